import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A name as high as its place asks for. One that is too wide is set in narrower letters, then in smaller ones, to be read
 * whole; only what is still too wide then ends in an ellipsis. Readers of the page have the whole name in any case.
 */
export function FittedName({ name, lines = 1 }: { readonly name: string; readonly lines?: 1 | 2 }) {
  const text = useRef<HTMLSpanElement>(null);
  // Measuring makes the browser lay out the page: not for every change of the contest.
  useLayoutEffect(() => {
    const element = text.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const fitIn = () => setIn(element);
    fitIn();
    const observer = new ResizeObserver(fitIn);
    observer.observe(frame);
    // The letters may come later than the name.
    document.fonts.addEventListener("loadingdone", fitIn);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", fitIn);
    };
  }, [name, lines]);
  return (
    <span class="fitted" data-lines={lines} translate={false}>
      <span ref={text} title={name}>
        {name}
      </span>
    </span>
  );
}

/** In per cent of the family's own width: down to what is still read from the last row. */
const widths = [100, 90, 80, 70, 60, 50];
/** In sizes of the place; a name is never made lower than names have to be on the screen. */
const smallerSizes = ["", "min(1em, max(0.92em, var(--name)))", "min(1em, max(0.84em, var(--name)))"];

function setIn(text: HTMLElement): void {
  const narrowest = widths.at(-1);
  for (const fontSize of smallerSizes) {
    for (const width of fontSize === "" ? widths : [narrowest]) {
      text.style.fontStretch = `${width}%`;
      text.style.fontSize = fontSize;
      if (text.scrollWidth <= text.clientWidth && text.scrollHeight <= text.clientHeight + 1) return;
    }
  }
}
