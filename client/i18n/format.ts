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
  list(parts: readonly string[]): string;
  /** The order of names, as its readers look for them: 7 B before 10 A. */
  compare(one: string, other: string): number;
  /** The form a count asks for: one, few, many, other. */
  plural(count: number, forms: PluralForms): string;
}

export type PluralForms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export function createFormat(locale: string): Format {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const unit = (name: "second" | "minute") =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, maximumFractionDigits: 0 });
  const seconds = unit("second");
  const minutes = unit("minute");
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const hourMinute = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const list = new Intl.ListFormat(locale, { type: "conjunction", style: "narrow" });
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const rules = new Intl.PluralRules(locale);
  return {
    locale,
    integer: (value) => integer.format(value),
    signed: (value) => signed.format(value).replace("-", "−"),
    percent: (value) => percent.format(value),
    countdown,
    stopwatch: (ms) => countdown(Math.floor(Math.max(0, ms) / 1000) * 1000),
    span: (ms) => (ms < 60_000 ? seconds.format(ms / 1000) : minutes.format(ms / 60_000)),
    timeOfDay: (at) => timeOfDay.format(at),
    hourMinute: (at) => hourMinute.format(at),
    dateTime: (at) => dateTime.format(at),
    list: (parts) => list.format(parts),
    compare,
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other,
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
