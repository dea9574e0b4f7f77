import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../AppContext.ts";
import { openModal } from "./openModal.ts";

/**
 * A modal question. While it is shown the page behind is inert; when it goes, the focus returns to where it was. The back
 * button closes it as Escape does. What has `data-first-focus` gets the focus at first.
 */
export function Dialog(props: {
  readonly title: string;
  /** For pictures and tables. */
  readonly width?: "wide" | "picture";
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { router } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const onClose = useRef(props.onClose);
  onClose.current = props.onClose;

  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    const close = openModal(shown, () => onClose.current());
    shown.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    const leave = router.openLayer(() => onClose.current()); // PAG21
    return () => {
      leave();
      close();
    };
  }, [router]);

  return (
    // The keyboard closes it by Escape, which the browser reports as `cancel`.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is for pointers only
    <dialog
      ref={dialog}
      class="dialog"
      data-width={props.width}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && isBeside(event.currentTarget, event)) props.onClose();
      }}
    >
      <div class="stack">
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}

function isBeside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
