import type { Language } from "../languages.ts";
import type { StampedCommand } from "./commands.ts";
import type { SetDetails, SetDetailsBack } from "./detailActs.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";
import type { Theme } from "./themes.ts";

/** What a contest is called, and when and how it is played. */
export interface ContestDetails {
  readonly title: string;
  readonly language: Language;
  /** Null: as each viewer's system says. */
  readonly theme: Theme | null;
  readonly durationMs: number;
  /** ms since 1970; null: it is started by hand. */
  readonly startsAt: number | null;
}

const fields = ["title", "language", "theme", "durationMs", "startsAt"] as const;
/** What a contest that was started keeps. DET1 */
const beforeTheStart = ["language", "durationMs", "startsAt"] as const;

export function detailsOf({ title, language, theme, clock }: ContestState): ContestDetails {
  const { durationMs, startsAt } = clock;
  return { title, language, theme: theme ?? null, durationMs, startsAt };
}

/** DET1 DET2 */
export function decideDetails(
  state: ContestState,
  { command, at }: StampedCommand<SetDetails>,
): readonly DecidedEvent[] | Rejection {
  const now = detailsOf(state);
  const isStarted = state.phase !== "draft" && state.phase !== "lobby";
  if (isStarted && beforeTheStart.some((field) => command[field])) return { code: "details_fixed" };
  for (const field of fields) {
    const change = command[field];
    if (change && change.from !== now[field])
      return { code: "changed_meanwhile", params: { field, now: now[field] ?? "" } };
  }
  const startsAt = command.startsAt?.to;
  if (typeof startsAt === "number" && startsAt <= at) return { code: "moment_passed" };
  const set = whatChanges(now, command);
  return Object.keys(set).length === 0 ? { code: "nothing_to_change" } : [{ type: "DetailsSet", at, ...set }];
}

function whatChanges(
  now: ContestDetails,
  { title, language, theme, durationMs, startsAt }: SetDetails,
): Partial<ContestDetails> {
  const name = title?.to.trim();
  return {
    ...(name !== undefined && name !== now.title && { title: name }),
    ...(language && language.to !== now.language && { language: language.to }),
    ...(theme && theme.to !== now.theme && { theme: theme.to }),
    ...(durationMs && durationMs.to !== now.durationMs && { durationMs: durationMs.to }),
    ...(startsAt && startsAt.to !== now.startsAt && { startsAt: startsAt.to }),
  };
}

type DetailsSet = Extract<ContestEvent, { type: "DetailsSet" }>;

/** Tasks keep the language in which their keys were read; new ones are read in the contest's. DET3 */
export function withDetails(state: ContestState, event: DetailsSet): ContestState {
  const { theme: themeBefore = null, ...rest } = state;
  const { title, language, theme, durationMs, startsAt } = { ...detailsOf(state), ...setBy(event) };
  const { clock } = state;
  const isSameClock = durationMs === clock.durationMs && startsAt === clock.startsAt;
  return {
    ...(theme === themeBefore ? state : { ...rest, ...(theme && { theme }) }),
    title,
    language,
    clock: isSameClock ? clock : { ...clock, durationMs, startsAt },
  };
}

/** What brings back what was there before. UND3 */
export function detailsBack(before: ContestState, event: DetailsSet): SetDetailsBack {
  const [was, is] = [detailsOf(before), { ...detailsOf(before), ...setBy(event) }];
  return {
    type: "SetDetails",
    ...(event.title !== undefined && { title: { from: is.title, to: was.title } }),
    ...(event.language !== undefined && { language: { from: is.language, to: was.language } }),
    ...(event.theme !== undefined && { theme: { from: is.theme, to: was.theme } }),
    ...(event.durationMs !== undefined && { durationMs: { from: is.durationMs, to: was.durationMs } }),
    ...(event.startsAt !== undefined && { startsAt: { from: is.startsAt, to: was.startsAt } }),
  };
}

/** What a later deed must not have touched. */
export function detailMarks(event: DetailsSet): readonly string[] {
  return fields.filter((field) => event[field] !== undefined).map((field) => `details ${field}`);
}

function setBy({ type: _type, at: _at, by: _by, ...set }: DetailsSet): Partial<ContestDetails> {
  return set;
}
