import { setTimeout as delay } from "node:timers/promises";
import { callRoute } from "../bots/callRoute.ts";
import type { RoomConnection } from "../bots/RoomConnection.ts";
import { median } from "../statistics.ts";
import type { AttackedContest, Target } from "./Target.ts";

const teams = 5;
/** Just below the ten commands a second that a client may send. */
const paceMs = 110;
/** Of a team in one measurement: its cards last for six. */
const mostCommands = 45;

interface Player {
  readonly connection: RoomConnection;
  /** Its next step: even ones buy a card, odd ones solve it. */
  step: number;
  purchaseId: number;
}

/** Seated teams that play all the while: they buy a card, solve it, and buy the next. */
export class Players {
  readonly #target: Target;
  readonly #contest: AttackedContest;
  readonly #players: readonly Player[];
  /** What did not go as in a quiet contest. */
  readonly faults: string[] = [];

  static async seat(target: Target, contest: AttackedContest): Promise<Players> {
    const players: Player[] = [];
    for (let index = 0; index < teams; index += 1) {
      const address = `127.8.1.${index + 1}`;
      const { seatToken } = await target.join(contest.code, `Player ${index + 1}`, address);
      const call = { code: contest.code, token: seatToken };
      const answer = await callRoute(target.caller(address), "connectTeam", call);
      if (!answer.ok) throw new Error(`a player was not let in: ${answer.problem.code}`);
      players.push({ connection: await target.enter(answer.reply, address), step: 0, purchaseId: 0 });
    }
    return new Players(target, contest, players);
  }

  private constructor(target: Target, contest: AttackedContest, players: readonly Player[]) {
    this.#target = target;
    this.#contest = contest;
    this.#players = players;
  }

  /** Plays while `work` goes on, and for a moment at least: how long each command took, ms, and the median. */
  async during(
    work: Promise<unknown>,
  ): Promise<{ readonly medianMs: number; readonly tookMs: readonly number[] }> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    const tookMs: number[] = [];
    const played = this.#players.map((player) => this.#play(player, () => isOver, tookMs));
    await Promise.all([over, ...played]);
    return { medianMs: median(tookMs), tookMs };
  }

  async #play(player: Player, isOver: () => boolean, tookMs: number[]): Promise<void> {
    for (let played = 0; played < 4 || (!isOver() && played < mostCommands); played += 1) {
      const paced = delay(paceMs);
      const canary = this.#contest.canaries[Math.floor(player.step / 2)];
      if (!canary) return; // all is bought
      const startedAt = performance.now();
      const reply = await this.#target
        .command(
          player.connection,
          player.step % 2 === 0
            ? { type: "BuyCard", cardId: canary.cardId }
            : { type: "SubmitAnswer", purchaseId: player.purchaseId, answer: canary.key },
        )
        .catch((error: unknown) => String(error));
      tookMs.push(performance.now() - startedAt);
      if (typeof reply === "object" && reply.ok) {
        if (reply.outcome.type === "bought") player.purchaseId = reply.outcome.purchaseId;
        player.step += 1;
      } else this.faults.push(`a player's command came to ${JSON.stringify(reply)}`);
      await paced;
    }
  }
}
