import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { callRoute } from "./callRoute.ts";
import { publicFaults } from "./checks.ts";
import { Link } from "./Link.ts";
import { PublicLog } from "./PublicLog.ts";
import { type BotParts, callerOf, findOwner } from "./RoomClient.ts";

export interface ScreenBotParts extends BotParts {
  /** What a screen may never be told: the statements of the cards. */
  readonly secrets: readonly string[];
}

/** A projector: looks at everything public, comes back by itself, and must be sent nothing else. */
export class ScreenBot {
  readonly publicLog = new PublicLog();
  readonly #parts: ScreenBotParts;
  readonly #link: Link;
  #live: LiveView | null = null;

  constructor(parts: ScreenBotParts) {
    this.#parts = parts;
    const { origin, localAddress, random, fault, roomCode: code } = parts;
    this.#link = new Link(
      {
        origin,
        localAddress,
        random,
        fault: (sentence) => fault(`the screen: ${sentence}`),
        onFrame: (frame) => this.#look(frame),
        reserve: (wish) => callRoute(callerOf(parts), "connectScreen", { code, ...wish }),
        findOwner: () => findOwner(parts),
      },
      {
        connection: () => {},
        state: (state) => this.#showState(state),
        message: (type) => this.#parts.fault(`the screen was sent a message: ${type}`),
      },
    );
    this.#link.start();
  }

  get live(): LiveView | null {
    return this.#live;
  }

  get isConnected(): boolean {
    return this.#link.isConnected;
  }

  /** Connected, and not in doubt whether its connection still speaks. */
  get hasSight(): boolean {
    return this.#link.hasSight;
  }

  /** How long each way back took, from the break until something was shown again, ms. */
  get wayBackMs(): readonly number[] {
    return this.#link.wayBackMs;
  }

  /** The epochs it was shown, in order. */
  get epochs(): readonly number[] {
    return this.#link.epochs;
  }

  /** The mark by which it says how far it was shown the contest; null: it was told none. */
  get mark(): string | null {
    return this.#link.mark;
  }

  async close(): Promise<void> {
    await this.#link.close();
  }

  #look(frame: Uint8Array): void {
    this.#parts.onBytes?.(frame);
    const text = Buffer.from(frame).toString("utf8");
    for (const secret of this.#parts.secrets)
      if (text.includes(secret)) this.#parts.fault(`the screen was sent the statement "${secret}"`);
  }

  #showState(wire: WireState): void {
    const before = this.#live;
    this.#live = readWireState(wire, before);
    this.publicLog.note(this.#live);
    const isMended = this.#parts.isMended?.() ?? false;
    for (const fault of publicFaults(before, this.#live, isMended)) this.#parts.fault(`the screen: ${fault}`);
  }
}
