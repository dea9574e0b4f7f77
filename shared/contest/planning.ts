import type { Command, StampedCommand } from "./commands.ts";
import { mostFailed, mostPlanned, type Planned, type PlannedMoment } from "./controlActs.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Phase } from "./phases.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";

type PlanningCommand = Extract<Command, { type: "PlanAct" | "CancelPlannedAct" }>;
type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

const none: readonly Planned[] = [];
/** In these phases nothing that was planned falls due. */
const resting: ReadonlySet<Phase> = new Set<Phase>(["draft", "finished"]);

/** What is still to come, in the order of planning. */
export function plannedActs({ plan }: ContestState): readonly Planned[] {
  return plan?.acts ?? none;
}

/** When it falls due as things stand; null: not before the contest goes on. PLN2 */
export function plannedAt({ phase, clock }: ContestState, { when }: Planned): number | null {
  if (resting.has(phase)) return null;
  if ("at" in when) return when.at;
  if (phase !== "running" || clock.endsAt === null) return null;
  return clock.endsAt - when.minutesBeforeEnd * 60_000;
}

/** The planned act that falls due first; of those at one moment, the one that was planned first. */
export function nextPlanned(state: ContestState): { readonly planned: Planned; readonly at: number } | null {
  let next: { readonly planned: Planned; readonly at: number } | null = null;
  for (const planned of plannedActs(state)) {
    const at = plannedAt(state, planned);
    if (at !== null && (next === null || at < next.at)) next = { planned, at };
  }
  return next;
}

export function decidePlanning(
  state: ContestState,
  { command, at }: StampedCommand<PlanningCommand>,
): readonly DecidedEvent[] | Rejection {
  if (command.type === "CancelPlannedAct") {
    const { number } = command;
    if (!plannedActs(state).some((planned) => planned.number === number))
      return { code: "unknown_planned_act" };
    return [{ type: "PlannedActCancelled", at, number }];
  }
  const { when, act } = command;
  if (plannedActs(state).length >= mostPlanned) return { code: "too_much_planned" }; // PLN5
  if (isPast(state, when, at) || (act.type === "StartContest" && !("at" in when)))
    return { code: "moment_passed" };
  return [{ type: "ActPlanned", at, number: (state.plan?.made ?? 0) + 1, when, act }];
}

/**
 * Whether what is planned for this moment would be done at once. Before the start no end is known: what is planned for as long before
 * it as the contest lasts, or for longer, is done as it starts. PLN5 FRZ3
 */
export function isPast({ clock }: Pick<ContestState, "clock">, when: PlannedMoment, at: number): boolean {
  if ("at" in when) return when.at <= at;
  const { endsAt, pausedAt } = clock;
  return endsAt !== null && endsAt - when.minutesBeforeEnd * 60_000 <= (pausedAt ?? at);
}

/**
 * What a contest that was reopened would do at once, though it was meant for a moment before its end: none may be planned
 * so late, and none stays. PLN4
 */
export function cancellingOverdue(reopened: ContestState, at: number): readonly DecidedEvent[] {
  return plannedActs(reopened)
    .filter(({ when }) => !("at" in when) && isPast(reopened, when, at))
    .map(({ number }) => ({ type: "PlannedActCancelled", at, number }));
}

// What becomes of the state.

export function withPlanned(state: ContestState, event: EventOf<"ActPlanned">): ContestState {
  const { number, when, act, by } = event;
  const acts = [...plannedActs(state), { number, author: authorOf(by), when, act }];
  return { ...state, plan: { made: number, acts, failed: state.plan?.failed ?? [] } };
}

function authorOf(by: ContestEvent["by"]): Planned["author"] {
  if (by.role !== "moderator") return { accountId: "" };
  const { accountId, signIn, name } = by;
  return { accountId, ...(signIn !== undefined && { signIn }), ...(name !== undefined && { name }) };
}

export function withoutPlanned(state: ContestState, number: number): ContestState {
  if (!state.plan) return state;
  const acts = state.plan.acts.filter((planned) => planned.number !== number);
  return { ...state, plan: { ...state.plan, acts } };
}

/** PLN3 */
export function afterPlanned(
  state: ContestState,
  { at, number, refused: code }: EventOf<"PlannedActDone">,
): ContestState {
  const { plan, ...others } = withoutPlanned(state, number);
  const planned = plannedActs(state).find((each) => each.number === number);
  if (!plan || !planned || code === null) return { ...others, ...(plan && { plan }) };
  return { ...others, plan: { ...plan, failed: [...plan.failed, { at, planned, code }].slice(-mostFailed) } };
}

/** What was planned for a time that passed while the contest was finished is not done when it is reopened. PLN4 */
export function withoutPassed(state: ContestState, at: number): ContestState {
  if (!state.plan) return state;
  const acts = plannedActs(state).filter(({ when }) => !("at" in when) || when.at > at);
  return { ...state, plan: { ...state.plan, acts } };
}
