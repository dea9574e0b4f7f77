/** A table's rows as they lie below its head, which stays when they are scrolled. */
export interface RowsInFrame {
  readonly rows: readonly { readonly topPx: number; readonly heightPx: number }[];
  readonly headPx: number;
  readonly framePx: number;
}

/** PAG13 How far to scroll so that row `index` stands in the middle, its neighbours whole above it. */
export function scrollTopFor({ rows, headPx, framePx }: RowsInFrame, index: number): number {
  const own = rows[index];
  if (!own) return 0;
  const best = own.topPx - (framePx - headPx - own.heightPx) / 2;
  const first = rows.find(({ topPx }) => topPx >= best);
  return Math.max(0, Math.min(first?.topPx ?? 0, own.topPx));
}
