import { signal } from "@preact/signals";
import type { PracticeChoice, SeatGrant } from "../../shared/api.ts";
import { type Language, languages } from "../../shared/languages.ts";
import type { PracticeMinutes } from "../../shared/practice.ts";
import type { Storage } from "./browserStorage.ts";

/** A seat that this browser took. Whoever holds `seatToken` is the team. */
export interface OwnSeat extends SeatGrant {
  readonly roomCode: string;
  /** For a practice the title of its board. */
  readonly teamName: string;
  /** The team that the seat was last known to be of, where it has moved. SEA2 */
  readonly sitsAt?: string;
  /** That team's boat, once it was seen. BOA4 */
  readonly boat?: number;
  /** Present for a practice: what it was started with. */
  readonly practice?: OwnPractice;
  /** Present for a trial of a draft: what is tried. PRA9 */
  readonly draft?: TriedDraft;
  /** By this computer's clock: only for the order of a list. */
  readonly takenAt: number;
}

/** What a practice was started with. */
export interface OwnPractice extends PracticeChoice {
  /** Of its board; absent in what earlier versions kept, as is the title in a language that was added since. */
  readonly titles?: Readonly<Partial<Record<Language, string>>>;
}

/** What an author tries. */
export interface TriedDraft {
  /** The room code of the contest that is tried. */
  readonly code: string;
  readonly minutes: PracticeMinutes | null;
  /** How many simulated ones play along. */
  readonly teams: number;
  /** Cards that are not finished, and so are not played. */
  readonly leftOut: number;
}

/** Nobody but its player is there: no moderators to ask, and no second laptop. */
export function isRehearsal({ practice, draft }: Pick<OwnSeat, "practice" | "draft">): boolean {
  return practice !== undefined || draft !== undefined;
}

/** There are no others to stand among. */
export function isAlone({ practice, draft }: Pick<OwnSeat, "practice" | "draft">): boolean {
  return practice !== undefined || draft?.teams === 0;
}

/** As whom or what a seat is offered: the team, or the board of a practice in the language that is read. PAG43 */
export function seatName({ practice, teamName }: OwnSeat, language: Language): string {
  return practice?.titles?.[language] ?? teamName;
}

/** The seats of this browser, each under its own id, so that two tabs hold two teams. */
export interface SeatBook {
  find(seatId: string): OwnSeat | null;
  /** The newest first. What is drawn from it follows what this page keeps and forgets. */
  list(): readonly OwnSeat[];
  keep(seat: OwnSeat): void;
  forget(seatId: string): void;
}

const prefix = "regatta.seat.";

export function sitsAtOf({ teamId, sitsAt }: Pick<OwnSeat, "teamId" | "sitsAt">): string {
  return sitsAt ?? teamId;
}

/** The seat that a page was given anew, of a team of which it has seen nothing yet. ENT22 */
export function seatAnew(seat: OwnSeat, grant: SeatGrant, takenAt: number): OwnSeat {
  const { sitsAt: _sitsAt, boat: _boat, ...lasting } = seat;
  return { ...lasting, ...grant, takenAt };
}

export function createSeatBook(storage: Storage): SeatBook {
  const find = (seatId: string) => parseSeat(storage.read(prefix + seatId));
  const changes = signal(0);
  return {
    find,
    list() {
      changes.value;
      return storage
        .keys()
        .filter((key) => key.startsWith(prefix))
        .map((key) => parseSeat(storage.read(key)))
        .filter((seat) => seat !== null)
        .sort((a, b) => b.takenAt - a.takenAt);
    },
    keep(seat) {
      storage.write(prefix + seat.seatId, JSON.stringify(seat));
      changes.value = changes.peek() + 1;
    },
    forget(seatId) {
      storage.remove(prefix + seatId);
      changes.value = changes.peek() + 1;
    },
  };
}

function parseSeat(text: string | null): OwnSeat | null {
  if (text === null) return null;
  try {
    const seat: unknown = JSON.parse(text);
    return isSeat(seat) ? seat : null;
  } catch {
    return null;
  }
}

function isSeat(value: unknown): value is OwnSeat {
  if (typeof value !== "object" || value === null) return false;
  const seat: Partial<Record<keyof OwnSeat, unknown>> = value;
  const texts = [seat.seatId, seat.seatToken, seat.teamId, seat.roomCode, seat.teamName];
  return (
    texts.every((text) => typeof text === "string") &&
    typeof seat.takenAt === "number" &&
    (seat.boat === undefined || (Number.isInteger(seat.boat) && Number(seat.boat) >= 0)) &&
    (seat.practice === undefined || isPractice(seat.practice)) &&
    (seat.draft === undefined || isDraft(seat.draft))
  );
}

function isPractice(value: unknown): value is OwnPractice {
  if (typeof value !== "object" || value === null) return false;
  const { board, minutes, titles }: Partial<Record<keyof OwnPractice, unknown>> = value;
  return (
    typeof board === "string" &&
    (minutes === null || typeof minutes === "number") &&
    (titles === undefined || isTitles(titles))
  );
}

function isTitles(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const titles: Partial<Record<Language, unknown>> = value;
  return languages.every((language) => ["string", "undefined"].includes(typeof titles[language]));
}

function isDraft(value: unknown): value is TriedDraft {
  if (typeof value !== "object" || value === null) return false;
  const { code, minutes, teams, leftOut }: Partial<Record<keyof TriedDraft, unknown>> = value;
  return (
    typeof code === "string" &&
    (minutes === null || typeof minutes === "number") &&
    typeof teams === "number" &&
    typeof leftOut === "number"
  );
}
