import type { CommandReply } from "../../shared/protocol.ts";
import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { callRoute, isPassing } from "./callRoute.ts";
import type { SeatAnswer, SeatWish } from "./Link.ts";
import { type BotParts, callerOf, RoomClient } from "./RoomClient.ts";
import type { SentCommand } from "./strategy.ts";

export interface ModeratorBotParts extends BotParts {
  /** A fresh access token. */
  readonly signIn: () => Promise<string | null>;
}

/** A moderator's console: sends what it is told to, and keeps the moderators' view. */
export class ModeratorBot extends RoomClient<"moderator"> {
  readonly #parts: ModeratorBotParts;
  #token: string | null = null;

  constructor(given: ModeratorBotParts) {
    const fault = (sentence: string) => given.fault(`the moderator: ${sentence}`);
    const parts = { ...given, fault };
    super("moderator", parts);
    this.#parts = parts;
    this.start();
  }

  send(command: SentCommand): Promise<CommandReply> {
    return this.desk.send(command);
  }

  protected override async reserve(wish: SeatWish): Promise<SeatAnswer> {
    const { roomCode: code, signIn, fault } = this.#parts;
    this.#token ??= await signIn();
    if (this.#token === null) return { ok: false, problem: { code: "unreachable" } };
    const call = { code, token: this.#token, ...wish };
    const answer = await callRoute(callerOf(this.#parts), "connectModerator", call);
    if (answer.ok) return answer;
    if (answer.problem.code === "not_signed_in") this.#token = null;
    else if (!isPassing(answer.problem)) fault(`was not let back in: ${answer.problem.code}`);
    return answer;
  }

  protected override readState(wire: WireState, before: LiveView | null): LiveView {
    return readWireState(wire, before);
  }
}
