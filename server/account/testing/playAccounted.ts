import fc from "fast-check";
import type { AccountFinding } from "../../../shared/accountNotice.ts";
import type { Command, StampedCommand } from "../../../shared/contest/commands.ts";
import { decide } from "../../../shared/contest/decide.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import { evolve, initialState, replay } from "../../../shared/contest/evolve.ts";
import { seatNow } from "../../../shared/contest/seating.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { readEvent, storeEvent } from "../../../shared/contest/stored/readEvent.ts";
import type { StoredEvent } from "../../../shared/contest/stored/UnreadableEvent.ts";
import { anyPlay, anyRepairedPlay, moments, type Play } from "../../../shared/contest/testing/generators.ts";
import type { EventOf } from "../../../shared/contest/testing.ts";
import { dueCommand, momentOf } from "../../../shared/contest/timing.ts";
import { Account } from "../Account.ts";
import { type Sight, sightOf } from "../sight.ts";

/** The rules as a runner uses them, and what the account sees of memory; a mutant brings others. */
export interface Core {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly initialState: typeof initialState;
  readonly momentOf: typeof momentOf;
  readonly seatNow: typeof seatNow;
  readonly dueCommand: typeof dueCommand;
  readonly sightOf: typeof sightOf;
  readonly replay: typeof replay;
  readonly storeEvent: typeof storeEvent;
  readonly readEvent: typeof readEvent;
}

export const theCore: Core = {
  decide,
  evolve,
  initialState,
  momentOf,
  seatNow,
  dueCommand,
  sightOf,
  replay,
  storeEvent,
  readEvent,
};

export interface Accounted {
  /** What became of each command, in order; of one that was refused, nothing. */
  readonly events: readonly ContestEvent[];
  readonly state: ContestState;
  /** After a restart of the program. */
  readonly reopened: ContestState;
  readonly places: Sight["places"];
  readonly refusals: number;
  readonly findings: readonly AccountFinding[];
}

/** What people and time send in a play that was generated. */
export function commandsOf(play: Play): readonly StampedCommand[] {
  return Array.from(moments(play), ({ stamped }) => stamped);
}

/** What is seldom due more than twice: a start, an end. */
const mostDue = 20;
const seeEveryMs = 1_000;

/** Carries commands out as a runner does, beside an account of it. Throws what time's own rules throw: that breaks a contest. */
export function playAccounted(
  first: EventOf<"ContestCreated">,
  commands: readonly StampedCommand[],
  core: Core = theCore,
): Accounted {
  const account = new Account();
  account.take(1, first);
  const all: ContestEvent[] = [first];
  let state = core.initialState(first);
  let seen: ContestState | null = null;
  let seenAt = first.at;
  let refusals = 0;

  /** False when it is refused. */
  const carryOut = (stamped: StampedCommand): boolean => {
    const decided = attempt(core, state, stamped);
    account.answered({ stamped, afterSeq: account.seq, accepted: decided !== null });
    if (!decided) return false;
    state = decided.after;
    all.push(...decided.events);
    for (const event of decided.events) account.take(account.seq + 1, event);
    return true;
  };
  const see = (at: number) => {
    account.compare(core.sightOf(state, account.seq, seen));
    seen = state;
    seenAt = at;
  };
  const bringUpTo = (at: number) => {
    for (let count = 0; ; count += 1) {
      const command: Command | null = core.dueCommand(state, at);
      if (!command || !carryOut({ command, actor: { role: "time" }, at })) return;
      if (count > mostDue) throw new Error("time asks for ever");
    }
  };

  for (const stamped of commands) {
    const isWakeUp = stamped.command.type === "Interrupt" && stamped.actor.role === "time";
    if (!isWakeUp) bringUpTo(stamped.at);
    if (!carryOut(stamped)) refusals += 1;
    if (stamped.at - seenAt >= seeEveryMs) see(stamped.at);
  }
  see(state.lastEventAt);
  const reopened = reopen(all, core);
  const { places } = core.sightOf(state, account.seq, null);
  return {
    events: all,
    state,
    reopened: reopened.state,
    places,
    refusals,
    findings: [...account.findings, ...reopened.findings],
  };
}

/** Writes a contest down, reads it, and keeps an account of what was read. */
function reopen(events: readonly ContestEvent[], core: Core): Pick<Accounted, "state" | "findings"> {
  const stored: StoredEvent[] = JSON.parse(JSON.stringify(events.map(core.storeEvent)));
  const read = stored.map(core.readEvent);
  const state = core.replay(read);
  const account = new Account();
  for (const event of read) account.take(account.seq + 1, event);
  account.compare(core.sightOf(state, account.seq, null));
  return { state, findings: account.findings };
}

/** What a bug throws refuses its command, and no other. */
function attempt(core: Core, state: ContestState, stamped: StampedCommand) {
  try {
    const { actor } = stamped;
    const by = actor.role === "team" ? core.seatNow(state, actor) : actor;
    const decision = core.decide(state, { ...stamped, actor: by, at: core.momentOf(state, stamped) });
    if (!decision.ok) return null;
    return { events: decision.events, after: decision.events.reduce(core.evolve, state) };
  } catch {
    return null;
  }
}

/** Every other one with moderators who put things right. */
export function somePlays(contests: number, seed: number): readonly Play[] {
  const numRuns = Math.ceil(contests / 2);
  const plain = fc.sample(anyPlay(), { numRuns, seed });
  const repaired = fc.sample(anyRepairedPlay(), { numRuns, seed });
  return plain.flatMap((play, index) => [play, repaired[index] ?? play]);
}

/** How often each event happened in contests that were generated and played; throws at the first finding of their accounts. */
export function playMany(contests: number, seed: number): ReadonlyMap<string, number> {
  const happened = new Map<string, number>();
  const count = (what: string, by = 1) => happened.set(what, (happened.get(what) ?? 0) + by);
  for (const [index, play] of somePlays(contests, seed).entries()) {
    const { events, refusals, findings } = playAccounted(play.first, commandsOf(play));
    for (const { type } of events) count(type);
    count("refused", refusals);
    const [finding] = findings;
    if (!finding) continue;
    const near = JSON.stringify(events.slice(Math.max(1, finding.seq - 3), finding.seq + 1));
    throw new Error(
      `a false alarm in contest ${index} of seed ${seed}: ${JSON.stringify(finding)} near ${near}`,
    );
  }
  return happened;
}
