import type { EventType } from "../../shared/contest/events.ts";
import type { Books, EventOf } from "./books.ts";

/** What comes next as a part of the same act, in this order. */
export interface AwaitedEvent {
  readonly type: EventType;
  readonly at: number;
  readonly teamId: string | null;
}

/** What the account keeps of how a contest is steered beside its phases. */
export interface ControlBooks {
  /** Whether the clock stands still for the covered boards; null: they are not covered. */
  cover: { holdsClock: boolean } | null;
  emergency: { readonly wasRunning: boolean; readonly wasEntryOpen: boolean } | null;
  countdownAt: number | null;
  /** How the entry has to be set by the next event about it. */
  entryDue: boolean | null;
  sent: number;
  /** By number: until when it stands on the screens. */
  readonly messages: Map<number, number | null>;
  /** By name. */
  readonly screens: Map<string, EventOf<"ScreenSteered">["wish"]>;
  made: number;
  readonly plans: Map<number, BookedPlan>;
  /** Numbers of those that came to nothing, with why, oldest first. */
  readonly failed: (readonly [number: number, code: string])[];
  /** In whose name a planned act is being done, and when. */
  acting: { readonly at: number; readonly accountId: string } | null;
}

export interface BookedPlan {
  readonly accountId: string;
  readonly when: EventOf<"ActPlanned">["when"];
  readonly act: EventOf<"ActPlanned">["act"];
}

export function openControlBooks(): ControlBooks {
  return {
    cover: null,
    emergency: null,
    countdownAt: null,
    entryDue: null,
    sent: 0,
    messages: new Map(),
    screens: new Map(),
    made: 0,
    plans: new Map(),
    failed: [],
    acting: null,
  };
}

/** Whether teams may neither buy nor answer. */
export function areBoardsCovered({ control }: Books): boolean {
  return control.cover !== null || control.emergency !== null;
}

/** When time starts the contest; infinite: it does not. */
export function startDue({ phase, startsAt, control }: Books): number {
  if (phase !== "lobby" || control.emergency) return Number.POSITIVE_INFINITY;
  return Math.min(startsAt ?? Number.POSITIVE_INFINITY, control.countdownAt ?? Number.POSITIVE_INFINITY);
}

/** When a plan falls due as things stand; infinite: not yet. */
export function planDue({ phase, endsAt }: Books, { when }: BookedPlan): number {
  if (phase === "draft" || phase === "finished") return Number.POSITIVE_INFINITY;
  if ("at" in when) return when.at;
  return phase === "running" && endsAt !== null
    ? endsAt - when.minutesBeforeEnd * 60_000
    : Number.POSITIVE_INFINITY;
}

/** The number of the plan that is due before all others; null: nothing is due. */
export function firstDue(books: Books, at: number): number | null {
  let first: { readonly number: number; readonly due: number } | null = null;
  for (const [number, plan] of books.control.plans) {
    const due = planDue(books, plan);
    if (due <= at && (!first || due < first.due)) first = { number, due };
  }
  return first?.number ?? null;
}
