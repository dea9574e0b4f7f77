import { type PracticeMinutes, practiceMinutes } from "../../shared/practice.ts";
import {
  cardSeconds,
  hurries,
  mostSimulatedTeams,
  type PlayersChoice,
  skillPercents,
} from "../../shared/trying.ts";
import type { Trouble } from "../net/http.ts";
import type { Storage } from "./browserStorage.ts";
import { pathTo, withSwitches } from "./router.ts";
import type { SeatBook } from "./seats.ts";
import type { Session } from "./session.ts";

/** How an author tries a draft. */
export interface TryChoice extends PlayersChoice {
  /** How many simulated ones; 0: alone. */
  readonly teams: number;
  /** null: without a clock. */
  readonly minutes: PracticeMinutes | null;
}

export const usualTry: TryChoice = {
  teams: 5,
  skillPercent: skillPercents.middle,
  cardSeconds: cardSeconds.usual,
  hurry: 1,
  minutes: 20,
};

const choiceKey = "regatta.try";

/** What was chosen in this browser the last time: a page that is opened anew begins with it. */
export function readTryChoice(storage: Storage): TryChoice {
  try {
    const choice: unknown = JSON.parse(storage.read(choiceKey) ?? "null");
    return isTryChoice(choice) ? choice : usualTry;
  } catch {
    return usualTry;
  }
}

export function keepTryChoice(storage: Storage, choice: TryChoice): void {
  storage.write(choiceKey, JSON.stringify(choice));
}

function isTryChoice(value: unknown): value is TryChoice {
  if (typeof value !== "object" || value === null) return false;
  const choice: Partial<Record<keyof TryChoice, unknown>> = value;
  const isWhole = (number: unknown, least: number, most: number) =>
    Number.isInteger(number) && Number(number) >= least && Number(number) <= most;
  return (
    isWhole(choice.teams, 0, mostSimulatedTeams) &&
    isWhole(choice.skillPercent, skillPercents.least, skillPercents.most) &&
    isWhole(choice.cardSeconds, cardSeconds.least, cardSeconds.most) &&
    hurries.some((hurry) => hurry === choice.hurry) &&
    (choice.minutes === null || practiceMinutes.some((minutes) => minutes === choice.minutes))
  );
}

/**
 * Begins a trial, and answers the address of its page; else says why not. `insteadOf`: the room code of the trial that it
 * takes the place of. PRA10
 */
export async function startTry(
  { session, seats }: { readonly session: Pick<Session, "call">; readonly seats: SeatBook },
  code: string,
  choice: TryChoice,
  insteadOf?: string,
): Promise<{ readonly ok: true; readonly path: string } | { readonly ok: false; readonly trouble: Trouble }> {
  const answer = await session.call("tryDraft", {
    code,
    body: { ...choice, ...(insteadOf !== undefined && { insteadOf }) },
  });
  if (!answer.ok) return { ok: false, trouble: answer.problem };
  const { title, leftOut, ...grant } = answer.reply;
  const draft = { code, minutes: choice.minutes, teams: choice.teams, leftOut };
  seats.keep({ ...grant, teamName: title, draft, takenAt: Date.now() });
  return { ok: true, path: pathTo.play(grant.roomCode, grant.seatId) };
}

/** The tab in which a contest's board is written, by which the tab of a trial finds it again. */
export function boardTab(code: string): string {
  return `regatta-board-${code}`;
}

/** The tab of its trials: another one takes the place of the one before. */
export function tryTab(code: string): string {
  return `regatta-try-${code}`;
}

const cardMark = "#card-";

/** The board's page, with this card open. A page that shows the board already need not be loaded anew. */
export function pathToCard(code: string, cardId: number | null): string {
  return withSwitches(pathTo.studio(code), location.search) + (cardId === null ? "" : `${cardMark}${cardId}`);
}

/** Opens the card that the address names, now and whenever it names one. Returns what ends it. */
export function followCards(open: (cardId: number) => void): () => void {
  const read = () => {
    if (!location.hash.startsWith(cardMark)) return;
    const cardId = Number(location.hash.slice(cardMark.length));
    // Else the same card could not be asked for again.
    history.replaceState(history.state, "", location.pathname + location.search);
    if (Number.isSafeInteger(cardId)) open(cardId);
  };
  read();
  addEventListener("hashchange", read);
  return () => removeEventListener("hashchange", read);
}
