import { setTimeout as delay } from "node:timers/promises";
import { patchEveryMs } from "../../server/rooms/patchPace.ts";
import type { Board } from "../../shared/contest/board.ts";
import { loopbackAddress } from "../bots/addresses.ts";
import { type AnswerBook, answerBookOf } from "../bots/answerBook.ts";
import type { Answered, DeskCounts } from "../bots/CommandDesk.ts";
import { ModeratorBot } from "../bots/ModeratorBot.ts";
import { moderatorMove } from "../bots/moderatorMoves.ts";
import type { PublicLog } from "../bots/PublicLog.ts";
import type { BotParts } from "../bots/RoomClient.ts";
import { ScreenBot } from "../bots/ScreenBot.ts";
import type { SentCommand } from "../bots/strategy.ts";
import { TeamBot } from "../bots/TeamBot.ts";
import { makeContestFile } from "../contestFile.ts";
import { createContest, signIn, signInAtLast } from "../organizer.ts";
import { type Random, seededRandom } from "../random.ts";
import type { Live } from "./live.ts";

export interface MatchParts {
  readonly origin: string;
  readonly password: string;
  readonly seed: number;
  readonly title: string;
  readonly fault: (sentence: string) => void;
}

const teamCount = 12;
/** Of the first teams: so many have a second seat. */
const pairCount = 4;
const inFlight = 3;
const restTimeoutMs = 45_000;
/** Longer than the room waits before it shows a change. */
const quietMs = patchEveryMs.most + 100;
const lookAgainMs = 5;

/** One contest with its crowd: teams, some with two seats, a screen, and a moderator who meddles. */
export class Match {
  readonly roomCode: string;
  readonly #parts: MatchParts;
  readonly #random: Random;
  readonly #book: AnswerBook;
  readonly #moderator: ModeratorBot;
  /** Puts things right while the other one steers. */
  readonly #mender: ModeratorBot;
  readonly #board: Board;
  /** Whether anything may have been restated by now. */
  #isMending = false;
  readonly #screen: ScreenBot;
  readonly #bots: TeamBot[] = [];
  #lastAddress = 0;
  #joining: Promise<void> = Promise.resolve();
  #playing = false;
  #meddling: Promise<unknown> = Promise.resolve();

  /** A running contest with all of them in it. */
  static async open(parts: MatchParts): Promise<Match> {
    const random = seededRandom(parts.seed);
    const caller = { origin: parts.origin, localAddress: loopbackAddress(0) };
    const { csv, board } = makeContestFile(random);
    const token = await within(restTimeoutMs, "signing in", () => signInAtLast(caller, parts.password));
    const roomCode = await createContest(caller, token, { title: parts.title, csv });
    const match = new Match(parts, random, roomCode, board);
    await match.#begin();
    return match;
  }

  private constructor(parts: MatchParts, random: Random, roomCode: string, board: Board) {
    this.#parts = parts;
    this.#random = random;
    this.roomCode = roomCode;
    this.#board = board;
    this.#book = answerBookOf(board);
    this.#moderator = this.#newModerator();
    this.#mender = this.#newModerator();
    const secrets = board.cards.map(({ task }) => task.statement);
    this.#screen = new ScreenBot({ ...this.#botParts(), secrets });
  }

  /** Commands that were sent and not answered yet. */
  get unanswered(): number {
    return this.#desks.reduce((sum, desk) => sum + desk.unanswered, 0);
  }

