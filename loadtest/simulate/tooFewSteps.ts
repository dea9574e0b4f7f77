const leastAnHour = 10_000_000;
/** In a shorter run it is compiling for most of the time. */
const judgedFromSeconds = 60;

/** That a run was slower than ten million steps an hour, in words; null: it was not, or was too short to say. */
export function tooFewSteps(steps: number, seconds: number): string | null {
  const anHour = (steps * 3_600) / seconds;
  if (seconds <= judgedFromSeconds || anHour >= leastAnHour) return null;
  return `${Math.round(anHour).toLocaleString("en")} steps an hour are fewer than ${leastAnHour.toLocaleString("en")}`;
}
