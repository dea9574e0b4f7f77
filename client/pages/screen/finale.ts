import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { always, type ByClock } from "../../store/byClock.ts";
import { type PodiumStep, podiumOf } from "./podium.ts";

/**
 * What the screen tells after the bell: nothing yet; nothing until the organizer reveals; what the organizer has revealed so far;
 * the podium, from its lowest step up; the awards; all of it together.
 */
export type Finale =
  | { readonly act: "still" | "waiting" | "revealing" | "all" }
  | {
      readonly act: "podium";
      /** What is told by now, the newest first, which is the highest. */
      readonly steps: readonly PodiumStep[];
      /** How long the newest is told already. */
      readonly sinceMs: number;
    }
  | { readonly act: "awards"; readonly page: number; readonly pages: number };

export const stillMs = 20_000;
/** Between one step of the podium and the next. */
export const stepMs = 6_000;
/** The winners have more. */
export const winnersMs = 9_000;
export const awardsMs = 7_000;
export const awardsOnAPage = 4;

type Part = { readonly ms: number; readonly finaleSince: (sinceMs: number) => Finale };

/**
 * What is told at a moment of the server's time: a function of what everybody may see and of the time since the bell alone,
 * so that a screen that is opened in the middle goes on in the middle. STG3 STG4
 */
export function finaleAt(view: PublicView, now: number): ByClock<Finale> {
  const { freeze, clock } = view;
  if (freeze) return always({ act: freeze.revealed.length === 0 ? "waiting" : "revealing" });
  let since = now - (clock.finishedAt ?? Number.NEGATIVE_INFINITY);
  for (const { ms, finaleSince } of partsOf(view)) {
    if (since < ms) return { value: finaleSince(Math.max(0, since)), until: now + ms - since };
    since -= ms;
  }
  return always({ act: "all" });
}

/** The podium that may be told once it is time; none while standings are frozen, when it need not stay as it is. */
export function podiumIn(view: PublicView): readonly PodiumStep[] {
  return view.freeze ? [] : podiumOf(shownStandings(view));
}

/** Whether the highest step is told, and whatever is below it. */
export function areWinnersTold(finale: Finale, podium: readonly PodiumStep[]): boolean {
  if (finale.act === "podium") return finale.steps.length === podium.length;
  return (finale.act === "awards" || finale.act === "all") && podium.length > 0;
}

function partsOf(view: PublicView): readonly Part[] {
  const podium = podiumIn(view);
  const pages = Math.ceil(view.awards.length / awardsOnAPage);
  const steps = podium.map((_, told): Part => {
    const shown = podium.slice(podium.length - told - 1);
    const ms = shown.length === podium.length ? winnersMs : stepMs;
    return { ms, finaleSince: (sinceMs) => ({ act: "podium", steps: shown, sinceMs }) };
  });
  const awards = Array.from(
    { length: pages },
    (_, page): Part => ({ ms: awardsMs, finaleSince: () => ({ act: "awards", page, pages }) }),
  );
  return [{ ms: stillMs, finaleSince: () => ({ act: "still" }) }, ...steps, ...awards];
}