  get counts(): DeskCounts {
    const counts: DeskCounts = { answered: 0, resent: 0, repeated: 0, nonsense: 0 };
    for (const desk of this.#desks)
      for (const name of Object.keys(counts) as (keyof DeskCounts)[]) counts[name] += desk.counts[name];
    return counts;
  }

  get answers(): readonly Answered[] {
    return [...this.#bots, ...this.#moderators].flatMap(({ answers }) => answers);
  }

  get seats(): readonly { readonly teamId: string; readonly seatId: string; readonly name: string }[] {
    return this.#bots.map(({ seat: { teamId, seatId }, name }) => ({ teamId, seatId, name }));
  }

  get publicLogs(): readonly { readonly who: string; readonly log: PublicLog }[] {
    return [
      { who: "the screen", log: this.#screen.publicLog },
      ...this.#bots.map((bot) => ({ who: bot.name, log: bot.publicLog })),
    ];
  }

  get live(): Live {
    return {
      seats: this.#bots.map(({ name, view, live }) => ({ name, view, live })),
      screen: this.#screen.live,
      moderators: this.#moderators.map(({ view }) => view),
    };
  }

  /** How often moderators put something right, or steered beside the phases. */
  get mended(): number {
    return this.#mender.answers.filter(({ reply }) => reply.ok).length;
  }

  /** Everybody sends at full speed, the moderators meddle and, if asked to, put things right, and one more team comes. */
  play(isMending: boolean): void {
    this.#playing = true;
    this.#isMending ||= isMending;
    for (const bot of this.#bots) bot.play();
    this.#meddling = Promise.all([this.#meddle(), isMending && this.#mend()]);
    this.#joining = this.#join(`Latecomer ${this.#bots.length}`, null).then((bot) => {
      if (this.#playing) bot.play();
    });
  }

  /** Nobody starts anything new. Resolves when everything has an answer and has been shown to all. */
  async rest(): Promise<void> {
    this.#playing = false;
    for (const bot of this.#bots) bot.hold();
    await within(restTimeoutMs, "coming to rest", async () => {
      await Promise.all([this.#joining, this.#meddling]);
      await this.#until(() => this.#everybody((member) => member.isAtRest) && this.#screen.isConnected);
      await this.#untilQuiet();
    });
  }

  /** What must agree at rest, as every client sees it by itself. */
  checkAtRest(): void {
    for (const bot of this.#bots) bot.checkAtRest();
  }

  /** Resolves with the time, by `performance.now()`, when the first bot was back after `since`. */
  async firstBackAfter(since: number): Promise<number> {
    const back = () =>
      this.#bots.flatMap(({ connectedAt }) =>
        connectedAt !== null && connectedAt > since ? [connectedAt] : [],
      );
    await within(restTimeoutMs, "the first reconnection", () => this.#until(() => back().length > 0));
    return Math.min(...back());
  }

  /** Resolves with the time when the last one was back. */
  async lastBackAfter(since: number): Promise<number> {
    const isBack = ({ connectedAt }: TeamBot) => connectedAt !== null && connectedAt > since;
    await within(restTimeoutMs, "the last reconnection", () => this.#until(() => this.#bots.every(isBack)));
    return performance.now();
  }

  /** One network of many is lost for a moment. */
  dropOne(): void {
    this.#random.pick(this.#bots).drop();
  }

  finish(): void {
    void this.#moderator.send({ type: "FinishContest" });
  }

  async close(): Promise<void> {
    this.#playing = false;
    await Promise.all([...this.#moderators, this.#screen, ...this.#bots].map((member) => member.close()));
  }

  get #desks() {
    return [...this.#bots, ...this.#moderators].map(({ desk }) => desk);
  }

  get #moderators(): readonly ModeratorBot[] {
    return [this.#moderator, this.#mender];
  }

  #newModerator(): ModeratorBot {
    const parts = this.#botParts();
    const { origin, localAddress } = parts;
    return new ModeratorBot({
      ...parts,
      signIn: () => signIn({ origin, localAddress }, this.#parts.password),
    });
  }

  async #begin(): Promise<void> {
    await within(restTimeoutMs, "the moderators' arrival", () =>
      this.#until(() => this.#moderators.every(({ isAtRest }) => isAtRest)),
    );
    await this.#moderator.send({ type: "OpenLobby" });
    await Promise.all(Array.from({ length: teamCount }, (_, index) => this.#join(`Team ${index + 1}`, null)));
    await within(restTimeoutMs, "the teams' arrival", () =>
      this.#until(() => this.#everybody((member) => member.isAtRest) && this.#screen.isConnected),
    );
    const first = this.#bots.slice(0, pairCount);
    await Promise.all(first.map(({ name, view }) => this.#join(name, view?.pin ?? "")));
    await this.#moderator.send({ type: "StartContest" });
  }

  async #join(name: string, pin: string | null): Promise<TeamBot> {
    const bot = new TeamBot({ ...this.#botParts(), name, pin, book: this.#book, inFlight });
    await bot.join();
    this.#bots.push(bot);
    return bot;
  }

  #botParts(): BotParts {
    this.#lastAddress += 1;
    return {
      origin: this.#parts.origin,
      localAddress: loopbackAddress(this.#lastAddress),
      roomCode: this.roomCode,
      random: seededRandom(this.#random.below(2 ** 32)),
      fault: this.#parts.fault,
      isMended: () => this.#isMending,
    };
  }

  /** Pauses for a moment, moves the deadline; leaves the contest running. */
  async #meddle(): Promise<void> {
    if (this.#moderator.live?.view.phase === "paused") await this.#moderator.send({ type: "ResumeContest" });
    while (this.#playing) {
      await delay(50 + this.#random.below(200));
      const moves: readonly SentCommand[] = this.#random.pick([
        [{ type: "PauseContest" }, { type: "ResumeContest" }],
        [{ type: "ExtendContest", byMs: 1_000 * this.#random.below(60) }],
        [{ type: "SetEntry", open: true }],
      ] as const);
      for (const command of moves) {
        await this.#moderator.send(command);
        await delay(this.#random.below(40));
      }
    }
  }

  /** Puts things right, freezes and thaws, sends messages, some acts at a time; much of it is refused. */
  async #mend(): Promise<void> {
    await Promise.all(Array.from({ length: inFlight }, () => this.#mendOne()));
  }

  async #mendOne(): Promise<void> {
    while (this.#playing) {
      await delay(5 + this.#random.below(50));
      const { view } = this.#mender;
      const move = view && moderatorMove({ board: this.#board, book: this.#book, view }, this.#random);
      if (move) await this.#mender.send(move);
    }
  }

  #everybody(is: (member: TeamBot | ModeratorBot) => boolean): boolean {
    return this.#bots.every(is) && this.#moderators.every(is);
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) await delay(lookAgainMs);
  }

  /** Until nothing more is shown to anybody. */
  async #untilQuiet(): Promise<void> {
    const glance = () => [
      ...this.#bots.flatMap(({ view, live }) => [view, live]),
      this.#screen.live,
      ...this.#moderators.map(({ view }) => view),
    ];
    for (let before = glance(); ; ) {
      await delay(quietMs);
      const now = glance();
      if (now.length === before.length && now.every((part, index) => part === before[index])) return;
      before = now;
    }
  }
}

async function within<T>(timeoutMs: number, what: string, work: () => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const tooLong = delay(timeoutMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`${what} took longer than ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([work(), tooLong]);
  } finally {
    stop.abort();
    tooLong.catch(() => {});
  }
}
