import type { z } from "zod";
import type { RejectionCode } from "../../shared/contest/rejections.ts";
import { type Refused, type RoomRequestType, requestAccess, roomRequests } from "../../shared/protocol.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Presence } from "./presence.ts";

/** What a request says, read by its schema. */
export type RequestPayload<T extends RoomRequestType> = z.output<(typeof roomRequests)[T]>;

export interface Admitted<T extends RoomRequestType> {
  readonly ok: true;
  readonly payload: RequestPayload<T>;
}

/** Says which requests of a room's clients are to be answered: how many wait, how often, who may, what it is. */
export class RequestDesk {
  readonly #budgets: Budgets;

  constructor(budgets: Budgets) {
    this.#budgets = budgets;
  }

  admit<T extends RoomRequestType>(type: T, presence: Presence, payload: unknown): Admitted<T> | Refused {
    if (presence.pending > this.#budgets.most("unanswered")) return refused("too_fast");
    if (type === "command" && !presence.commands.take()) return refused("too_fast");
    if (!requestAccess[type].includes(presence.visitor.role)) return refused("not_allowed");
    const read = roomRequests[type].safeParse(payload);
    if (!read.success) return refused("invalid_message");
    if (isAsking(read.data) && !presence.questions.take()) return refused("too_fast"); // QST6
    return { ok: true, payload: read.data as RequestPayload<T> };
  }
}

export function refused(code: RejectionCode): Refused {
  return { ok: false, rejection: { code } };
}

export function isRefused(reply: object): reply is Refused {
  return "ok" in reply && reply.ok === false;
}

function isAsking(payload: object): boolean {
  if (!("command" in payload)) return false;
  const { command } = payload as RequestPayload<"command">;
  return command.type === "AskQuestion" || command.type === "AppealVerdict";
}
