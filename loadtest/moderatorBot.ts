import type { RoomSeat } from "../shared/api.ts";
import type { ModeratorView } from "../shared/contest/view.ts";
import { applyPrivateChange, type CommandReply, type PrivateMessage } from "../shared/protocol.ts";
import { type LiveView, readWireState, type WireState } from "../shared/wireState.ts";
import type { BotParts } from "./bot.ts";
import { callRoute } from "./callRoute.ts";
import { revisionFault } from "./checks.ts";
import { type Answered, CommandDesk } from "./commandDesk.ts";
import { Link } from "./link.ts";
import type { SentCommand } from "./strategy.ts";

export interface ModeratorBotParts extends BotParts {
  /** A fresh access token. */
  readonly signIn: () => Promise<string | null>;
}

/** A moderator's console: sends what it is told to, comes back by itself, and keeps the moderators' view. */
export class ModeratorBot {
  readonly desk: CommandDesk;
  readonly #parts: ModeratorBotParts;
  readonly #link: Link;
  readonly #answers: Answered[] = [];
  #token: string | null = null;
  #view: ModeratorView | null = null;
  #live: LiveView | null = null;
  #revision: number | null = null;

  constructor(parts: ModeratorBotParts) {
    this.#parts = parts;
    const { origin, localAddress, random, onBytes } = parts;
    this.desk = new CommandDesk(random, {
      answered: (answered) => this.#answers.push(answered),
      fault: (sentence) => this.#fault(sentence),
    });
    this.#link = new Link(
      { origin, localAddress, random, onFrame: onBytes, reserve: () => this.#reserve() },
      {
        connection: (connection) => {
          this.#revision = null;
          this.desk.connect(connection);
        },
        state: (state) => this.#showState(state),
        message: (type, payload) => {
          if (type === "private") this.#showPrivate(payload as PrivateMessage);
          else this.#fault(`was sent away: ${JSON.stringify(payload)}`);
        },
      },
    );
    this.#link.start();
  }

  get view(): ModeratorView | null {
    return this.#view;
  }

  get live(): LiveView | null {
    return this.#live;
  }

  get answers(): readonly Answered[] {
    return this.#answers;
  }

  get isAtRest(): boolean {
    return this.#link.isConnected && this.#revision !== null && this.desk.unanswered === 0;
  }

  send(command: SentCommand): Promise<CommandReply> {
    return this.desk.send(command);
  }

  async close(): Promise<void> {
    await this.#link.close();
  }

  #fault(sentence: string): void {
    this.#parts.fault(`the moderator: ${sentence}`);
  }

  async #reserve(): Promise<RoomSeat | null> {
    const { origin, localAddress, onBytes: onBody, roomCode: code, signIn } = this.#parts;
    this.#token ??= await signIn();
    if (this.#token === null) return null;
    const caller = { origin, localAddress, onBody };
    const answer = await callRoute(caller, "connectModerator", { code, token: this.#token });
    if (answer.ok) return answer.reply;
    if (answer.problem.code === "not_signed_in") this.#token = null;
    else if (answer.problem.status < 500) this.#fault(`was not let back in: ${answer.problem.code}`);
    return null;
  }

  #showState(wire: WireState): void {
    const before = this.#live;
    this.#live = readWireState(wire, before);
    if (before && this.#live.epoch < before.epoch)
      this.#fault(`epoch ${before.epoch} was followed by ${this.#live.epoch}`);
  }

  #showPrivate(message: PrivateMessage): void {
    const gap = revisionFault(this.#revision, message);
    if (gap) this.#fault(gap);
    this.#revision = message.revision;
    const after =
      "whole" in message ? message.whole : this.#view && applyPrivateChange(this.#view, message.change);
    if (after?.kind === "moderator") this.#view = after;
    else this.#fault(`was shown the view of a ${after?.kind}`);
  }
}
