import type { ComponentChildren } from "preact";
import { useFocusWhenGone } from "./useFocusWhenGone.ts";

/** A button that may go with what its press brings, as with the last rows of a list. PAG41 */
export function PassingButton(props: {
  readonly look?: "main" | "danger" | undefined;
  readonly size?: "small" | undefined;
  /** For those who do not see what it is about. */
  readonly label?: string | undefined;
  readonly title?: string | undefined;
  readonly isSending?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
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
      aria-disabled={props.isSending}
      onClick={() => props.onPress()}
    >
      {props.children}
    </button>
  );
}
