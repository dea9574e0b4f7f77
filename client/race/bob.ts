const swellMs = 3_200;
const heightShare = 0.03;
/** Whose boats lie beside each other do not bob as one. */
const goldenShare = 0.618;

/** How far the swell lifts or lowers a boat at a moment, in whole pixels: at least one at its crest. RST7 */
export function bobOf(boat: number, now: number, boatSize: number): number {
  const share = now / swellMs + boat * goldenShare;
  return Math.round(Math.sin(2 * Math.PI * share) * Math.max(1, boatSize * heightShare));
}
