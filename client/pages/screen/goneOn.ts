import type { PublicView } from "../../../shared/contest/view.ts";
import type { Storage } from "../../store/browserStorage.ts";

/** One key, for the last bell that this screen heard. */
const key = "regatta.finale";

/** How far this screen has gone ahead of the clock after this bell: what it has told stays told when it is loaded anew. STG4 */
export function readGoneOn(storage: Storage, view: Pick<PublicView, "roomCode" | "clock">): number {
  const stored = storage.read(key);
  const bell = bellOf(view);
  return stored?.startsWith(bell) ? Number(stored.slice(bell.length)) || 0 : 0;
}

/** Remembers it. */
export function writeGoneOn(
  storage: Storage,
  view: Pick<PublicView, "roomCode" | "clock">,
  aheadMs: number,
): void {
  storage.write(key, `${bellOf(view)}${aheadMs}`);
}

function bellOf({ roomCode, clock }: Pick<PublicView, "roomCode" | "clock">): string {
  return `${roomCode} ${clock.finishedAt} `;
}
