/** What tells whether a keyboard on the glass has made a window low. */
export interface WritingPlace {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The highest that this window has been at this width. */
  readonly tallestPx: number;
  /** The keyboard writes into a field, or its form has the focus. */
  readonly isInField: boolean;
}

/** As `play.css` has it: one section at a time. */
const narrowPx = 880;
const lowPx = 544;
/** Bars of a browser that come and go are lower. */
const lowestKeyboardPx = 120;

/**
 * TSK5 Whether somebody writes where there is room for little else: in a window that is narrow, and low or much lower than
 * it was. Of a keyboard that lowers the window itself nothing else tells.
 */
export function isWritingLow({ widthPx, heightPx, tallestPx, isInField }: WritingPlace): boolean {
  if (!isInField || widthPx > narrowPx) return false;
  return heightPx <= lowPx || tallestPx - heightPx >= lowestKeyboardPx;
}

const fields = "textarea, input:not([type=radio], [type=checkbox], [type=range])";

/** Says on the page's root whether somebody writes so, until it is called that is returned. */
export function watchWriting(window: Window): () => void {
  const { document } = window;
  const root = document.documentElement;
  const tallest = new Map<number, number>();
  let isOver = false;

  const follow = () => {
    if (isOver) return;
    const { innerWidth: widthPx, innerHeight: heightPx } = window;
    const tallestPx = Math.max(heightPx, tallest.get(widthPx) ?? 0);
    tallest.set(widthPx, tallestPx);
    const isInField = isFieldOrBeside(document.activeElement);
    if (isWritingLow({ widthPx, heightPx, tallestPx, isInField })) root.dataset.writing = "true";
    else if (root.dataset.writing) {
      delete root.dataset.writing;
      // What comes back has moved what the keyboard went to.
      if (!isInField) document.activeElement?.scrollIntoView({ block: "nearest" });
    }
  };
  // Between two fields nobody has the focus.
  const followLater = () => setTimeout(follow, 0);

  window.addEventListener("resize", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("focusout", followLater);
  follow();
  return () => {
    isOver = true;
    window.removeEventListener("resize", follow);
    document.removeEventListener("focusin", follow);
    document.removeEventListener("focusout", followLater);
    delete root.dataset.writing;
  };
}

/** A button of the same form is pressed where it stands. */
function isFieldOrBeside(element: Element | null): boolean {
  if (!element) return false;
  return element.matches(fields) || Boolean(element.closest("form")?.querySelector(fields));
}
