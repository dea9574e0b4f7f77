import { setTimeout as delay } from "node:timers/promises";
import { loopbackAddress } from "../../../loadtest/bots/addresses.ts";
import { type AnswerBook, answerBookOf } from "../../../loadtest/bots/answerBook.ts";
import { callRoute } from "../../../loadtest/bots/callRoute.ts";
import { ModeratorBot } from "../../../loadtest/bots/ModeratorBot.ts";
import type { BotParts } from "../../../loadtest/bots/RoomClient.ts";
import { honestMove } from "../../../loadtest/bots/strategy.ts";
import { TeamBot } from "../../../loadtest/bots/TeamBot.ts";
import { makeContestFile } from "../../../loadtest/contestFile.ts";
import { createContest, signIn } from "../../../loadtest/organizer.ts";
import { type Random, seededRandom } from "../../../loadtest/random.ts";
import type { OwnSeat } from "../../store/seats.ts";

export interface CrowdParts {
  readonly origin: string;
  readonly password: string;
  readonly seed: number;
  readonly teams: number;
  readonly board: { readonly rows: number; readonly columns: number };
  readonly changesPerSecond: number;
}

/** Every so many moves the watched team makes one, so that its own board moves, too. */
const watchedEvery = 8;
/** Of the moves some are refused, as an answer that was tried before: so many more are made. */
const movesPerChange = 1.3;
const lookAgainMs = 20;
const patienceMs = 60_000;

/** A contest under way with as many teams and as many changes a second as asked for. */
export class Crowd {
  readonly roomCode: string;
  readonly #parts: CrowdParts;
  readonly #random: Random;
  readonly #book: AnswerBook;
  readonly #moderator: ModeratorBot;
  readonly #bots: TeamBot[] = [];
  readonly #faults: string[] = [];
  #playing = false;
  #playingOut: Promise<void> = Promise.resolve();
  #lastAddress = 0;

  static async open(parts: CrowdParts): Promise<Crowd> {
    const random = seededRandom(parts.seed);
    const { csv, board } = makeContestFile(random, parts.board);
    const caller = { origin: parts.origin, localAddress: loopbackAddress(0) };
    const token = await signIn(caller, parts.password);
    if (token === null) throw new Error("the organizer cannot sign in");
    const roomCode = await createContest(caller, token, { title: "A full house", csv });
    const crowd = new Crowd(parts, random, roomCode, answerBookOf(board));
    await crowd.#begin();
    return crowd;
  }

  private constructor(parts: CrowdParts, random: Random, roomCode: string, book: AnswerBook) {
    this.#parts = parts;
    this.#random = random;
    this.roomCode = roomCode;
    this.#book = book;
    const moderator = this.#botParts();
    this.#moderator = new ModeratorBot({ ...moderator, signIn: () => signIn(moderator, parts.password) });
  }

  /** What went otherwise than it should, in sentences. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Changes of the contest that the server has confirmed to the crowd. */
  get changes(): number {
    const confirmed = this.#bots.map((bot) => bot.answers.filter(({ reply }) => reply.ok).length);
    return confirmed.reduce((sum, count) => sum + count, 0);
  }

  /** One more seat of the watched team, for a browser. */
  async takeSeat(): Promise<OwnSeat> {
    const [watched] = this.#bots;
    if (!watched?.view) throw new Error("there is no team to sit down with");
    const { name, view } = watched;
    const answer = await callRoute(this.#botParts(), "takeSeat", {
      code: this.roomCode,
      body: { id: this.#random.id(), name, pin: view.pin ?? "" },
    });
    if (!answer.ok) throw new Error(`no seat: ${answer.problem.code}`);
    return { ...answer.reply, roomCode: this.roomCode, teamName: name, takenAt: 0 };
  }

  play(): void {
    this.#playing = true;
    this.#playingOut = this.#conduct();
  }

  async close(): Promise<void> {
    this.#playing = false;
    await this.#playingOut;
    await Promise.all([this.#moderator, ...this.#bots].map((member) => member.close()));
  }

  async #begin(): Promise<void> {
    await this.#until("the moderator comes", () => this.#moderator.isAtRest);
    await this.#moderator.send({ type: "OpenLobby" });
    for (let index = 1; index <= this.#parts.teams; index++) await this.#join(`Team ${index}`);
    await this.#until("all teams are there", () => this.#bots.every((bot) => bot.isAtRest));
    await this.#moderator.send({ type: "StartContest" });
  }

  async #join(name: string): Promise<void> {
    const bot = new TeamBot({
      ...this.#botParts(),
      name,
      pin: null,
      book: this.#book,
      inFlight: 0,
      mind: honestMove,
    });
    await bot.join();
    this.#bots.push(bot);
  }

  /** One move after the other, at even distances, each by a team that has nothing under way. */
  async #conduct(): Promise<void> {
    const startedAt = performance.now();
    const stepMs = 1_000 / (this.#parts.changesPerSecond * movesPerChange);
    const moves: Promise<void>[] = [];
    for (let move = 1; this.#playing; move++) {
      const bot = this.#nextBot(move);
      if (bot) moves.push(bot.move());
      await delay(Math.max(0, startedAt + move * stepMs - performance.now()));
    }
    await Promise.all(moves);
  }

  #nextBot(move: number): TeamBot | undefined {
    const [watched, ...others] = this.#bots;
    if (move % watchedEvery === 0 && watched?.isAtRest) return watched;
    const from = move % others.length;
    return [...others.slice(from), ...others.slice(0, from)].find((bot) => bot.isAtRest);
  }

  #botParts(): BotParts {
    this.#lastAddress += 1;
    return {
      origin: this.#parts.origin,
      localAddress: loopbackAddress(this.#lastAddress),
      roomCode: this.roomCode,
      random: seededRandom(this.#random.below(2 ** 32)),
      fault: (sentence) => this.#faults.push(sentence),
    };
  }

  async #until(what: string, isSo: () => boolean): Promise<void> {
    const giveUpAt = performance.now() + patienceMs;
    while (!isSo()) {
      if (performance.now() > giveUpAt) throw new Error(`too late: ${what}`);
      await delay(lookAgainMs);
    }
  }
}
