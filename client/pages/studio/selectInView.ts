/** Selects a part of a text box, and brings it where it can be seen. */
export function selectInView(
  box: HTMLTextAreaElement,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  box.focus();
  box.setSelectionRange(start, end);
  const top = topOf(box, start);
  if (top < box.scrollTop || top > box.scrollTop + box.clientHeight * 0.75)
    box.scrollTop = Math.max(0, top - box.clientHeight / 3);
  box.scrollIntoView?.({ block: "nearest" });
}

/** How far below the beginning of the text the sign stands: browsers tell it of elements only. */
function topOf(box: HTMLTextAreaElement, at: number): number {
  const style = getComputedStyle(box);
  const copy = document.createElement("div");
  copy.style.cssText =
    "position:absolute;visibility:hidden;white-space:pre-wrap;overflow-wrap:break-word;top:0;left:0";
  copy.style.width = `${box.clientWidth}px`;
  for (const name of ["font-family", "font-size", "line-height", "letter-spacing", "padding", "tab-size"])
    copy.style.setProperty(name, style.getPropertyValue(name));
  copy.textContent = box.value.slice(0, at);
  const mark = document.createElement("span");
  mark.textContent = box.value.slice(at, at + 1) || ".";
  copy.append(mark);
  document.body.append(copy);
  const top = mark.offsetTop;
  copy.remove();
  return top;
}
