import type { ComponentChildren } from "preact";
import type { SentCommand } from "../../net/outbox.ts";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { useAct } from "./useAct.ts";

/** A button that sends a command; while it is on its way, another press sends nothing. It may go with what it did. CON8 PAG41 */
export function ActButton(props: {
  readonly command: SentCommand;
  readonly look?: "main" | "danger";
  readonly size?: "small";
  /** For those who do not see what it is about. */
  readonly label?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  const { act, isSending } = useAct();
  const button = useFocusWhenGone<HTMLButtonElement>();
  return (
    <button
      ref={button}
      type="button"
      class="button"
      data-look={props.look}
      data-size={props.size}
      aria-label={props.label}
      title={props.title}
      aria-disabled={isSending}
      onClick={() => void act(props.command)}
    >
      {props.children}
    </button>
  );
}
