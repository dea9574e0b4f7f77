import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Random } from "../random.ts";
import { RequestUnanswered, type RoomConnection } from "./RoomConnection.ts";
import type { SentCommand } from "./strategy.ts";

/** What a command is sent through. */
type Asking = Pick<RoomConnection, "request" | "requestAnything">;

/** A command that got its answer. */
export interface Answered {
  readonly id: string;
  readonly command: SentCommand;
  readonly reply: CommandReply;
  /** How many connections it took. */
  readonly connections: number;
}

/** The same with its times, by `performance.now()`: when it was given, also without a connection, and answered. */
export interface TimedAnswer extends Answered {
  readonly sentAt: number;
  readonly answeredAt: number;
}

interface Pending {
  readonly id: string;
  readonly command: SentCommand;
  readonly resolve: (reply: CommandReply) => void;
  readonly sentAt: number;
  connections: number;
  /** Since when it has had no word from the present connection, by `performance.now()`; null: it was not sent there. */
  wordlessSince: number | null;
}

export interface DeskCounts {
  answered: number;
  /** Sent again under the same id after a connection was lost. */
  resent: number;
  /** Sent again under the same id although it was answered. */
  repeated: number;
  /** Refusals of what no honest client sends. */
  nonsense: number;
}

const requestTimeoutMs = 4_000;
const retryAfterMs = 150;
const remembered = 40;

/** Said around the rules about this very moment: the same command may be heard the next time. */
const passing: ReadonlySet<string> = new Set(["too_fast", "overloaded", "contest_moved"]);

/**
 * The commands of one client. Each keeps its id until it is answered, over any number of connections; an answer is
 * remembered for a while, so that {@link repeat} can see that the same id gets the same one.
 */
export class CommandDesk {
  readonly counts: DeskCounts = { answered: 0, resent: 0, repeated: 0, nonsense: 0 };
  /** The longest time between a command and its answer, ms. */
  longestPauseMs = 0;
  readonly #random: Random;
  readonly #answered: (answered: TimedAnswer) => void;
  readonly #fault: (sentence: string) => void;
  readonly #moved: () => void;
  readonly #pending = new Map<string, Pending>();
  #recent: readonly Answered[] = [];
  #connection: Asking | null = null;

  constructor(
    random: Random,
    told: {
      readonly answered: (answered: TimedAnswer) => void;
      readonly fault: (sentence: string) => void;
      /** This process no longer holds the contest: a new connection is needed. */
      readonly moved: () => void;
    },
  ) {
    this.#random = random;
    this.#answered = told.answered;
    this.#fault = told.fault;
    this.#moved = told.moved;
  }

  /** Commands whose fate is not known. */
  get unanswered(): number {
    return this.#pending.size;
  }

  /** Since when a command has waited for a word from the present connection, by `performance.now()`; null: none does. */
  get waitsSince(): number | null {
    const since = [...this.#pending.values()].flatMap(({ wordlessSince }) => wordlessSince ?? []);
    return since.length === 0 ? null : Math.min(...since);
  }

  /** A connection to send through from now on, starting with all that is unanswered; null: none. */
  connect(connection: Asking | null): void {
    this.#connection = connection;
    // A refusal left no trace in the journal: only the process that gave it knows it again.
    this.#recent = this.#recent.filter(({ reply }) => reply.ok);
    for (const item of this.#pending.values()) item.wordlessSince = null;
    if (!connection) return;
    for (const item of this.#pending.values()) {
      this.counts.resent += 1;
      void this.#deliver(item, connection);
    }
  }

  /** Resolves with the answer, whenever it comes. */
  send(command: SentCommand): Promise<CommandReply> {
    return new Promise((resolve) => {
      const item: Pending = {
        id: this.#random.id(),
        command,
        resolve,
        sentAt: performance.now(),
        connections: 0,
        wordlessSince: null,
      };
      this.#pending.set(item.id, item);
      if (this.#connection) void this.#deliver(item, this.#connection);
    });
  }

  /** Sends something answered again and compares; does nothing when there is nothing to repeat. */
  async repeat(): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#recent.length === 0) return;
    const { id, command, reply } = this.#random.pick(this.#recent);
    try {
      const again = await connection.request("command", { id, command }, requestTimeoutMs);
      if (again === undefined || isPassing(again)) return;
      this.counts.repeated += 1;
      if (!isDeepStrictEqual(again, reply))
        this.#fault(`${id} was answered ${JSON.stringify(reply)} and then ${JSON.stringify(again)}`);
    } catch (error) {
      if (!(error instanceof RequestUnanswered)) this.#fault(`repeating ${id} failed: ${String(error)}`);
    }
  }

  /** Sends what must be refused at the edge. */
  async sendNonsense(payload: unknown): Promise<void> {
    if (!this.#connection) return;
    try {
      const reply = await this.#connection.requestAnything("command", payload, requestTimeoutMs);
      if (isAccepted(reply)) this.#fault(`nonsense was accepted: ${JSON.stringify(payload)}`);
    } catch (error) {
      if (error instanceof RequestUnanswered) return;
    }
    this.counts.nonsense += 1;
  }

  async #deliver(item: Pending, through: Asking): Promise<void> {
    item.connections += 1;
    item.wordlessSince = performance.now();
    while (this.#connection === through && this.#pending.has(item.id)) {
      const reply = await this.#ask(item, through);
      // What a connection says that was given up counts no more: the next one is asked under the same id.
      if (this.#connection !== through) return;
      if (reply && !isPassing(reply)) return this.#settle(item, reply);
      if (reply) item.wordlessSince = performance.now();
      if (reply && isMoved(reply)) this.#moved();
      if (this.#connection === through) await delay(retryAfterMs);
    }
  }

  async #ask({ id, command }: Pending, through: Asking): Promise<CommandReply | null> {
    try {
      return (await through.request("command", { id, command }, requestTimeoutMs)) ?? null;
    } catch (error) {
      if (!(error instanceof RequestUnanswered))
        this.#fault(`a well-formed command failed: ${JSON.stringify(command)}: ${String(error)}`);
      return null;
    }
  }

  #settle({ id, command, resolve, sentAt, connections }: Pending, reply: CommandReply): void {
    this.#pending.delete(id);
    const answeredAt = performance.now();
    this.counts.answered += 1;
    this.longestPauseMs = Math.max(this.longestPauseMs, answeredAt - sentAt);
    const answered: TimedAnswer = { id, command, reply, connections, sentAt, answeredAt };
    this.#recent = [...this.#recent, answered].slice(-remembered);
    this.#answered(answered);
    resolve(reply);
  }
}

function isPassing(reply: CommandReply): boolean {
  return !reply.ok && passing.has(reply.rejection.code);
}

function isMoved(reply: CommandReply): boolean {
  return !reply.ok && reply.rejection.code === "contest_moved";
}

function isAccepted(reply: unknown): boolean {
  return typeof reply === "object" && reply !== null && "ok" in reply && reply.ok === true;
}
