/**
 * Puts a text into a box, at best as one step of what the browser undoes; what was selected stays selected. `focus`: the
 * box may have the focus for that moment, which the browser's undo needs.
 */
export function writeInto(
  box: HTMLTextAreaElement,
  start: number,
  end: number,
  text: string,
  focus: boolean,
): void {
  const focused = document.activeElement;
  if (focused !== box && focus) box.focus({ preventScroll: true });
  const { selectionStart, selectionEnd } = box;
  const wanted = box.value.slice(0, start) + text + box.value.slice(end);
  if (document.activeElement === box) {
    box.setSelectionRange(start, end);
    if (text === "") document.execCommand?.("delete");
    else document.execCommand?.("insertText", false, text);
  }
  // Where the browser does not know how, or has a limit of its own.
  if (box.value !== wanted) box.value = wanted;
  const moved = (at: number) => (at >= end ? at + text.length - (end - start) : Math.min(at, start));
  box.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  if (focused !== box && focused instanceof HTMLElement && focus) focused.focus({ preventScroll: true });
}
