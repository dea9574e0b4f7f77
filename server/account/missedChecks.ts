import type { Books, EventOf } from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { deadlineOfLast } from "./extraTimeChecks.ts";
import type { Sight } from "./sight.ts";

/** What a database that went back has lost, as far as the journal says. */
export interface BookedLoss {
  readonly acts: number;
  readonly epoch: number;
  readonly seq: number;
  /** The contest has not gone on since. */
  isTold: boolean;
}

/** Each time it is more than before; and whoever played was interrupted just before. HEA7 */
export function bookMissedActs(
  books: Books,
  { at, acts, epoch, seq }: EventOf<"ActsMissed">,
  find: Find,
): void {
  const known = books.missed;
  const isKnown = known !== null && epoch <= known.epoch;
  if (acts < 1 || acts >= seq) find("order");
  if (isKnown && (seq <= known.seq || acts - known.acts !== seq - known.seq)) find("order");
  if (books.phase === "running" && at <= deadlineOfLast(books)) find("phase");
  books.missed = { acts, epoch, seq, isTold: true };
}

/** What one client's having seen more would come to. */
export function isNewLoss({ missed }: Books, seen: Omit<BookedLoss, "acts" | "isTold">, openedSeq: number) {
  return seen.seq > (missed !== null && seen.epoch <= missed.epoch ? missed.seq : openedSeq);
}

/** The contest goes on. */
export function settleLoss({ missed }: Books): void {
  if (missed) missed.isTold = false;
}

export function isSameLoss({ missed: booked }: Books, { missed: seen }: Sight): boolean {
  if (!booked || !seen) return booked === null && seen === null;
  const isTold = seen.settled !== true;
  return (
    seen.acts === booked.acts &&
    seen.epoch === booked.epoch &&
    seen.seq === booked.seq &&
    isTold === booked.isTold
  );
}
