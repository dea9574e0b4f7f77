import { always, type ByClock, isBefore } from "./byClock.ts";
import type { MateDraft } from "./sharedDrafts.ts";

/** An answer box when a mate's draft arrives. Times are local, in ms. */
export interface AnswerBox {
  readonly text: string;
  /** The mate's draft that the box took over last; null: none. */
  readonly followed: string | null;
  /** When a key was last pressed here; null: never. */
  readonly typedAt: number | null;
  /** Somebody went into it, or types there; not so when the page itself put the keyboard in. */
  readonly isHeld: boolean;
}

const stillWritingMs = 3_000;
const typingMs = 4_000;

/**
 * Whether the box takes a mate's draft over by itself: never while somebody writes here, and a mate who empties a box
 * empties only what came from a mate. DRF5
 */
export function follows(box: AnswerBox, mate: MateDraft): boolean {
  if (mate.text === box.text || box.isHeld) return false;
  if (box.typedAt !== null && mate.at - box.typedAt < stillWritingMs) return false;
  return mate.text !== "" || box.text === box.followed;
}

/** Whether a mate's draft is worth a line beside the box. */
export function isOffered(text: string, mate: MateDraft | undefined): boolean {
  return mate !== undefined && mate.text !== "" && mate.text !== text;
}

/** Whether the mate is at it right now. */
export function typingAt(mate: MateDraft | undefined, now: number): ByClock<boolean> {
  if (mate === undefined || mate.text === "") return always(false);
  return isBefore(mate.at + typingMs, now);
}
