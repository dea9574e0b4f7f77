import type { ComponentChildren } from "preact";
import { useContext, useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../AppContext.ts";
import { followOpener } from "./followOpener.ts";
import { openModal } from "./openModal.ts";
import { VeilContext } from "./VeilContext.ts";
import { createWrittenFields } from "./writtenFields.ts";

/**
 * A modal question. While it is shown the page behind is inert; when it goes, the focus returns to where it was. The back
 * button closes it as Escape does, and so does a click beside it while nothing was written in it. What has
 * `data-first-focus` gets the focus at first. Under a cover it waits as it is. PAG30 CVR1
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
  const written = useMemo(createWrittenFields, []);
  // A selection of text may begin inside and end beside it, where the browser says it was clicked.
  const isPressedBeside = useRef(false);

  const isVeiled = useContext(VeilContext)?.value ?? false;
  /** What had the focus within before it was veiled. */
  const focusedWithin = useRef<HTMLElement | null>(null);
  /** What had it before: a browser that shows a dialog for the second time does not know it any more. */
  const opener = useRef<Element | null>(null);

  useLayoutEffect(() => router.openLayer(() => onClose.current()), [router]); // PAG21
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown || isVeiled) return;
    opener.current ??= document.activeElement;
    const close = openModal(shown, () => onClose.current());
    const first = focusedWithin.current ?? shown.querySelector<HTMLElement>("[data-first-focus]");
    first?.focus();
    return () => {
      const focused = document.activeElement;
      focusedWithin.current = focused instanceof HTMLElement && shown.contains(focused) ? focused : null;
      close();
      if (document.activeElement === document.body && opener.current instanceof HTMLElement)
        opener.current.focus();
    };
  }, [isVeiled]);
  useLayoutEffect(
    () => () => {
      const { current: left } = opener;
      // By then all that goes with the dialog is gone.
      queueMicrotask(() => {
        if (left instanceof HTMLElement) followOpener(left);
      });
    },
    [],
  );

  return (
    // The keyboard closes it by Escape, which the browser reports as `cancel`.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is for pointers only
    <dialog
      ref={dialog}
      class="dialog"
      hidden={isVeiled}
      data-width={props.width}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A chooser of files within it, which was left without one, says the same of itself.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        props.onClose();
      }}
      onFocusIn={(event) => written.remember(event.target)}
      onPointerDown={(event) => {
        isPressedBeside.current = isBeside(event.currentTarget, event);
      }}
      onClick={(event) => {
        const isClickedBeside = isPressedBeside.current && isBeside(event.currentTarget, event);
        isPressedBeside.current = false;
        // On a phone such a tap puts the keyboard away.
        if (isClickedBeside && !written.isAny()) props.onClose();
      }}
    >
      <div class="stack">
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}

function isBeside(dialog: HTMLElement, { target, clientX, clientY }: MouseEvent): boolean {
  if (target !== dialog) return false;
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
