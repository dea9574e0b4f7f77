import { createHash } from "node:crypto";
import type { Command } from "../../shared/contest/commands.ts";
import { type Decision, decide } from "../../shared/contest/decide.ts";
import { findTeamByName } from "../../shared/contest/entering.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Applicants } from "../budgets/Applicants.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { type Newcomers, originKey } from "../budgets/Newcomers.ts";
import { knockNumber, type PinGuard } from "../budgets/PinGuard.ts";
import type { Clock } from "../contests/clock.ts";
import type { LiveContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

/** What a guest asks for: a team, the same team again, or a further seat of one. */
export interface Entry {
  /** Made by the page, once per wish. */
  readonly id: string;
  /** Made by the page and known to nobody else; absent: by a program whose ids are. */
  readonly secret: string | undefined;
  readonly command: Extract<Command, { type: "JoinContest" | "ReturnTeam" | "TakeSeat" }>;
  readonly address: string;
  readonly receivedAt: number;
}

export interface EntranceDeps {
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly newcomers: Newcomers;
  readonly pinGuard: PinGuard;
  readonly applicants: Applicants;
}

const guest = { role: "guest" } as const;
/** How often a device that waits for a click asks again. */
const askAgainSeconds = 3;

/**
 * Lets guests into a contest, so many of one address; the others wait in line, and their pages ask again. What the rules
 * would refuse counts apart: a flood of it never holds up somebody at the same address who may come in. BUD5, BUD6
 */
export class Entrance {
  readonly #deps: EntranceDeps;

  constructor(deps: EntranceDeps) {
    this.#deps = deps;
  }

  /** Throws `HttpProblem` `in_line`, `waits_for_team`, `waits_for_organizer`, `turned_away`. */
  async enter(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    const { command, receivedAt } = entry;
    if (command.type === "JoinContest" && contest.runner.state.entryByApproval)
      return this.#apply(contest, entry, command);
    // Nothing is awaited between here and where it is counted: a thousand guesses at once are a thousand.
    const foreseen = decide(contest.runner.state, { command, actor: guest, at: receivedAt });
    if (command.type === "TakeSeat") return this.#takeSeat(contest, entry, foreseen);
    return foreseen.ok ? this.#makeTeam(contest, entry) : this.#tryInVain(contest, entry);
  }

  /** A guest waits until a moderator lets it in; what the rules would refuse is told at once. APV1 APV2 */
  async #apply(
    contest: LiveContest,
    entry: Entry,
    command: Extract<Entry["command"], { type: "JoinContest" }>,
  ): Promise<CommandReply> {
    const { state } = contest.runner;
    const asLetIn = (letInBy: string) => ({ ...command, letInBy });
    const foreseen = decide(state, { command: asLetIn("nobody"), actor: guest, at: entry.receivedAt });
    if (!foreseen.ok) {
      const reply = await this.#tryInVain(contest, entry);
      return reply.ok ? reply : foreseen;
    }
    const wish = { key: keyOf(entry), name: command.name, address: entry.address };
    const { applicants, newcomers } = this.#deps;
    const application = applicants.ask(state.contestId, wish);
    switch (application.type) {
      case "waits":
        if (application.isOfMany) newcomers.waits(state.contestId, entry.address);
        throw waitsForOrganizer();
      case "in_line":
        newcomers.waits(state.contestId, entry.address);
        throw inLine(application);
      case "turned_away":
        throw problemOf({ code: "turned_away" });
      case "let_in":
        return this.#makeTeam(contest, { ...entry, command: asLetIn(application.letInBy) });
    }
  }

  async #makeTeam(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    const { newcomers } = this.#deps;
    const { state } = contest.runner;
    const { address } = entry;
    if (!newcomers.begin(state, address)) throw contestFull(state.limits.teams);
    let teamId: string | null = null;
    try {
      const reply = await this.#inLine("newTeams", contest, entry);
      if (reply.ok && reply.outcome.type === "joined" && !Object.hasOwn(state.teams, reply.outcome.teamId))
        teamId = reply.outcome.teamId;
      return reply;
    } finally {
      newcomers.end(state.contestId, address, teamId);
    }
  }

  /** AUT14 */
  async #takeSeat(contest: LiveContest, entry: Entry, foreseen: Decision): Promise<CommandReply> {
    const { pinGuard } = this.#deps;
    const { state } = contest.runner;
    const team = findTeamByName(state, entry.command.type === "TakeSeat" ? entry.command.name : "");
    const code = foreseen.ok ? null : foreseen.rejection.code;
    if (!team || !(code === null || code === "team_full" || code === "wrong_pin"))
      return this.#tryInVain(contest, entry);
    const isWrong = code === "wrong_pin";
    const isGuarded = pinGuard.isGuarded(state.contestId, team);
    if (isWrong) pinGuard.countWrong(state.contestId, team);
    if (isGuarded) {
      const wish = { key: keyOf(entry), address: entry.address };
      const isLetIn = !isWrong && pinGuard.knock(state.contestId, team, wish);
      if (!isLetIn) throw waitsForTeam(wish.key);
    }
    if (foreseen.ok) return inTime(this.#deps.clock, execute(contest, entry));
    const reply = await this.#tryInVain(contest, entry);
    if (isWrong && reply.ok) pinGuard.countNot(state.contestId, team);
    return reply;
  }

  /** What the rules would refuse, unless it had its effect before. BUD6 */
  #tryInVain(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    return this.#inLine("refusedEntries", contest, entry);
  }

  async #inLine(
    rate: "newTeams" | "refusedEntries",
    contest: LiveContest,
    entry: Entry,
  ): Promise<CommandReply> {
    const { budgets, clock, newcomers } = this.#deps;
    const turn = { rate, whose: originKey(contest.row.id, entry.address), id: keyOf(entry) };
    const entered = await inTime(
      clock,
      budgets.spendInLine(
        turn,
        () => execute(contest, entry),
        // A refusal that nobody foresaw, such as of the second of two who are just making a team of one name.
        (reply) => rate === "newTeams" && !reply.ok,
      ),
    );
    if (entered.ok) return entered.result;
    if (rate === "newTeams") newcomers.waits(contest.row.id, entry.address);
    throw inLine(entered);
  }
}

