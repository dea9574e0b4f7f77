import { createHash } from "node:crypto";
import type { Command } from "../../shared/contest/commands.ts";
import { type Decision, decide } from "../../shared/contest/decide.ts";
import { findTeamByName } from "../../shared/contest/entering.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Applicants } from "../budgets/Applicants.ts";
import type { Budgets, SpentInLine } from "../budgets/Budgets.ts";
import { type Newcomers, originKey } from "../budgets/Newcomers.ts";
import type { PinGuard } from "../budgets/PinGuard.ts";
import type { Clock } from "../contests/clock.ts";
import { contestFull, inLine, waitsForOrganizer, waitsForTeam } from "./entranceProblems.ts";
import type { LiveContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { problemOf } from "./problems.ts";

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

/**
 * Lets guests into a contest, so many of one address; the others wait in line, and their pages ask again. What the rules
 * would refuse counts apart: a flood of it never holds up somebody at the same address who may come in. BUD5, BUD6
 */
export class Entrance {
  readonly #deps: EntranceDeps;
  /** Teams that are just being made, by contest and wish. */
  readonly #underWay = new Map<string, Promise<SpentInLine<CommandReply>>>();

  constructor(deps: EntranceDeps) {
    this.#deps = deps;
  }

  /** Throws `HttpProblem` `in_line`, `waits_for_team`, `waits_for_organizer`, `turned_away`. */
  async enter(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    const { command, receivedAt } = entry;
    // Whoever lost the reply guesses nothing, and waits in no line for what is known. BUD6
    const replied = contest.runner.findReply(guest, keyOf(entry));
    if (replied) return replied;
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
    const { clock, newcomers } = this.#deps;
    const made = await inTime(clock, this.#oneWish(contest, entry));
    if (made.ok) return made.result;
    newcomers.waits(contest.row.id, entry.address);
    throw inLine(made);
  }

  /** However often a wish is asked while it waits for the journal, it is one: in the queue, and of what its address may. BUD13 */
  #oneWish(contest: LiveContest, entry: Entry): Promise<SpentInLine<CommandReply>> {
    const wish = `${contest.row.id} ${keyOf(entry)}`;
    const underWay = this.#underWay.get(wish);
    if (underWay) return underWay;
    const making = this.#joining(contest, entry).finally(() => this.#underWay.delete(wish));
    this.#underWay.set(wish, making);
    return making;
  }

  async #joining(contest: LiveContest, entry: Entry): Promise<SpentInLine<CommandReply>> {
    const { budgets, newcomers } = this.#deps;
    const { state } = contest.runner;
    const { address } = entry;
    if (!newcomers.begin(state, address)) throw contestFull(state.limits.teams);
    let teamId: string | null = null;
    try {
      const made = await budgets.spendInLine(
        { rate: "newTeams", whose: originKey(contest.row.id, address), id: keyOf(entry) },
        () => execute(contest, entry),
        (reply) => !isFresh(reply, entry),
      );
      const outcome = made.ok && made.result.ok ? made.result.outcome : null;
      if (outcome?.type === "joined" && !Object.hasOwn(state.teams, outcome.teamId)) teamId = outcome.teamId;
      return made;
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

  /** What the rules would refuse, unless it had its effect before. Each guess counts, also those of one wish. BUD6 */
  async #tryInVain(contest: LiveContest, entry: Entry): Promise<CommandReply> {
    const { budgets, clock } = this.#deps;
    const whose = originKey(contest.row.id, entry.address);
    const turn = { rate: "refusedEntries", whose, id: keyOf(entry) } as const;
    const tried = await inTime(
      clock,
      budgets.spendInLine(turn, () => execute(contest, entry)),
    );
    if (tried.ok) return tried.result;
    throw inLine(tried);
  }
}

function execute({ runner }: LiveContest, entry: Entry): Promise<CommandReply> {
  const { command, receivedAt } = entry;
  return runner.execute({ id: keyOf(entry), command, actor: guest, receivedAt });
}

/**
 * Whether the wish had its effect now: not, when it was refused though nobody foresaw it, such as the second of two who are just
 * making a team of one name; nor when it is answered as it was before, with the seat of then.
 */
function isFresh(reply: CommandReply, { command }: Entry): boolean {
  return reply.ok && reply.outcome.type === "joined" && reply.outcome.seatId === command.seatId;
}

/**
 * What makes a guest's command happen once. The secret is part of it, and only as a hash: neither who overhears an id nor
 * who reads the journal can ask for the seat that it led to. AUT13
 */
function keyOf({ id, secret }: Entry): string {
  if (secret === undefined) return id;
  return `${id}.${createHash("sha256").update(secret).digest("base64url")}`;
}
