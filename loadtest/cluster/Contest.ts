import { setTimeout as delay } from "node:timers/promises";
import { type AnswerBook, answerBookOf } from "../bots/answerBook.ts";
import { ModeratorBot } from "../bots/ModeratorBot.ts";
import type { BotParts } from "../bots/RoomClient.ts";
import { ScreenBot } from "../bots/ScreenBot.ts";
import { honestMove } from "../bots/strategy.ts";
import { TeamBot } from "../bots/TeamBot.ts";
import { makeContestFile } from "../contestFile.ts";
import type { JournalRow } from "../crash/journalRows.ts";
import { createContest } from "../organizer.ts";
import { type Random, seededRandom } from "../random.ts";
import { ContestClients } from "./ContestClients.ts";

export interface ContestParts {
  readonly origin: string;
  readonly title: string;
  readonly random: Random;
  /** A loopback address that nobody else has. */
  readonly nextAddress: () => string;
  /** The organizer's access token; null when it cannot be had now. */
  readonly token: () => Promise<string | null>;
  readonly fault: (sentence: string) => void;
}

/** With a moderator and a screen: six clients. */
const teamCount = 4;
const lookAgainMs = 20;
const openWithinMs = 60_000;
const steerShare = 0.03;

/** One contest and its six clients, which do something when they are told to. */
export class Contest extends ContestClients {
  readonly #parts: ContestParts;
  readonly #book: AnswerBook;
  /** Under which epochs entries were shown that had to be written again, by sequence number. */
  readonly #shownEpochs = new Map<number, number>();
  #isResuming = false;
  /** How often it was found paused, and resumed. */
  pauses = 0;

  /** Resolves when it runs, and all six are in it. */
  static async open(parts: ContestParts): Promise<Contest> {
    const { csv, board } = makeContestFile(parts.random);
    const caller = { origin: parts.origin, localAddress: parts.nextAddress() };
    const token = await parts.token();
    if (token === null) throw new Error("the organizer cannot sign in");
    const roomCode = await createContest(caller, token, { title: parts.title, csv });
    const secrets = board.cards.map(({ task }) => task.statement);
    const contest = new Contest(parts, roomCode, { book: answerBookOf(board), secrets });
    await contest.#begin();
    return contest;
  }

  private constructor(
    parts: ContestParts,
    roomCode: string,
    { book, secrets }: { readonly book: AnswerBook; readonly secrets: readonly string[] },
  ) {
    const clientParts = () => botParts(parts, roomCode);
    super(parts.title, roomCode, {
      moderator: new ModeratorBot({ ...clientParts(), signIn: parts.token }),
      screen: new ScreenBot({ ...clientParts(), secrets }),
    });
    this.#parts = parts;
    this.#book = book;
  }

  /** The database went back behind this entry, which had been written under this epoch. */
  noteLacking(seq: number, epoch: number): void {
    if (!this.#shownEpochs.has(seq)) this.#shownEpochs.set(seq, epoch);
  }

  /** The journal as it was shown: a heal writes what was lacking anew, under a later epoch. HEA2 */
  asShown(rows: readonly JournalRow[]): readonly JournalRow[] {
    return rows.map((row) => ({ ...row, epoch: this.#shownEpochs.get(row.seq) ?? row.epoch }));
  }

  /** Somebody does something, if anybody is free to; false when nobody is. */
  act(): boolean {
    const { random } = this.#parts;
    if (random.fraction() < steerShare && this.moderator.isAtRest) {
      void this.moderator.send({ type: "ExtendContest", byMs: 1_000 * random.below(60) });
      return true;
    }
    const free = this.teams.filter(({ isAtRest }) => isAtRest);
    if (free.length === 0) return false;
    void random.pick(free).move();
    return true;
  }

  /** Sends something that should be accepted, connected or not; whether it was. */
  async probe(): Promise<boolean> {
    const { random } = this.#parts;
    const bot = random.pick(this.teams);
    const { view, live } = bot;
    if (!view || !live) return false;
    const { rules, board } = live.view;
    const move = honestMove({ rules, cards: board.cards, view }, this.#book, random);
    return move.kind === "command" && (await bot.desk.send(move.command)).ok;
  }

  /** A contest that stood still for too long waits for a click. TIM6 */
  resumeIfPaused(): void {
    if (this.#isResuming || this.moderator.live?.view.phase !== "paused" || !this.moderator.isAtRest) return;
    this.#isResuming = true;
    this.pauses += 1;
    void this.moderator.send({ type: "ResumeContest" }).then(() => {
      this.#isResuming = false;
    });
  }

  async finish(): Promise<void> {
    await this.moderator.send({ type: "FinishContest" });
  }

  async #begin(): Promise<void> {
    await this.#until(() => this.moderator.isAtRest);
    await this.moderator.send({ type: "OpenLobby" });
    const names = Array.from({ length: teamCount }, (_, index) => `Team ${index + 1}`);
    await Promise.all(names.map((name) => this.#join(name)));
    await this.#until(() => this.isAtRest);
    await this.moderator.send({ type: "StartContest" });
  }

  async #join(name: string): Promise<void> {
    const bot = new TeamBot({
      ...botParts(this.#parts, this.roomCode),
      name,
      pin: null,
      book: this.#book,
      inFlight: 0,
    });
    await bot.join();
    this.teams.push(bot);
  }

  async #until(condition: () => boolean): Promise<void> {
    const giveUpAt = performance.now() + openWithinMs;
    while (!condition()) {
      if (performance.now() > giveUpAt) throw new Error(`${this.title} does not open`);
      await delay(lookAgainMs);
    }
  }
}

function botParts({ origin, nextAddress, random, fault, title }: ContestParts, roomCode: string): BotParts {
  return {
    origin,
    localAddress: nextAddress(),
    roomCode,
    random: seededRandom(random.below(2 ** 32)),
    fault: (sentence) => fault(`${title}: ${sentence}`),
  };
}
