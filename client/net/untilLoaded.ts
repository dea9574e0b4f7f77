import { isSheetLost } from "./lostSheets.ts";

const retryMs = 2_000;
/** A page that stays bare for good is better than none. */
const waitsForSheets = 5;

/**
 * Asks for a part of the page until it comes, and waits for its style sheet; returns how to give up. What asks and fails
 * is seen by `pageParts.ts`.
 */
export function untilLoaded<Part>(load: () => Promise<Part>, onLoaded: (part: Part) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  let waits = 0;
  const ask = () => {
    load().then(
      (part) => {
        if (gone) return;
        if (isSheetLost(document) && waits++ < waitsForSheets) askLater();
        else onLoaded(part);
      },
      () => {
        if (!gone) askLater();
      },
    );
  };
  const askLater = () => {
    timer = setTimeout(ask, retryMs);
  };
  ask();
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}
