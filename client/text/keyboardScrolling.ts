/**
 * Whoever has no mouse scrolls by the arrow keys what has the focus: each of these elements can have it while a part of
 * it is out of sight. Returns what ends the watch.
 */
export function allowKeyboardScrolling(elements: ArrayLike<HTMLElement>): () => void {
  if (elements.length === 0) return () => undefined;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) follow(target);
  });
  for (const element of Array.from(elements)) observer.observe(element);
  return () => observer.disconnect();
}

function follow(element: HTMLElement): void {
  const isWider = element.scrollWidth > element.clientWidth + 1;
  const isHigher = element.scrollHeight > element.clientHeight + 1;
  const scrolls = getComputedStyle(element);
  const isScrollable =
    (isWider && /auto|scroll/.test(scrolls.overflowX)) || (isHigher && /auto|scroll/.test(scrolls.overflowY));
  if (isScrollable) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}
