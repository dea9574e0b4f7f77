import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import type { Language } from "../../shared/languages.ts";
import { awardsMs } from "../pages/screen/awardPages.ts";
import { stepMs, stillMs, winnersMs } from "../pages/screen/finale.ts";
import type { ScreenViewName } from "../store/screenShow.ts";
import { awardsOf, reviewOf } from "./stagedEnding.ts";
import { durationMs, falling, lessonOf, mostTeams, startedAt, teamsOf } from "./stagedLesson.ts";

/** A moment of the big screen that is over within seconds, held still. */
export interface Moment {
  readonly view: PublicView;
  /** What was seen until then, where the moment is the step from it to `view`; null: the screen is opened now. */
  readonly before: PublicView | null;
  /** The server's time, which stands still. */
  readonly now: number;
  /** What was chosen at the screen. */
  readonly shows: ScreenViewName;
  /** All of this is on the page then. */
  readonly seen: readonly string[];
}

export const momentNames = [
  "count",
  "go",
  "lead",
  "first-solve",
  "time-call",
  "lead-and-call",
  "last-seconds",
  "still",
  "waiting",
  "revealing",
  "third",
  "second",
  "first",
  "tied",
  "two-teams",
  "one-fleet",
  "nobody",
  "awards",
  "task",
  "answer",
] as const;
export type MomentName = (typeof momentNames)[number];

const secondMs = 1_000;
/** All of them stand on the first page of the standings. */
const fewTeams = 8;
const midway = startedAt + durationMs / 2;
const bell = startedAt + durationMs;
/** The last moment of what is told for so long: all that counts up has come to its end. */
const nearlyOver = -500;

export function momentOf(name: MomentName, language: Language): Moment {
  return moments[name](language);
}

const moments: Readonly<Record<MomentName, (language: Language) => Moment>> = {
  count: (language) => {
    const clock = { ...lessonOf(language).clock, startedAt: null, endsAt: null };
    const lobby = { phase: "lobby", clock, countdownAt: startedAt, teams: newTeams(language) } as const;
    return still(lessonOf(language, lobby), startedAt - 2.5 * secondMs, [".start-seconds"]);
  },
  go: (language) => {
    const view = lessonOf(language, { teams: newTeams(language) });
    return still(view, startedAt + 0.4 * secondMs, [".start-go"]);
  },
  lead: (language) => {
    const before = closeRace(language);
    return step(before, takenLead(before), ['.celebration[data-kind="lead"]']);
  },
  "first-solve": (language) => {
    const before = lessonOf(language);
    return step(before, solvedFirst(before), ['.celebration[data-kind="first_solve"]']);
  },
  "time-call": (language) => {
    const before = lessonOf(language);
    return step(before, prolonged(before), [".time-call"]);
  },
  "lead-and-call": (language) => {
    const before = closeRace(language);
    return step(before, prolonged(takenLead(before)), [".time-call", ".celebration"]);
  },
  "last-seconds": (language) => ({
    ...still(lessonOf(language), bell - 7.5 * secondMs, [".final-countdown > span"]),
    shows: "race",
  }),
  still: (language) => still(finished(language), bell + 5 * secondMs, [actOf("still"), ".stillness-title"]),
  waiting: (language) => {
    const freeze = { frozenAt: bell - 5 * 60 * secondMs, revealed: [] };
    const view = { ...finished(language), freeze };
    return still(view, bell + 40 * secondMs, [actOf("waiting"), ".stillness-title"]);
  },
  revealing: (language) => {
    const revealed = [8, 7, 6].map((place) => ({ teamId: `t${place}`, place }));
    const teams = teamsOf(language, "usual", falling(fewTeams));
    const view = { ...finished(language, teams), freeze: { frozenAt: bell - 5 * 60 * secondMs, revealed } };
    return still(view, bell + 60 * secondMs, [actOf("revealing"), "[data-revealed=true]"]);
  },
  third: (language) => told(finished(language), stepMs, [toldStep(3), untoldStep(2), untoldStep(1)]),
  second: (language) => told(finished(language), 2 * stepMs, [toldStep(3), toldStep(2), untoldStep(1)]),
  first: (language) => {
    const view = finished(language, teamsOf(language, "longest", falling(mostTeams)));
    return told(view, 2 * stepMs + winnersMs, [toldStep(3), toldStep(2), toldStep(1)]);
  },
  tied: (language) => {
    const points = [900, 900, 700, 700, 700, 700, 500, 400];
    const view = finished(language, teamsOf(language, "longest", points));
    return told(view, stepMs + winnersMs, [toldStep(1), `${toldStep(3)} .podium-names > :nth-child(4)`]);
  },
  "two-teams": (language) => {
    const view = finished(language, teamsOf(language, "longest", [1_200, 800]));
    return told(view, stepMs + winnersMs, [toldStep(2), toldStep(1)]);
  },
  "one-fleet": (language) => {
    const view = finished(language, teamsOf(language, "usual", new Array<number>(mostTeams).fill(750)));
    return told(view, winnersMs, [".one-fleet"]);
  },
  nobody: (language) => {
    const view = finished(language, teamsOf(language, "longest", new Array<number>(4).fill(0)));
    return told(view, winnersMs, [".one-fleet"]);
  },
  awards: (language) => {
    const teams = teamsOf(language, "longest", falling(mostTeams));
    const view = { ...finished(language, teams), awards: awardsOf(language) };
    const seen = [actOf("awards"), ".finale-awards > ul > :nth-child(4)"];
    return told(view, 2 * stepMs + winnersMs + awardsMs, seen);
  },
  task: (language) => {
    const view = { ...finished(language), review: reviewOf(language, "statement") };
    return still(view, bell + 90 * secondMs, [".task-on-screen[data-step=statement]"]);
  },
  answer: (language) => {
    const view = { ...finished(language), review: reviewOf(language, "answer") };
    return still(view, bell + 90 * secondMs, [".task-on-screen[data-step=answer]", ".task-figures"]);
  },
};

