import { useLayoutEffect, useRef } from "preact/hooks";
import { partsOfName } from "../../store/nameEnd.ts";

/**
 * A name as high as its place asks for. One that is too wide is set in narrower letters, then in smaller ones, to be read
 * whole; only what is still too wide then has an ellipsis, in a line before its end. NME4 Readers of the page have the whole
 * name in any case.
 */
export function FittedName({ name, lines = 1 }: { readonly name: string; readonly lines?: 1 | 2 | 3 }) {
  const text = useRef<HTMLSpanElement>(null);
  // Measuring makes the browser lay out the page: not for every change of the contest.
  useLayoutEffect(() => {
    const element = text.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    // RST1 Who listens hears the whole name in any letters; in a box of nothing each of them would be tried.
    const fitIn = () => {
      if (!frame.closest(".visually-hidden")) setIn(element, lines);
    };
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
  const { start, end } = partsOfName(name);
  return (
    <span class="fitted" data-lines={lines} translate={false}>
      <span ref={text} title={name}>
        {lines === 1 && end !== "" ? (
          <>
            <span class="fitted-start">{start}</span>
            <span class="fitted-end">{end}</span>
          </>
        ) : (
          name
        )}
      </span>
    </span>
  );
}

/** In per cent, as the family counts its widths: down to its narrowest. */
const widths = [100, 92.5, 85, 77.5, 70, 62.5];
/** In sizes of the place; a name is never made lower than names have to be on the screen. */
const smallerSizes = [
  "",
  "min(1em, max(0.92em, var(--name)))",
  "min(1em, max(0.84em, var(--name)))",
  "min(1em, max(0.7em, var(--name)))",
  "min(1em, max(0.6em, var(--name)))",
  "min(1em, max(0.5em, var(--name)))",
];

function setIn(text: HTMLElement, lines: 1 | 2 | 3): void {
  text.dataset.cut = "false";
  const narrowest = widths.at(-1);
  for (const fontSize of smallerSizes) {
    for (const width of fontSize === "" ? widths : [narrowest]) {
      text.style.fontStretch = `${width}%`;
      text.style.fontSize = fontSize;
      // One line is never too high, even where its letters' box reaches out of it.
      const isLow = lines === 1 || text.scrollHeight <= text.clientHeight + 1;
      if (isLow && text.scrollWidth <= text.clientWidth) return;
    }
  }
  text.dataset.cut = "true";
}
