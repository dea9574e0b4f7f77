const firstMs = 200;
const longestMs = 5_000;

/** How long to wait before try `attempt`, from 0: doubling from 0.2 to 5 s, at random between half and whole of it. */
export function backoffMs(attempt: number, random: () => number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (0.5 + random() / 2));
}
