import { setTimeout as delay } from "node:timers/promises";
import WebSocket from "ws";
import { Attacker } from "../attack/http.ts";
import { readResponse, requestFrame } from "../bots/roomFrames.ts";
import { frameCodeMask, frameCodes, responseStatuses } from "../bots/wire.ts";
import { type Random, seededRandom } from "../random.ts";
import { addressOf, mostTimesAsLong } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";
import { enterRoom } from "./sockets.ts";
import { Tally } from "./Tally.ts";

const everyMs = 10;
/** Without a place for so long it tries again. */
const returnAfterMs = 50;

/** One client with a team's seat that sends a thousand messages a second, and comes back at once whenever it is sent away. */
export async function floodWithMessages(order: AttackOrder): Promise<AttackReport> {
  if (order.place !== 0) return { tried: 0, answers: {} };
  const flood = new Flood(order);
  await flood.run();
  return flood.tally.report();
}

const kinds = ["time", "sync", "command"] as const;

class Flood {
  readonly tally = new Tally();
  readonly #order: AttackOrder;
  readonly #address: string;
  readonly #attacker: Attacker;
  readonly #random: Random;
  readonly #startedAt: number;
  #socket: WebSocket | null = null;

  constructor(order: AttackOrder) {
    this.#order = order;
    this.#address = addressOf(order, 0);
    this.#attacker = new Attacker(order.door.origin, this.#address, order.door);
    this.#random = seededRandom(order.seed);
    this.#startedAt = performance.now();
  }

  /** The one client sends what all places were asked for. */
  get #total(): number {
    return this.#order.count * this.#order.places;
  }

  async run(): Promise<void> {
    const [code = ""] = this.#order.roomCodes;
    const body = { id: this.#random.id(), name: `Flood ${this.#order.seed}` };
    const seat = await this.#attacker.replyOf("joinRoom", { code, body });
    if (!seat) throw new Error("the flood got no seat");
    const returning = this.#comeBack(code, seat.seatToken);
    await this.#send();
    this.#socket?.terminate();
    await returning;
    this.#attacker.close();
  }

  /** Of the time that it was given, how much has passed: more than 1 when it takes longer. */
  get #share(): number {
    return (performance.now() - this.#startedAt) / (this.#order.seconds * 1_000);
  }

  /** All is sent, or it has taken too long. */
  get #isOver(): boolean {
    return this.tally.tried >= this.#total || this.#share >= mostTimesAsLong;
  }

  async #send(): Promise<void> {
    while (!this.#isOver) {
      const due = Math.floor(Math.min(1, this.#share) * this.#total);
      for (; this.tally.tried < due && this.#socket?.readyState === WebSocket.OPEN; this.tally.tried += 1) {
        const kind = this.#random.pick(kinds);
        const command = { id: this.#random.id(), command: { type: "BuyCard", cardId: 1 } };
        this.#socket.send(requestFrame(this.tally.tried, kind, kind === "command" ? command : {}));
      }
      await delay(everyMs);
    }
  }

  async #comeBack(code: string, token: string): Promise<void> {
    while (!this.#isOver) {
      const seat = await this.#attacker.replyOf("connectTeam", { code, token });
      const socket = seat && (await enterRoom(this.#order.door, this.#address, seat));
      if (!socket) {
        this.tally.note("not let in");
        await delay(returnAfterMs);
        continue;
      }
      socket.on("message", (data) => this.#receive(data as Buffer)); // as `binaryType` says
      this.#socket = socket;
      // Nobody else ends it any more.
      if (this.#isOver) socket.terminate();
      const closed = await new Promise<number>((resolve) => socket.once("close", resolve));
      if (!this.#isOver) this.tally.note(`sent away with ${closed}`);
    }
  }

  #receive(frame: Buffer): void {
    if (((frame[0] ?? 0) & frameCodeMask) !== frameCodes.roomResponse) return;
    this.tally.note(readResponse(frame).status === responseStatuses.ok ? "answered" : "refused");
  }
}
