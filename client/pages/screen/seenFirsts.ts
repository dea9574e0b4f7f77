import type { PublicView } from "../../../shared/contest/view.ts";
import type { Storage } from "../../store/browserStorage.ts";
import { type FirstSolvers, noFirsts } from "../../store/cardFleets.ts";

/** One key, for the last contest that this screen showed. */
const key = "regatta.firsts";

/** CRD4 Whom this screen has seen to be first, before it was loaded anew. */
export function readFirsts(storage: Storage, view: Pick<PublicView, "roomCode" | "clock">): FirstSolvers {
  const stored = storage.read(key);
  const run = runOf(view);
  if (!stored?.startsWith(run)) return noFirsts;
  const byCard = stored
    .slice(run.length)
    .split(",")
    .map((pair) => pair.split(":"))
    .flatMap(([card, team]): [number, string][] => (card && team ? [[Number(card), team]] : []));
  return { roomCode: view.roomCode, byCard: new Map(byCard) };
}

/** Remembers them. */
export function writeFirsts(
  storage: Storage,
  view: Pick<PublicView, "roomCode" | "clock">,
  { byCard }: FirstSolvers,
): void {
  const text = `${runOf(view)}${[...byCard].map(([card, team]) => `${card}:${team}`).join()}`;
  if (storage.read(key) !== text) storage.write(key, text);
}

function runOf({ roomCode, clock }: Pick<PublicView, "roomCode" | "clock">): string {
  return `${roomCode} ${clock.startedAt} `;
}
