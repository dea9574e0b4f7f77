/** What a card of a table may hold at most. */
export const cardLimits = {
  /** Rows and columns of a board. */
  side: 12,
  pricePoints: 100_000,
  categoryCharacters: 60,
  statementCharacters: 20_000,
  /** Told of one file. */
  problems: 50,
} as const;
