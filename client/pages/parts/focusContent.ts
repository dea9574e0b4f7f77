/**
 * What was pressed goes with the click; whoever works by the keyboard goes on from the page's content, which stays where it was
 * scrolled to. PAG41
 */
export function focusContent(): void {
  document.querySelector<HTMLElement>("#content")?.focus({ preventScroll: true });
}
