/**
 * Shows a dialog over an inert page; returns how to close it, which gives the focus back. Where the browser has no modal
 * dialogs (Safari before 15.4) the keyboard is kept inside by hand; `onCancel` is called for Escape. PAG2
 */
export function openModal(dialog: HTMLDialogElement, onCancel: () => void): () => void {
  if (typeof dialog.showModal === "function") {
    dialog.showModal();
    return () => dialog.close();
  }
  const before = document.activeElement;
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
    } else if (event.key === "Tab") keepInside(dialog, event);
  };
  dialog.setAttribute("open", "");
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.dataset.modal = "by-hand";
  dialog.addEventListener("keydown", press);
  focusable(dialog)[0]?.focus();
  return () => {
    dialog.removeEventListener("keydown", press);
    dialog.removeAttribute("open");
    delete dialog.dataset.modal;
    if (before instanceof HTMLElement) before.focus();
  };
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const stops = focusable(dialog);
  const [first] = stops;
  const last = stops[stops.length - 1];
  if (document.activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

function focusable(dialog: HTMLElement): readonly HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>("button, [href], input, select, textarea, [tabindex='0']")];
}
