import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A name as high as its place asks for. One that is too wide is set narrower, to be read whole; only what is still too
 * wide then ends in an ellipsis.
 */
export function FittedName({ name, lines = 1 }: { readonly name: string; readonly lines?: 1 | 2 }) {
  const text = useRef<HTMLSpanElement>(null);
  // Measuring makes the browser lay out the page: not for every change of the contest.
  useLayoutEffect(() => {
    const element = text.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const squeezeIn = () => squeeze(element, frame.clientWidth);
    squeezeIn();
    const observer = new ResizeObserver(squeezeIn);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [name, lines]);
  return (
    <span class="fitted" data-lines={lines} translate={false}>
      <span ref={text}>{name}</span>
    </span>
  );
}

const narrowest = 0.62;

function squeeze(text: HTMLElement, width: number): void {
  let share = 1;
  setWidth(text, width, share);
  while (isCut(text) && share > narrowest) {
    share = Math.max(narrowest, share - 0.04);
    setWidth(text, width, share);
  }
}

function setWidth(text: HTMLElement, width: number, share: number): void {
  text.style.width = `${width / share}px`;
  text.style.transform = share < 1 ? `scaleX(${share})` : "";
}

function isCut(text: HTMLElement): boolean {
  return text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight + 1;
}
