/** What holds at a moment of a clock. */
export interface ByClock<T> {
  readonly value: T;
  /** When it will be another if nothing else happens, later than that moment; null for never. */
  readonly until: number | null;
}

/** What holds as long as nothing else happens. */
export function always<T>(value: T): ByClock<T> {
  return { value, until: null };
}
