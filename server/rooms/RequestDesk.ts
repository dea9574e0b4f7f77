import type { MessageContext } from "@colyseus/core";
import type { z } from "zod";
import type { RejectionCode } from "../../shared/contest/rejections.ts";
import {
  type Refused,
  type RoomReply,
  type RoomRequestType,
  requestAccess,
  roomRequests,
} from "../../shared/protocol.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { ContestClient, Presence } from "./presence.ts";

type Answer<T extends RoomRequestType> = RoomReply[T] | Refused;

/** How each kind of request is answered. */
export type Answers = {
  readonly [T in RoomRequestType]: (
    presence: Presence,
    payload: z.output<(typeof roomRequests)[T]>,
    receivedAt: number,
  ) => Answer<T> | Promise<Answer<T>>;
};

export interface RequestDeskParts {
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly answers: Answers;
  /** For the log. */
  readonly contestId: () => string;
  /** Sends somebody away who asks without end. */
  readonly tooFast: (client: ContestClient) => void;
}

/** Takes the requests of a room's clients: how often, who may, what it is; then the answer. */
export class RequestDesk {
  readonly #parts: RequestDeskParts;

  constructor(parts: RequestDeskParts) {
    this.#parts = parts;
  }

  /** Never throws: a throw would be answered as if all went well. */
  async answer<T extends RoomRequestType>(
    type: T,
    client: ContestClient,
    payload: unknown,
    context: MessageContext,
  ): Promise<RoomReply[T] | undefined> {
    const { clock, log, metrics, contestId } = this.#parts;
    const receivedAt = clock.now();
    const presence = client.userData;
    if (!presence || presence.dismissed || context.id === undefined) return undefined;
    const stopTimer = metrics.requestSeconds.startTimer({ type });
    presence.pending += 1;
    let reply: Answer<T>;
    try {
      reply = await this.#decideAnswer(type, client, presence, payload, receivedAt);
    } catch (error) {
      const { visitor } = presence;
      log.error({ contestId: contestId(), type, visitor, err: error }, "a room request failed");
      reply = refused("internal");
    } finally {
      presence.pending -= 1;
      stopTimer();
    }
    const refusal = isRefused(reply) ? reply : null;
    metrics.requests.inc({ type, result: refusal?.rejection.code ?? "ok" });
    if (refusal) metrics.refusals.inc({ code: refusal.rejection.code });
    // `time` and `sync` have no shape for a refusal.
    if (refusal && (type === "time" || type === "sync")) {
      context.reject(refusal.rejection);
      return undefined;
    }
    return reply as RoomReply[T];
  }

  #decideAnswer<T extends RoomRequestType>(
    type: T,
    client: ContestClient,
    presence: Presence,
    payload: unknown,
    receivedAt: number,
  ): Answer<T> | Promise<Answer<T>> {
    if (!presence.requests.take()) {
      this.#parts.tooFast(client);
      return refused("too_fast");
    }
    if (presence.pending > this.#parts.budgets.most("unanswered")) return refused("too_fast");
    if (type === "command" && !presence.commands.take()) return refused("too_fast");
    if (!requestAccess[type].includes(presence.visitor.role)) return refused("not_allowed");
    const read = roomRequests[type].safeParse(payload);
    if (!read.success) return refused("invalid_message");
    const answer = this.#parts.answers[type];
    return answer(presence, read.data as never, receivedAt) as Answer<T> | Promise<Answer<T>>;
  }
}

export function refused(code: RejectionCode): Refused {
  return { ok: false, rejection: { code } };
}

function isRefused(reply: object): reply is Refused {
  return "ok" in reply && reply.ok === false;
}
