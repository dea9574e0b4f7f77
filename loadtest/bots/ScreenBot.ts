import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { callRoute } from "./callRoute.ts";
import { publicFaults } from "./checks.ts";
import { Link } from "./Link.ts";
import { PublicLog } from "./PublicLog.ts";
import { type BotParts, callerOf } from "./RoomClient.ts";

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
    const { origin, localAddress, random, roomCode: code } = parts;
    this.#link = new Link(
      {
        origin,
        localAddress,
        random,
        onFrame: (frame) => this.#look(frame),
        reserve: async () => {
          const answer = await callRoute(callerOf(parts), "connectScreen", { code });
          return answer.ok ? answer.reply : null;
        },
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
