import { mayGoByItself } from "../../shared/contest/entering.ts";
import { inOrderOfGoing } from "../../shared/contest/goneTeams.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { CrowdNotice } from "../../shared/protocol.ts";
import type { Clock } from "../contests/clock.ts";
import type { Budgets } from "./Budgets.ts";
import type { Changes } from "./Changes.ts";
import { Origins } from "./Origins.ts";

/** A team that a guest made while this process runs its contest. */
interface Newcomer {
  readonly address: string;
  /** Connections. */
  online: number;
  /** Somebody was once connected. */
  wasHere: boolean;
  /** When somebody was last there, by whatever way. */
  lastHereAt: number;
}

interface Arrivals {
  readonly origins: Origins;
  /** By team, in the order of coming. */
  readonly teams: Map<string, Newcomer>;
}

/** Teams that have gone and may come back: then those that went first are forgotten. */
const keptGone = 1_000;

/**
 * The teams that guests have made in this process's life, and where they came from. Only the memory of this process knows
 * addresses; moderators see their ends. After a restart nobody is a newcomer. BUD8, BUD9
 */
export class Newcomers {
  readonly #deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes };
  readonly #contests = new Map<string, Arrivals>();

  constructor(deps: { readonly clock: Clock; readonly budgets: Budgets; readonly changes: Changes }) {
    this.#deps = deps;
  }

  /** A place for one more team of this address; false when it has as many as it may. To be ended by {@link end}. */
  begin(state: ContestState, address: string): boolean {
    const { origins } = this.#arrivals(state.contestId);
    const held = this.#teamsOf(state, address).length + origins.joining(address);
    if (held >= state.limits.teams) return false; // ENT2
    origins.begin(address);
    return true;
  }

  /** To be called once for each that began. Null: no team came of it, or one that was there before. */
  end(contestId: string, address: string, teamId: string | null): void {
    const { origins, teams } = this.#arrivals(contestId);
    const isNew = teamId !== null && !teams.has(teamId);
    if (isNew) {
      const lastHereAt = this.#deps.clock.now();
      teams.set(teamId, { address, online: 0, wasHere: false, lastHereAt });
    }
    if (origins.end(address, isNew)) this.#deps.changes.tell(contestId);
  }

