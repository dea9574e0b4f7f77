import { type ContestEvent, type EventType, eventData } from "../../shared/contest/events.ts";
import { evolve, replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import { type StoredEvent, UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { personalFields } from "../../shared/personal.ts";
import type { PictureId } from "../../shared/pictures.ts";
import { Refused } from "../ops/Refused.ts";
import { AnyLine, type EventLine, type PictureLine } from "./journalFile.ts";

/** What a line of a journal's file is, once it has been followed. Events as they are to be stored. */
export type FollowedLine =
  | ({
      readonly kind: "created";
      readonly contestId: string;
      readonly title: string;
      readonly language: ContestState["language"];
      /** The one it had. */
      readonly roomCode: string;
    } & NumberedEvent)
  | ({ readonly kind: "event" } & NumberedEvent)
  | { readonly kind: "picture"; readonly picture: PictureLine }
  | { readonly kind: "last" };

type NumberedEvent = StoredEvent & { readonly seq: number };

export interface FinishedJournal {
  readonly state: ContestState;
  readonly events: number;
  readonly pictures: ReadonlySet<PictureId>;
  /** Of the last event, ms since 1970. */
  readonly lastAt: number;
}

/** Follows a journal's file line by line, as the contest of another id, and refuses the first line that does not fit. OPS11 */
export class FollowedJournal {
  readonly contestId: string;
  #line = 0;
  #events = 0;
  #lastAt = 0;
  #state: ContestState | null = null;
  readonly #pictures = new Set<PictureId>();
  #isWhole = false;

  constructor(contestId: string) {
    this.contestId = contestId;
  }

  /** Of the file, from 1. */
  get line(): number {
    return this.#line;
  }

  /** Throws {@link Refused}. */
  follow(text: string): FollowedLine {
    this.#line += 1;
    if (this.#isWhole) throw this.#refused("stands after the last one");
    const read = AnyLine.safeParse(parsed(text));
    if (!read.success) throw this.#refused("is no line of a contest's journal");
    const line = read.data;
    if ("seq" in line) return this.#followEvent(line);
    if ("picture" in line) {
      this.#pictures.add(line.picture);
      return { kind: "picture", picture: line };
    }
    if (line.events !== this.#events || line.pictures !== this.#pictures.size)
      throw this.#refused(
        `speaks of ${line.events} events and ${line.pictures} pictures, which are not all there`,
      );
    this.#isWhole = true;
    return { kind: "last" };
  }

  /** Throws {@link Refused} while the last line has not come. */
  finished(): FinishedJournal {
    if (!this.#state || !this.#isWhole)
      throw new Refused(
        "The file is cut off: its last line, which says how many events there are, is missing. Nothing was imported.",
      );
    return { state: this.#state, events: this.#events, pictures: this.#pictures, lastAt: this.#lastAt };
  }

  #followEvent({ seq, at, ...line }: EventLine): FollowedLine {
    if (seq !== this.#events + 1) throw this.#refused(`holds event ${seq} instead of ${this.#events + 1}`);
    if (this.#pictures.size > 0) throw this.#refused("is an event after a picture");
    if ((line.type === "ContestCreated") !== (seq === 1))
      throw this.#refused("is not where a contest is made, which is at its beginning");
    const stored: NumberedEvent = {
      ...line,
      seq,
      at: Date.parse(at),
      data: withUnknownPin(line.type, line.data),
    };
    if (seq > 1) {
      this.#evolve(stored);
      return { ...stored, kind: "event" };
    }
    const created = { ...stored, data: { ...stored.data, contestId: this.contestId } };
    const { title, language, roomCode } = this.#evolve(created);
    return { ...created, kind: "created", contestId: this.contestId, title, language, roomCode };
  }

  #evolve(stored: NumberedEvent): ContestState {
    try {
      const event: ContestEvent = readEvent(stored);
      this.#state = this.#state ? evolve(this.#state, event) : replay([event]);
    } catch (error) {
      if (error instanceof UnreadableEvent) throw this.#refused(`cannot be read: ${error.message}`);
      throw this.#refused(`does not follow from those before it (${stored.type})`);
    }
    this.#events = stored.seq;
    this.#lastAt = stored.at;
    return this.#state;
  }

  #refused(why: string): Refused {
    return new Refused(`Line ${this.#line} ${why}. Nothing was imported.`);
  }
}

/** Events that hold a PIN, which is in no file. */
const withPin: ReadonlySet<string> = new Set(
  (Object.keys(eventData) as EventType[]).filter((type) =>
    personalFields(eventData[type]).some(({ kind, path }) => kind === "pin" && path.join() === "pin"),
  ),
);

function withUnknownPin(type: string, data: StoredEvent["data"]): StoredEvent["data"] {
  return withPin.has(type) ? { ...data, pin: null } : data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
