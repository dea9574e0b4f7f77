import { setTimeout as delay } from "node:timers/promises";
import type { Phase } from "../../shared/contest/phases.ts";
import { type AnswerBook, answerBookOf } from "../bots/answerBook.ts";
import type { TimedAnswer } from "../bots/CommandDesk.ts";
import { ModeratorBot } from "../bots/ModeratorBot.ts";
import type { BotParts } from "../bots/RoomClient.ts";
import { ScreenBot } from "../bots/ScreenBot.ts";
import { honestMove } from "../bots/strategy.ts";
import { TeamBot } from "../bots/TeamBot.ts";
import { makeContestFile } from "../contestFile.ts";
import type { JournalRow } from "../crash/journalRows.ts";
import type { Live, Told } from "../crash/live.ts";
import { createContest } from "../organizer.ts";
import { type Random, seededRandom } from "../random.ts";

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

/** Whether the contest goes on, and how many acts the database lost. */
export interface Notice {
  readonly who: string;
  /** Null: it was shown nothing yet. */
  readonly phase: Phase | null;
  readonly missingActs: number | null;
}

/** With a moderator and a screen: six clients. */
const teamCount = 4;
const lookAgainMs = 20;
const openWithinMs = 60_000;
const steerShare = 0.03;

/** One contest and its six clients, which do something when they are told to. */
export class Contest implements Told {
  readonly roomCode: string;
  readonly #parts: ContestParts;
  readonly #book: AnswerBook;
  readonly #moderator: ModeratorBot;
  readonly #screen: ScreenBot;
  readonly #teams: TeamBot[] = [];
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
    this.#parts = parts;
    this.roomCode = roomCode;
    this.#book = book;
    this.#moderator = new ModeratorBot({ ...this.#botParts(), signIn: parts.token });
    this.#screen = new ScreenBot({ ...this.#botParts(), secrets });
  }

  get title(): string {
    return this.#parts.title;
  }

  get answers(): readonly TimedAnswer[] {
    return this.#commanders.flatMap(({ answers }) => answers);
  }

  /** Of the teams, each a list that grows. */
  get answerLists(): readonly (readonly TimedAnswer[])[] {
    return this.#teams.map(({ answers }) => answers);
  }

  /** Commands of teams that were accepted so far. */
  get acceptedCount(): number {
    return this.answerLists.reduce((sum, list) => sum + list.filter(({ reply }) => reply.ok).length, 0);
  }

  get seats(): Told["seats"] {
    return this.#teams.map(({ seat: { teamId, seatId }, name }) => ({ teamId, seatId, name }));
  }

  get publicLogs(): Told["publicLogs"] {
    return [
      { who: `the screen of ${this.title}`, log: this.#screen.publicLog },
      ...this.#teams.map((bot) => ({ who: `${bot.name} of ${this.title}`, log: bot.publicLog })),
    ];
  }

  get live(): Live {
    return {
      seats: this.#teams.map(({ name, view, live }) => ({ name, view, live })),
      screen: this.#screen.live,
      moderators: [this.#moderator.view],
    };
  }

  /** By which its clients say how far they were shown it. */
  get marks(): readonly string[] {
    return [...this.#commanders, this.#screen].flatMap(({ mark }) => mark ?? []);
  }

  /** What every client reads above everything else. */
  get notices(): readonly Notice[] {
    const named = [
      ...this.#teams.map((bot) => [bot.name, bot] as const),
      ["the moderator", this.#moderator] as const,
    ];
    return [...named, ["the screen", this.#screen] as const].map(([who, { live }]) => ({
      who,
      phase: live?.view.phase ?? null,
      missingActs: live?.view.missingActs ?? null,
    }));
  }

  /** Each client's ways back so far, ms. */
  get waysBack(): readonly (readonly number[])[] {
    return [...this.#commanders, this.#screen].map(({ wayBackMs }) => wayBackMs);
  }

  /** Whether some client reads "not saved, retrying". */
  get isNotSaved(): boolean {
    return [...this.#teams, this.#screen].some(({ live }) => live?.saving === false);
  }

  /** Clients that see nothing now, by name. */
  get away(): readonly string[] {
    const away = this.#commanders.filter(({ isConnected, isShown }) => !isConnected || !isShown);
    const names = away.map((bot) => (bot instanceof TeamBot ? bot.name : "the moderator"));
    return this.#screen.isConnected ? names : [...names, "the screen"];
  }

  get isAtRest(): boolean {
    return this.away.length === 0 && this.#commanders.every(({ isAtRest }) => isAtRest);
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
    if (random.fraction() < steerShare && this.#moderator.isAtRest) {
      void this.#moderator.send({ type: "ExtendContest", byMs: 1_000 * random.below(60) });
      return true;
    }
    const free = this.#teams.filter(({ isAtRest }) => isAtRest);
    if (free.length === 0) return false;
    void random.pick(free).move();
    return true;
  }

  /** Sends something that should be accepted, connected or not; whether it was. */
  async probe(): Promise<boolean> {
    const { random } = this.#parts;
    const bot = random.pick(this.#teams);
    const { view, live } = bot;
    if (!view || !live) return false;
    const { rules, board } = live.view;
    const move = honestMove({ rules, cards: board.cards, view }, this.#book, random);
    return move.kind === "command" && (await bot.desk.send(move.command)).ok;
  }

  /** A contest that stood still for too long waits for a click. TIM6 */
  resumeIfPaused(): void {
    if (this.#isResuming || this.#moderator.live?.view.phase !== "paused" || !this.#moderator.isAtRest)
      return;
    this.#isResuming = true;
    this.pauses += 1;
    void this.#moderator.send({ type: "ResumeContest" }).then(() => {
      this.#isResuming = false;
    });
  }

  async finish(): Promise<void> {
    await this.#moderator.send({ type: "FinishContest" });
  }

  /** What must agree at rest, as every client sees it by itself. */
  checkAtRest(): void {
    for (const bot of this.#teams) bot.checkAtRest();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#commanders, this.#screen].map((one) => one.close()));
  }

  get #commanders(): readonly (TeamBot | ModeratorBot)[] {
    return [...this.#teams, this.#moderator];
  }

  async #begin(): Promise<void> {
    await this.#until(() => this.#moderator.isAtRest);
    await this.#moderator.send({ type: "OpenLobby" });
    const names = Array.from({ length: teamCount }, (_, index) => `Team ${index + 1}`);
    await Promise.all(names.map((name) => this.#join(name)));
    await this.#until(() => this.isAtRest);
    await this.#moderator.send({ type: "StartContest" });
  }

  async #join(name: string): Promise<void> {
    const bot = new TeamBot({ ...this.#botParts(), name, pin: null, book: this.#book, inFlight: 0 });
    await bot.join();
    this.#teams.push(bot);
  }

  #botParts(): BotParts {
    const { origin, nextAddress, random, fault, title } = this.#parts;
    return {
      origin,
      localAddress: nextAddress(),
      roomCode: this.roomCode,
      random: seededRandom(random.below(2 ** 32)),
      fault: (sentence) => fault(`${title}: ${sentence}`),
    };
  }

  async #until(condition: () => boolean): Promise<void> {
    const giveUpAt = performance.now() + openWithinMs;
    while (!condition()) {
      if (performance.now() > giveUpAt) throw new Error(`${this.title} does not open`);
      await delay(lookAgainMs);
    }
  }
}
