import { setTimeout as delay } from "node:timers/promises";
import { loopbackAddress } from "../../../loadtest/bots/addresses.ts";
import type { AnswerBook } from "../../../loadtest/bots/answerBook.ts";
import { callRoute } from "../../../loadtest/bots/callRoute.ts";
import { ModeratorBot } from "../../../loadtest/bots/ModeratorBot.ts";
import type { BotParts } from "../../../loadtest/bots/RoomClient.ts";
import { honestMove, type SentCommand } from "../../../loadtest/bots/strategy.ts";
import { TeamBot } from "../../../loadtest/bots/TeamBot.ts";
import { createContest, signInAtLast } from "../../../loadtest/organizer.ts";
import { type Random, seededRandom } from "../../../loadtest/random.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { OwnSeat } from "../../store/seats.ts";

/** Whoever makes the contest signs in by this name. */
export { organizerLogin } from "../../../loadtest/serverProcess.ts";

export interface LessonParts {
  readonly origin: string;
  readonly password: string;
  readonly seed: number;
  readonly title: string;
  readonly csv: string;
  readonly book: AnswerBook;
  readonly names: readonly string[];
  /** Its moderator puts points right: what was shown may be restated. */
  readonly isMended?: boolean;
}

const lookAgainMs = 20;
const patienceMs = 60_000;

/** A contest in its lobby, with a bot for its moderator and one for each team, which move when they are told to. */
export class LessonRoom {
  readonly roomCode: string;
  readonly random: Random;
  readonly moderator: ModeratorBot;
  readonly #parts: LessonParts;
  readonly #bots: TeamBot[] = [];
  readonly #faults: string[] = [];
  #lastAddress = 0;

  static async open(parts: LessonParts): Promise<LessonRoom> {
    const caller = { origin: parts.origin, localAddress: loopbackAddress(0) };
    const token = await signInAtLast(caller, parts.password);
    const roomCode = await createContest(caller, token, parts);
    const room = new LessonRoom(parts, roomCode);
    await room.#gather();
    return room;
  }

  private constructor(parts: LessonParts, roomCode: string) {
    this.#parts = parts;
    this.roomCode = roomCode;
    this.random = seededRandom(parts.seed);
    const moderator = this.botParts();
    this.moderator = new ModeratorBot({
      ...moderator,
      signIn: () => signInAtLast(moderator, parts.password),
    });
  }

  get bots(): readonly TeamBot[] {
    return this.#bots;
  }

  /** What went otherwise than it should, in sentences. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** What everybody sees of it now. Throws before the moderator is there. */
  get view(): PublicView {
    const { live } = this.moderator;
    if (!live) throw new Error("the moderator sees nothing");
    return live.view;
  }

  /** As the moderator; throws when it is refused. */
  async command(command: SentCommand): Promise<void> {
    const reply = await this.moderator.send(command);
    if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.rejection.code}`);
  }

  /** A device of its own address. */
  botParts(): BotParts {
    this.#lastAddress += 1;
    return {
      origin: this.#parts.origin,
      localAddress: loopbackAddress(this.#lastAddress),
      roomCode: this.roomCode,
      random: seededRandom(this.random.below(2 ** 32)),
      fault: (sentence) => this.#faults.push(sentence),
      isMended: () => this.#parts.isMended ?? false,
    };
  }

  /** One more seat of a bot's team, for a browser. */
  async takeSeat({ name, view }: TeamBot): Promise<OwnSeat> {
    if (!view) throw new Error(`${name} is not there`);
    const answer = await callRoute(this.botParts(), "takeSeat", {
      code: this.roomCode,
      body: { id: this.random.id(), name, pin: view.pin ?? "" },
    });
    if (!answer.ok) throw new Error(`no seat: ${answer.problem.code}`);
    return { ...answer.reply, roomCode: this.roomCode, teamName: name, takenAt: 0 };
  }

  /** Throws when it takes more than a minute. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    const giveUpAt = performance.now() + patienceMs;
    while (!isSo()) {
      if (performance.now() > giveUpAt) throw new Error(`too late: ${what}`);
      await delay(lookAgainMs);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.moderator, ...this.#bots].map((member) => member.close()));
  }

  async #gather(): Promise<void> {
    await this.until("the moderator comes", () => this.moderator.isAtRest);
    await this.command({ type: "OpenLobby" });
    for (const name of this.#parts.names) {
      const { book } = this.#parts;
      const bot = new TeamBot({ ...this.botParts(), name, pin: null, book, inFlight: 0, mind: honestMove });
      await bot.join();
      this.#bots.push(bot);
    }
    await this.until("all teams are there", () => this.#bots.every((bot) => bot.isAtRest));
  }
}
