import type { PublicView } from "../../../shared/contest/view.ts";
import type { Storage } from "../../store/browserStorage.ts";

/** One key, for the last bell that this screen heard. */
const key = "regatta.finale";

/** Somebody went on at once: from this moment of the server's time on, this screen is ahead of it by so much more. */
export interface Leap {
  readonly at: number;
  readonly byMs: number;
}

export function aheadMs(leaps: readonly Leap[]): number {
  return leaps.reduce((sum, { byMs }) => sum + byMs, 0);
}

/** How this screen has gone ahead of the clock after this bell: what it has told stays told when it is loaded anew. STG4 */
export function readLeaps(storage: Storage, view: Pick<PublicView, "roomCode" | "clock">): readonly Leap[] {
  const stored = storage.read(key);
  const bell = bellOf(view);
  if (!stored?.startsWith(bell)) return [];
  return stored
    .slice(bell.length)
    .split(",")
    .flatMap((leap) => {
      const [at, byMs] = leap.split(":").map(Number);
      // A version of before wrote one number.
      return at === undefined || byMs === undefined || Number.isNaN(at + byMs) ? [] : [{ at, byMs }];
    });
}

/** Remembers it. */
export function writeLeaps(
  storage: Storage,
  view: Pick<PublicView, "roomCode" | "clock">,
  leaps: readonly Leap[],
): void {
  storage.write(key, `${bellOf(view)}${leaps.map(({ at, byMs }) => `${at}:${byMs}`).join(",")}`);
}

function bellOf({ roomCode, clock }: Pick<PublicView, "roomCode" | "clock">): string {
  return `${roomCode} ${clock.finishedAt} `;
}
