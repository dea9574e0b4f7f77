import type { ComponentChildren } from "preact";

/** Around a table that may be larger than its place: it scrolls by itself, for the keyboard, too. */
export function TableFrame(props: {
  readonly label: string;
  readonly look?: "file-problems" | "repair-teams";
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form's fields stand together here
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus
    <div class={`table-frame ${props.look ?? ""}`} role="group" aria-label={props.label} tabIndex={0}>
      {props.children}
    </div>
  );
}
