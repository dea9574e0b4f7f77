import type { z } from "zod";
import type { TeamCommand } from "../../shared/contest/commands.ts";
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
    const pace = type === "draft" ? "drafts" : teamPaceOf(read.data);
    if (!this.#isInPace(presence, pace)) return refused("too_fast");
    return { ok: true, payload: read.data as RequestPayload<T> };
  }

  #isInPace({ visitor, questions }: Presence, pace: TeamPace): boolean {
    switch (pace) {
      case "questions":
        return questions.take(); // QST6
      case "boats": // BOA5
      case "drafts": // DRF6
        return visitor.role !== "team" || this.#budgets.askAtContest(pace, visitor.seatId);
      case "rules":
        return true;
    }
  }
}

/**
 * What keeps a team from asking without end for what is an event, or is told to others: a rate, or what it costs by the rules.
 */
type TeamPace = "questions" | "boats" | "drafts" | "rules";

const teamPaces: Readonly<Record<z.infer<typeof TeamCommand>["type"], TeamPace>> = {
  BuyCard: "rules",
  SubmitAnswer: "rules",
  AskQuestion: "questions",
  AppealVerdict: "questions",
  ChooseBoat: "boats",
};

function teamPaceOf(payload: object): TeamPace {
  if (!("command" in payload)) return "rules";
  const { type } = (payload as RequestPayload<"command">).command;
  return Object.hasOwn(teamPaces, type) ? teamPaces[type as keyof typeof teamPaces] : "rules";
}

export function refused(code: RejectionCode): Refused {
  return { ok: false, rejection: { code } };
}

export function isRefused(reply: object): reply is Refused {
  return "ok" in reply && reply.ok === false;
}
