import { setTimeout as delay } from "node:timers/promises";
import type { Board } from "../../../shared/contest/board.ts";
import { loopbackAddress } from "../../bots/addresses.ts";
import { type AnswerBook, answerBookOf } from "../../bots/answerBook.ts";
import { ModeratorBot } from "../../bots/ModeratorBot.ts";
import { type Desk, kindMove, moderatorMove } from "../../bots/moderatorMoves.ts";
import type { SentCommand } from "../../bots/strategy.ts";
import { signIn } from "../../organizer.ts";
import { type Random, seededRandom } from "../../random.ts";
import { loadPassword } from "./password.ts";

export interface MendersParts {
  readonly origin: string;
  readonly roomCodes: readonly string[];
  readonly board: Board;
  readonly seed: number;
  readonly fault: (sentence: string) => void;
}

/** Behind those of all clients, and of who makes the contests. */
const firstAddress = 64_001;
const everyMs = 100;
const lookAgainMs = 20;
const patienceMs = 20_000;

/** In each room a moderator who puts things right while the others play. */
export class Menders {
  readonly #bots: readonly ModeratorBot[];
  readonly #board: Board;
  readonly #book: AnswerBook;
  readonly #random: Random;

  constructor({ origin, roomCodes, board, seed, fault }: MendersParts) {
    this.#board = board;
    this.#book = answerBookOf(board);
    this.#random = seededRandom(seed);
    this.#bots = roomCodes.map((roomCode, index) => {
      const localAddress = loopbackAddress(firstAddress + index);
      const random = seededRandom(seed + index);
      const caller = { origin, localAddress };
      return new ModeratorBot({
        ...caller,
        roomCode,
        random,
        fault,
        signIn: () => signIn(caller, loadPassword),
      });
    });
  }

  /** Acts that were carried out. */
  get mended(): number {
    return this.#bots.flatMap(({ answers }) => answers).filter(({ reply }) => reply.ok).length;
  }

  /** Acts for so long; `kindly`: nothing that those who play may notice in what they may do. Resolves when all is answered. */
  async mend(seconds: number, { kindly }: { readonly kindly: boolean }): Promise<void> {
    const untilMs = performance.now() + seconds * 1_000;
    const move = kindly ? kindMove : moderatorMove;
    await Promise.all(this.#bots.map((bot) => this.#mendOne(bot, untilMs, move)));
    const giveUpMs = performance.now() + patienceMs;
    while (this.#bots.some(({ isAtRest }) => !isAtRest)) {
      if (performance.now() > giveUpMs) throw new Error("a moderator waits for an answer for ever");
      await delay(lookAgainMs);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#bots.map((bot) => bot.close()));
  }

  async #mendOne(
    bot: ModeratorBot,
    untilMs: number,
    move: (desk: Desk, random: Random) => SentCommand | null,
  ): Promise<void> {
    while (performance.now() < untilMs) {
      const { view } = bot;
      const command = view && move({ board: this.#board, book: this.#book, view }, this.#random);
      if (command) void bot.send(command);
      await delay(everyMs);
    }
  }
}
