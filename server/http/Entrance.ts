import { createHash } from "node:crypto";
import type { Command } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Clock } from "../contests/clock.ts";
import type { LiveContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem } from "./problems.ts";

/** What a guest asks for: a team, or a further seat of one. */
export interface Entry {
  /** Made by the page, once per wish. */
  readonly id: string;
  /** Made by the page and known to nobody else; absent: by a program whose ids are. */
  readonly secret: string | undefined;
  readonly command: Extract<Command, { type: "JoinContest" | "TakeSeat" }>;
  readonly address: string;
  readonly receivedAt: number;
}

const guest = { role: "guest" } as const;

/**
 * Lets guests into a contest, so many of one address; the others wait in line, and their pages ask again. What the rules
 * would refuse counts apart: a flood of it never holds up somebody at the same address who may come in. BUD5, BUD6
 */
export class Entrance {
  readonly #deps: { readonly budgets: Budgets; readonly clock: Clock };

  constructor(deps: { readonly budgets: Budgets; readonly clock: Clock }) {
    this.#deps = deps;
  }

  /** Throws `HttpProblem` `in_line`. */
  async enter(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    const { command, receivedAt } = entry;
    const { budgets, clock } = this.#deps;
    const id = keyOf(entry);
    const whose = `${contest.row.id} ${entry.address}`;
    const foreseen = decide(contest.runner.state, { command, actor: guest, at: receivedAt });
    const rate = !foreseen.ok ? "refusedEntries" : command.type === "JoinContest" ? "newTeams" : null;
    if (rate) {
      const turn = await budgets.takeInLine(rate, whose, id);
      if (!turn.ok) throw inLine(turn);
    }
    const reply = await inTime(clock, contest.runner.execute({ id, command, actor: guest, receivedAt }));
    if (!reply.ok && rate === "newTeams") await budgets.give(rate, whose);
    return reply;
  }
}

/**
 * What makes a guest's command happen once. The secret is part of it, and only as a hash: neither who overhears an id nor
 * who reads the journal can ask for the seat that it led to. AUT13
 */
function keyOf({ id, secret }: Entry): string {
  if (secret === undefined) return id;
  return `${id}.${createHash("sha256").update(secret).digest("base64url")}`;
}

function inLine({ place, waitMs }: { readonly place: number; readonly waitMs: number }): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "in_line", {
    params: { place, seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}