function still(view: PublicView, now: number, seen: readonly string[]): Moment {
  return { view, before: null, now, shows: "all", seen };
}

function step(before: PublicView, view: PublicView, seen: readonly string[]): Moment {
  return { ...still(view, midway, seen), before };
}

/** So long after the stillness that follows the bell. */
function told(view: PublicView, sinceStillMs: number, seen: readonly string[]): Moment {
  return still(view, bell + stillMs + sinceStillMs + nearlyOver, seen);
}

const actOf = (act: string) => `.finish[data-act=${act}]`;
const toldStep = (place: number) => `.podium-step[data-place="${place}"]:not([data-told])`;
const untoldStep = (place: number) => `.podium-step[data-place="${place}"][data-told=false]`;

/** As they begin. */
function newTeams(language: Language): PublicView["teams"] {
  return teamsOf(language, "usual", new Array<number>(mostTeams).fill(500));
}

function finished(language: Language, teams?: PublicView["teams"]): PublicView {
  const view = lessonOf(language);
  return {
    ...view,
    phase: "finished",
    finality: "provisional",
    clock: { ...view.clock, finishedAt: bell },
    teams: teams ?? teamsOf(language, "usual", falling(mostTeams)),
  };
}

/** The name of the second team is as long as one may be. */
function closeRace(language: Language): PublicView {
  return withTeam(lessonOf(language), teamsOf(language, "longest", falling(mostTeams)).t2);
}

/** It comes past the first. */
function takenLead(before: PublicView): PublicView {
  const second = before.teams.t2;
  return withTeam(before, second && { ...second, balancePoints: 2_300 });
}

/** A card that nobody has solved: the first one. */
function solvedFirst(before: PublicView): PublicView {
  const third = before.teams.t3;
  return withTeam(before, third && { ...third, cells: [solvedAtOnce, ...third.cells.slice(1)] });
}

const solvedAtOnce = 11;

function withTeam(view: PublicView, team: PublicTeam | undefined): PublicView {
  if (!team) throw new Error("the staged lesson has too few teams");
  return { ...view, teams: { ...view.teams, [team.id]: team } };
}

function prolonged(view: PublicView): PublicView {
  const { clock } = view;
  return { ...view, clock: { ...clock, endsAt: (clock.endsAt ?? 0) + 5 * 60 * secondMs } };
}
