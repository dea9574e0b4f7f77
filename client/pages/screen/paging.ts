/** One page of a long list. */
export interface PageOf<T> {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly T[];
}

/** The page that a running count of turns leads to; pages share the rows evenly, so that none is nearly empty. */
export function pageAt<T>(rows: readonly T[], mostRows: number, turn: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(rows.length / Math.max(1, mostRows)));
  const size = Math.ceil(rows.length / pages);
  const page = turn % pages;
  return { page, pages, rows: rows.slice(page * size, (page + 1) * size) };
}
