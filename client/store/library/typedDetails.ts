import type { RouteBody, RouteReply } from "../../../shared/api.ts";
import { type Theme, themes } from "../../../shared/contest/themes.ts";
import { isLanguage } from "../../../shared/languages.ts";
import { readDuration } from "../typedDuration.ts";

/** What a contest is called, and when and how it is played, as fields show it. */
export interface TypedDetails {
  readonly title: string;
  readonly language: string;
  /** Empty: none. */
  readonly theme: string;
  readonly minutes: string;
  /** As a field for a local time has it; empty: by hand. */
  readonly startsAt: string;
}
export type TypedField = keyof TypedDetails;

export type Details = RouteReply["details"];
export type DetailChanges = Omit<RouteBody<"setDetails">, "id">;

const minuteMs = 60_000;
const fields: readonly TypedField[] = ["title", "language", "theme", "minutes", "startsAt"];

export function typedOf({ title, language, theme, durationMs, startsAt }: Details): TypedDetails {
  return {
    title,
    language,
    theme: theme ?? "",
    minutes: `${durationMs / minuteMs}`,
    startsAt: startsAt === null ? "" : localTime(startsAt),
  };
}

/** What cannot be meant; a duration that shows as before may be one that nobody would type. */
export function wrongFields(
  before: Details,
  { title, minutes }: TypedDetails,
): readonly ("title" | "minutes")[] {
  const isDuration = minutes === typedOf(before).minutes || readDuration(minutes) !== null;
  return [
    ...(title.trim() === "" ? (["title"] as const) : []),
    ...(isDuration ? [] : (["minutes"] as const)),
  ];
}

/** What was typed over, each with what it was typed over; what shows as before stays as it is. DET2 */
export function changesOf(before: Details, typed: TypedDetails): DetailChanges {
  const shown = typedOf(before);
  const { language } = typed;
  const durationMs = readDuration(typed.minutes);
  return {
    ...(typed.title !== shown.title && { title: { from: before.title, to: typed.title.trim() } }),
    ...(language !== shown.language &&
      isLanguage(language) && { language: { from: before.language, to: language } }),
    ...(typed.theme !== shown.theme && { theme: { from: before.theme, to: themeOf(typed.theme) } }),
    ...(typed.minutes !== shown.minutes &&
      durationMs !== null && { durationMs: { from: before.durationMs, to: durationMs } }),
    ...(typed.startsAt !== shown.startsAt && {
      startsAt: {
        from: before.startsAt,
        to: typed.startsAt === "" ? null : new Date(typed.startsAt).getTime(),
      },
    }),
  };
}

/** The fields that show something else than before, with what they show now. */
export function changedBetween(before: Details, after: Details): Partial<TypedDetails> {
  const [was, is] = [typedOf(before), typedOf(after)];
  return Object.fromEntries(
    fields.flatMap((field) => (was[field] === is[field] ? [] : [[field, is[field]]])),
  );
}

/** What was typed stays; where nothing was, it is as somebody else has made it. */
export function withTheirs(typed: TypedDetails, before: Details, after: Details): TypedDetails {
  const was = typedOf(before);
  const untouched = Object.entries(changedBetween(before, after)).filter(
    ([field]) => typed[field as TypedField] === was[field as TypedField], // its keys are the fields
  );
  return { ...typed, ...Object.fromEntries(untouched) };
}

function themeOf(typed: string): Theme | null {
  return themes.find((known) => known === typed) ?? null;
}

function localTime(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * minuteMs;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}
