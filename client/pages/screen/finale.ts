import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { always, type ByClock } from "../../store/byClock.ts";
import { awardPages, type ToldAwards } from "./awardPages.ts";
import { aheadMs, type Leap } from "./goneOn.ts";
import { type PodiumStep, placesOfReveal, podiumOf, revealedPodium, toldOf } from "./podium.ts";

/**
 * What the screen tells after the bell: nothing yet; nothing until the organizer reveals; what the organizer has revealed below the
 * podium; the podium, from its lowest step up, by the clock or as the organizer reveals; the awards; all of it together.
 */
export type Finale =
  | { readonly act: "still" | "waiting" | "revealing" | "all" }
  | {
      readonly act: "podium";
      /** What is told by now, the newest first. */
      readonly steps: readonly PodiumStep[];
      /** Where its steps stand, also those that are not told yet. */
      readonly places: readonly number[];
      /** How long the newest is told already. */
      readonly sinceMs: number;
    }
  | (ToldAwards & { readonly act: "awards" });

export const stillMs = 20_000;
/** Between one step of the podium and the next. */
export const stepMs = 6_000;
/** The winners have more. */
export const winnersMs = 9_000;

/** What comes by itself before the awards. */
interface Part {
  readonly from: number;
  readonly until: number;
  readonly finaleSince: (sinceMs: number) => Finale;
}

/**
 * What is told at a moment of the server's time, on a screen that has gone ahead of it by these leaps: a function of what everybody
 * may see alone, so that a screen that is opened in the middle goes on in the middle. After a freeze it begins when the last
 * results were revealed, with what was not told yet; an award that is given out later is told then. STG3 STG4
 */
export function finaleAt(view: PublicView, now: number, leaps: readonly Leap[] = []): ByClock<Finale> {
  if (view.freeze) return always(revealedAt(view, now));
  const time = now + aheadMs(leaps);
  const timeOf = (at: number) => at + aheadMs(leaps.filter((leap) => leap.at <= at));
  const beginsAt = view.lastReveal?.at ?? view.clock.finishedAt ?? Number.NEGATIVE_INFINITY;
  const opening = openingOf(view, beginsAt);
  const part = opening.find(({ until }) => time < until);
  if (part) return { value: part.finaleSince(Math.max(0, time - part.from)), until: now + part.until - time };
  for (const { from, until, told } of awardPages(view.awards, opening.at(-1)?.until ?? beginsAt, timeOf)) {
    if (time < from) return { value: { act: "all" }, until: now + from - time };
    if (time < until) return { value: { act: "awards", ...told }, until: now + until - time };
  }
  return always({ act: "all" });
}

/** The podium that may be told once it is time; none while standings are frozen, when it need not stay as it is. */
export function podiumIn(view: PublicView): readonly PodiumStep[] {
  return view.freeze ? [] : podiumOf(shownStandings(view));
}

/** Whether all who stand on the highest step are told. */
export function areWinnersTold(finale: Finale, [first]: readonly PodiumStep[]): boolean {
  if (!first) return false;
  if (finale.act === "podium")
    return finale.steps.some(
      ({ place, teams }) => place === first.place && teams.length === first.teams.length,
    );
  return finale.act === "awards" || finale.act === "all";
}

/** While standings are frozen only the organizer goes on. */
function revealedAt(view: PublicView, now: number): Finale {
  const steps = revealedPodium(view);
  if (steps.length === 0) return { act: view.freeze?.revealed.length ? "revealing" : "waiting" };
  // A server before it does not say when that was: it is told already.
  const sinceMs = view.lastReveal ? Math.max(0, now - view.lastReveal.at) : Number.POSITIVE_INFINITY;
  return { act: "podium", steps, places: placesOfReveal(steps), sinceMs };
}

function openingOf(view: PublicView, beginsAt: number): readonly Part[] {
  const parts: Part[] = [];
  const add = (ms: number, finaleSince: Part["finaleSince"]) => {
    const from = parts.at(-1)?.until ?? beginsAt;
    parts.push({ from, until: from + ms, finaleSince });
  };
  if (!view.lastReveal) add(stillMs, () => ({ act: "still" }));
  const places = podiumIn(view).map(({ place }) => place);
  for (const steps of stepsToTell(view)) {
    const ms = steps[0]?.place === 1 ? winnersMs : stepMs;
    add(ms, (sinceMs) => ({ act: "podium", steps, places, sinceMs }));
  }
  return parts;
}

/** From the lowest step up, but for those that the organizer has revealed: each with all that is told by then, itself first. */
function stepsToTell(view: PublicView): readonly (readonly PodiumStep[])[] {
  const podium = podiumIn(view);
  const told = new Set(view.lastReveal?.told);
  const untold = podium.filter(({ teams }) => !teams.every(({ id }) => told.has(id)));
  return untold.reverse().map((step) => {
    for (const { id } of step.teams) told.add(id);
    return [step, ...toldOf(podium, told).filter(({ place }) => place !== step.place)];
  });
}
