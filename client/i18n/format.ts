/** Numbers and times as a language writes them. */
export interface Format {
  readonly locale: string;
  integer(value: number): string;
  /** With its sign: +400, −100, 0. */
  signed(value: number): string;
  percent(value: number): string;
  /** Hours, minutes and seconds that are left, rounded up: 39:07, 1:02:00. */
  countdown(ms: number): string;
  /** How long something takes already, rounded down: 0:07, 12:30. */
  stopwatch(ms: number): string;
  /** A length of time in words, rounded to minutes, or to seconds below one: 40 sec, 5 min. */
  span(ms: number): string;
  /** Hour, minute and second of a moment. */
  timeOfDay(at: number): string;
  /** Hour and minute of a moment. */
  hourMinute(at: number): string;
  dateTime(at: number): string;
  /** The time of day of what is of the same day as `day`, and with its day what is of another. CLO6 */
  moment(at: number, day: number): string;
  list(parts: readonly string[]): string;
  /** The order of names, as its readers look for them: 7 B before 10 A. */
  compare(one: string, other: string): number;
  /** The form a count asks for: one, few, many, other. */
  plural(count: number, forms: PluralForms): string;
}

export type PluralForms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Each file of sentences has one, and a page writes with few of them: its formatters, which cost time, are made when they are asked for. PAG38 */
export function createFormat(locale: string): Format {
  const number = (options: Intl.NumberFormatOptions) =>
    whenAsked(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...options }));
  const moment = (options: Intl.DateTimeFormatOptions) =>
    whenAsked(() => new Intl.DateTimeFormat(locale, options));
  const integer = number({});
  const signed = number({ signDisplay: "exceptZero" });
  const percent = number({ style: "percent" });
  const seconds = number({ style: "unit", unit: "second" });
  const minutes = number({ style: "unit", unit: "minute" });
  const timeOfDay = moment({ timeStyle: "medium" });
  const hourMinute = moment({ timeStyle: "short" });
  const dateTime = moment({ dateStyle: "medium", timeStyle: "short" });
  const list = whenAsked(() => new Intl.ListFormat(locale, { type: "conjunction", style: "narrow" }));
  const collator = whenAsked(() => new Intl.Collator(locale, { numeric: true }));
  const rules = whenAsked(() => new Intl.PluralRules(locale));
  return {
    locale,
    integer: (value) => integer().format(value),
    signed: (value) => signed().format(value).replace("-", "−"),
    percent: (value) => percent().format(value),
    countdown,
    stopwatch: (ms) => countdown(Math.floor(Math.max(0, ms) / 1000) * 1000),
    span: (ms) => (ms < 60_000 ? seconds().format(ms / 1000) : minutes().format(ms / 60_000)),
    timeOfDay: (at) => timeOfDay().format(at),
    hourMinute: (at) => hourMinute().format(at),
    dateTime: (at) => dateTime().format(at),
    moment: (at, day) => (areOfOneDay(at, day) ? timeOfDay() : dateTime()).format(at),
    list: (parts) => list().format(parts),
    compare: (one, other) => collator().compare(one, other),
    plural: (count, forms) => forms[rules().select(count)] ?? forms.other,
  };
}

/** Of this computer's calendar. */
export function areOfOneDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** Makes it at the first call, and gives the same ever after. PAG38 */
export function whenAsked<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = `${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
