import type { StampedCommand } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolve } from "../../shared/contest/evolve.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import { seatNow } from "../../shared/contest/seating.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { momentOf } from "../../shared/contest/timing.ts";

/** What the rules say to a command, and the state that it leads to once it is committed. */
export type Decision =
  | { readonly ok: true; readonly events: readonly ContestEvent[]; readonly after: ContestState }
  | { readonly ok: false; readonly rejection: Rejection };

/** Evolves before anything is written: an event that the program cannot follow never gets into the journal. Throws what a rule throws. */
export function decisionOn(state: ContestState, command: StampedCommand): Decision {
  const at = momentOf(state, command);
  const { actor } = command;
  // SEA2: a seat may have moved since its connection was made, or while the command waited in line.
  const by = actor.role === "team" ? seatNow(state, actor) : actor;
  const decided = decide(state, { ...command, actor: by, at });
  if (!decided.ok) return decided;
  return { ok: true, events: decided.events, after: decided.events.reduce(evolve, state) };
}
