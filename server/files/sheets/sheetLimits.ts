/** What a spreadsheet may need at most. A board has 144 cards; the rest is room for what stands around them. */
export const sheetLimits = {
  /** Of all parts of the file, unpacked. */
  unzippedBytes: 20 * 1024 * 1024,
  zipEntries: 200,
  rows: 2_000,
  columns: 100,
  /** With text. */
  cells: 50_000,
  characters: 4_000_000,
  /** In one cell: spreadsheets themselves keep no more. */
  cellCharacters: 32_767,
  /** For the thread, its start included. */
  thread: { processorMs: 5_000, wholeMs: 60_000 },
  memoryMb: 256,
  /** Files that are read or wait for it. */
  waiting: 8,
  /**
   * Of those that are written: what stands in them is ours, and a table of results may have 500 teams. The last in the line has
   * its file while whoever asked still waits: pages and nginx do for 240 s.
   */
  written: { thread: { processorMs: 20_000, wholeMs: 25_000 }, waiting: 8 },
} as const;
