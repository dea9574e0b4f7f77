import type { ComponentChildren } from "preact";
import type { SentCommand } from "../../net/outbox.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
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
  const { command, children, ...shown } = props;
  return (
    <PassingButton {...shown} isSending={isSending} onPress={() => void act(command)}>
      {children}
    </PassingButton>
  );
}
