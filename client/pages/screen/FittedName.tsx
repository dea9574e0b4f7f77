import { useLayoutEffect, useRef } from "preact/hooks";
import { partsOfName } from "../../store/nameEnd.ts";
import { type NameLines, nameTries } from "./nameTries.ts";

/**
 * A name as high as its place asks for. One that is too wide is set in narrower letters, in more lines where it may have them,
 * then in smaller letters, to be read whole; only what is still too wide then has an ellipsis, in a line before its end. NME4
 * Readers of the page have the whole name in any case.
 */
export function FittedName({ name, lines = 1 }: { readonly name: string; readonly lines?: NameLines }) {
  const text = useRef<HTMLSpanElement>(null);
  // Measuring makes the browser lay out the page: not for every change of the contest.
  useLayoutEffect(() => {
    const element = text.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    // RST1 Who listens hears the whole name in any letters; in a box of nothing each of them would be tried.
    const fitIn = () => {
      if (!frame.closest(".visually-hidden")) setIn(frame, element, lines);
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

function setIn(frame: HTMLElement, text: HTMLElement, lines: NameLines): void {
  text.dataset.cut = "false";
  for (const { lines: count, widthPercent, fontSize, isBroken } of nameTries(lines)) {
    frame.dataset.lines = `${count}`;
    text.dataset.broken = `${isBroken}`;
    text.style.fontStretch = `${widthPercent}%`;
    text.style.fontSize = fontSize;
    // One line is never too high, even where its letters' box reaches out of it.
    const isLow = count === 1 || text.scrollHeight <= text.clientHeight + 1;
    if (isLow && text.scrollWidth <= text.clientWidth) return;
  }
  text.dataset.cut = "true";
}
