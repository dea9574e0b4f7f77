import type { ComponentChildren } from "preact";
import { focusContent } from "./focusContent.ts";

/** A button that goes with what it takes away: whoever works by the keyboard goes on from the page's content. PAG41 */
export function DismissButton(props: {
  readonly onDismiss: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      onClick={() => {
        focusContent();
        props.onDismiss();
      }}
    >
      {props.children}
    </button>
  );
}
