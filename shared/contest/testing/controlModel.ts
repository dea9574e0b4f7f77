import type { ControlCommand, PlannedAct, PlannedMoment } from "../controlActs.ts";
import type { Phase } from "../phases.ts";

/** Where the contest stands. */
export interface Course {
  readonly phase: Phase;
  readonly at: number;
  readonly endsAt: number;
  readonly pausedAt: number;
}

interface ModelPlan {
  readonly number: number;
  readonly when: PlannedMoment;
  readonly act: PlannedAct;
}

type Of<Type extends ControlCommand["type"]> = Extract<ControlCommand, { type: Type }>;

/** What moderators do beside the phases, told a second time: a part of `ContestModel`. */
export class ControlModel {
  countdownAt: number | null = null;
  cover: { holdsClock: boolean } | null = null;
  emergency: { readonly running: boolean; readonly entryOpen: boolean } | null = null;
  #sent = 0;
  /** By number: whether it is meant for the screens. */
  readonly #messages = new Map<number, boolean>();
  #made = 0;
  #plans: ModelPlan[] = [];
  readonly #screens = new Set<string>();

  get areBoardsCovered(): boolean {
    return this.cover !== null || this.emergency !== null;
  }

  /** Somebody stopped the clock, or let it go on. */
  clockMoved(): void {
    if (this.cover) this.cover.holdsClock = false;
  }

  sends({ to, screenSeconds }: Of<"SendMessage">, isThere: (teamId: string) => boolean): boolean {
    if (to && !to.every(isThere)) return false;
    if (screenSeconds !== null) for (const number of this.#messages.keys()) this.#messages.set(number, false);
    this.#sent += 1;
    this.#messages.set(this.#sent, screenSeconds !== null);
    this.#messages.delete(this.#sent - 50);
    return true;
  }

  takesBack({ message, screenOnly }: Of<"TakeBackMessage">): boolean {
    const isOnScreen = this.#messages.get(message);
    if (isOnScreen === undefined || (screenOnly && !isOnScreen)) return false;
    if (screenOnly) this.#messages.set(message, false);
    else this.#messages.delete(message);
    return true;
  }

  plans({ when, act }: Of<"PlanAct">, { at, endsAt, pausedAt, phase }: Course): boolean {
    if (this.#plans.length >= 50) return false;
    if ("at" in when ? when.at <= at : act.type === "StartContest") return false;
    const standsAt = phase === "paused" ? pausedAt : at;
    if ("minutesBeforeEnd" in when && endsAt - when.minutesBeforeEnd * 60_000 <= standsAt) return false;
    this.#made += 1;
    this.#plans.push({ number: this.#made, when, act });
    return true;
  }

  steers({ screen, wish }: Of<"SteerScreen">): boolean {
    const name = screen.trim();
    if (wish === null) return this.#screens.delete(name);
    if (!this.#screens.has(name) && this.#screens.size >= 12) return false;
    this.#screens.add(name);
    return true;
  }

  cancels(number: number): boolean {
    const { length } = this.#plans;
    this.#plans = this.#plans.filter((plan) => plan.number !== number);
    return this.#plans.length < length;
  }

  /** What is due, and since when; it is no plan any more. */
  takesDue(number: number, course: Course): { readonly act: PlannedAct; readonly dueAt: number } | null {
    let due: { readonly plan: ModelPlan; readonly dueAt: number } | null = null;
    for (const plan of this.#plans) {
      const dueAt = dueOf(plan.when, course);
      if (dueAt <= course.at && (!due || dueAt < due.dueAt)) due = { plan, dueAt };
    }
    if (due?.plan.number !== number) return null;
    this.cancels(number);
    return { act: due.plan.act, dueAt: due.dueAt };
  }

  /** A reopened contest does not do what was meant for an hour that passed, nor at once what was meant for later. */
  forgetsPassed(now: number, endsAt: number): void {
    this.#plans = this.#plans.filter(({ when }) =>
      "at" in when ? when.at > now : endsAt - when.minutesBeforeEnd * 60_000 > now,
    );
  }
}

function dueOf(when: PlannedMoment, { phase, endsAt }: Course): number {
  if (phase === "draft" || phase === "finished") return Number.POSITIVE_INFINITY;
  if ("at" in when) return when.at;
  return phase === "running" ? endsAt - when.minutesBeforeEnd * 60_000 : Number.POSITIVE_INFINITY;
}