function execute({ runner }: LiveContest, entry: Entry): Promise<CommandReply> {
  const { command, receivedAt } = entry;
  return runner.execute({ id: keyOf(entry), command, actor: guest, receivedAt });
}

/**
 * What makes a guest's command happen once. The secret is part of it, and only as a hash: neither who overhears an id nor
 * who reads the journal can ask for the seat that it led to. AUT13
 */
function keyOf({ id, secret }: Entry): string {
  if (secret === undefined) return id;
  return `${id}.${createHash("sha256").update(secret).digest("base64url")}`;
}

/** To whoever asks again when the time has come. BUD5 */
export function inLine({ place, waitMs }: { readonly place: number; readonly waitMs: number }): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "in_line", {
    params: { place, seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}

/** The same for every PIN. AUT15 */
function waitsForTeam(key: string): HttpProblem {
  return new HttpProblem(429, "waits_for_team", {
    params: { number: knockNumber(key), seconds: askAgainSeconds },
    headers: { "Retry-After": `${askAgainSeconds}` },
  });
}

/** APV2 */
function waitsForOrganizer(): HttpProblem {
  return new HttpProblem(429, "waits_for_organizer", {
    params: { seconds: askAgainSeconds },
    headers: { "Retry-After": `${askAgainSeconds}` },
  });
}

/** As the rules say it, of what they do not know: where guests come from. ENT2 */
function contestFull(teams: number): HttpProblem {
  return new HttpProblem(409, "contest_full", { params: { teams } });
}
