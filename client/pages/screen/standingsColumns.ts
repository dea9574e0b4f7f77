/** What is to be set in columns over the whole screen; lengths in letters, widths in heights of a name (em). */
export interface StandingsToSet {
  readonly entries: number;
  /** How many rows the frame has room for. */
  readonly rows: number;
  readonly widthEm: number;
  readonly longestName: number;
  readonly longestPoints: number;
}

export interface StandingsColumns {
  readonly columns: number;
  /** Boats are left out where names need their room. */
  readonly hasBoats: boolean;
}

/** A name of so many letters is read whole, a longer one as far as there at least. */
export const wholeLetters = 20;

/** In the narrowest letters of the family, half-bold, in English and Russian. */
const letterEm = 0.46;
const digitEm = 0.425;
const ellipsisEm = 0.75;
/** A place of two digits, and what stands around place, name and points. */
const aroundEm = 1.6;
const boatEm = 1.65;
const gapEm = 0.3;

/**
 * NME1 As many columns as the entries take, and no more than leave a name its letters; the others turn their pages. One column
 * keeps its boats always: it is as wide as the screen.
 */
export function standingsColumns(standings: StandingsToSet): StandingsColumns {
  const { entries, rows, widthEm, longestName, longestPoints } = standings;
  const nameEm =
    longestName > wholeLetters ? wholeLetters * letterEm + ellipsisEm : Math.max(1, longestName) * letterEm;
  const neededEm = aroundEm + nameEm + longestPoints * digitEm;
  // Where nothing is laid out a width is no number.
  const most = Math.floor((widthEm + gapEm) / (neededEm + gapEm)) || 1;
  const columns = Math.max(1, Math.min(most, Math.ceil(entries / Math.max(1, rows))));
  const columnEm = (widthEm + gapEm) / columns - gapEm;
  return { columns, hasBoats: columns === 1 || columnEm >= neededEm + boatEm };
}

/** In a row of one column, in heights of its letters: place, boat, what is in play, points, and what stands around all of it. */
const besideNameEm = 10;

/** Of its height, as who leads is written. */
const leaderShare = 1 / 15;

/**
 * RCE3 Whether rows in one column are set as large as a leader has to be; null where nothing is laid out yet. As the style sheet
 * sizes them: so that the head and all rows have room in the frame.
 */
export function areRowsLarge(rows: number, framePx: number | null, screenPx: number): boolean {
  if (framePx === null) return true;
  return framePx / (0.85 + 1.34 * rows) >= leaderShare * screenPx;
}

/**
 * RCE3 Whether a leader's name of so many letters stands whole in a row of one column, as large as a leader has to be; as above
 * where nothing is laid out yet.
 */
export function isLeaderWhole(letters: number, framePx: number | null, screenPx: number): boolean {
  if (framePx === null) return true;
  return besideNameEm + letters * letterEm <= framePx / (leaderShare * screenPx);
}
