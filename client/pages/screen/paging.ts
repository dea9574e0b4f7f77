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

/** The first rows stay, the others turn their pages below them. */
export interface LedPage<T> extends PageOf<T> {
  readonly first: readonly T[];
}

const mostFirst = 3;

/** PAG16 A page of a long list as `pageAt` gives it, whose first rows stand on every page; all of a short list is its page. */
export function ledPageAt<T>(rows: readonly T[], mostRows: number, turn: number): LedPage<T> {
  const isLong = rows.length > mostRows;
  const count = isLong && mostRows > 1 ? Math.max(1, Math.min(mostFirst, Math.floor(mostRows / 3))) : 0;
  return { first: rows.slice(0, count), ...pageAt(rows.slice(count), mostRows - count, turn) };
}