  /** Somebody waits in the line of this address. */
  waits(contestId: string, address: string): void {
    if (this.#arrivals(contestId).origins.waits(address)) this.#deps.changes.tell(contestId);
  }

  /** A device of the team asks for something: somebody is there. */
  stirs(contestId: string, teamId: string): void {
    const team = this.#contests.get(contestId)?.teams.get(teamId);
    if (team) team.lastHereAt = this.#deps.clock.now();
  }

  came(contestId: string, teamId: string): void {
    const team = this.#contests.get(contestId)?.teams.get(teamId);
    if (!team) return;
    team.online += 1;
    if (team.wasHere) return;
    team.wasHere = true;
    this.#deps.changes.tell(contestId);
  }

  /** To be called once for each that came. */
  left(contestId: string, teamId: string): void {
    const team = this.#contests.get(contestId)?.teams.get(teamId);
    if (!team) return;
    team.online = Math.max(0, team.online - 1);
    team.lastHereAt = this.#deps.clock.now();
  }

  contestIds(): readonly string[] {
    return [...this.#contests.keys()];
  }

  /** Teams as which nobody has been there for so long that they go. ENT21 */
  idle(state: ContestState): readonly string[] {
    const since = this.#deps.clock.now() - this.#deps.budgets.noticed("absence").forMs;
    return this.#present(state)
      .filter(
        ([teamId, { online, lastHereAt }]) => online === 0 && lastHereAt <= since && mayGo(state, teamId),
      )
      .map(([teamId]) => teamId);
  }

  /** For moderators, the newest first. `waiting`: how many of an address wait to be let in. */
  crowds(state: ContestState, waiting: (address: string) => number = () => 0): readonly CrowdNotice[] {
    const { origins } = this.#contests.get(state.contestId) ?? {};
    if (!origins) return [];
    return origins.crowds((address) => {
      const present = this.#teamsOf(state, address);
      const applicants = waiting(address);
      return {
        present: present.length,
        absent: present.filter((each) => wasNeverHere(state, each)).length,
        ...(applicants > 0 && { applicants }),
      };
    });
  }

  /** The address of a crowd, for the first who asks; then {@link settle}, {@link settleInPart}, {@link lift} or {@link giveBack}. */
  take(contestId: string, crowdId: string): string | null {
    const address = this.#contests.get(contestId)?.origins.take(crowdId) ?? null;
    if (address !== null) this.#deps.changes.tell(contestId);
    return address;
  }

  /** The teams of an address, gone ones too, so that they stay away; `who`: all, or those as which nobody ever was here. */
  of(state: ContestState, address: string, who: "all" | "absent"): readonly string[] {
    return [...(this.#contests.get(state.contestId)?.teams ?? [])]
      .filter((each) => each[1].address === address && (who === "all" || wasNeverHere(state, each)))
      .map(([teamId]) => teamId);
  }

  /** Whether teams of an address are in the contest whose coming made it a crowd, and not only who waits in its line. */
  areManyIn(state: ContestState, address: string): boolean {
    const { origins } = this.#arrivals(state.contestId);
    return origins.isBurst(address) && this.#teamsOf(state, address).length > 0;
  }

  giveBack(contestId: string, address: string): void {
    this.#contests.get(contestId)?.origins.giveBack(address);
    this.#deps.changes.tell(contestId);
  }

  /** What is left of a crowd is told anew; `about`: what the word was about that settled the rest. */
  settleInPart(contestId: string, address: string, about: "teams" | "others"): void {
    this.#contests.get(contestId)?.origins.settleInPart(address, about);
    this.#deps.changes.tell(contestId);
  }

  settle(contestId: string, address: string): void {
    this.#contests.get(contestId)?.origins.settle(address);
    this.#deps.changes.tell(contestId);
  }

  /** A moderator says that they are ours: they come in as fast as they come. BUD3 */
  async lift(contestId: string, address: string): Promise<void> {
    const { budgets } = this.#deps;
    for (const rate of ["newTeams", "applications"] as const)
      await budgets.lift(rate, originKey(contestId, address));
    this.#contests.get(contestId)?.origins.lift(address);
    this.#deps.changes.tell(contestId);
  }

  /** Of a contest that runs here. */
  forgetOld({ contestId, teams: all }: ContestState): void {
    const { origins, teams } = this.#arrivals(contestId);
    const known = [...teams.keys()].flatMap((teamId) => all[teamId] ?? []);
    for (const { id, removed, mayReturn } of known) if (removed && !mayReturn) teams.delete(id);
    const gone = inOrderOfGoing(known);
    for (const { id } of gone.slice(0, Math.max(0, gone.length - keptGone))) teams.delete(id);
    if (origins.forgetOld()) this.#deps.changes.tell(contestId);
  }

  /** It does not run here any more. */
  forget(contestId: string): void {
    this.#contests.delete(contestId);
  }

  #arrivals(contestId: string): Arrivals {
    const { clock, budgets } = this.#deps;
    const known = this.#contests.get(contestId);
    if (known) return known;
    const arrivals = {
      origins: new Origins(clock, budgets.noticed("crowd")),
      teams: new Map<string, Newcomer>(),
    };
    this.#contests.set(contestId, arrivals);
    return arrivals;
  }

  #teamsOf(state: ContestState, address: string): readonly (readonly [string, Newcomer])[] {
    return this.#present(state).filter(([, team]) => team.address === address);
  }

  #present({ contestId, teams: all }: ContestState): readonly (readonly [string, Newcomer])[] {
    const teams = this.#contests.get(contestId)?.teams ?? new Map<string, Newcomer>();
    return [...teams].filter(([teamId]) => all[teamId]?.removed === false);
  }
}

/** Under which an address's account in a contest is kept. */
export function originKey(contestId: string, address: string): string {
  return `${contestId} ${address}`;
}

function mayGo({ teams }: ContestState, teamId: string): boolean {
  const team = teams[teamId];
  return team !== undefined && mayGoByItself(team);
}

function hasBought({ teams }: ContestState, teamId: string): boolean {
  return (teams[teamId]?.purchases.length ?? 0) > 0;
}

function wasNeverHere(state: ContestState, [teamId, { wasHere }]: readonly [string, Newcomer]): boolean {
  return !wasHere && !hasBought(state, teamId);
}
