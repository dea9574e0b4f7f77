/** How long a contest is, typed in whole minutes from one to a day: in ms; null for anything else. CON17 */
export function readDuration(typed: string): number | null {
  const minutes = Number(typed);
  return /^\d{1,4}$/.test(typed.trim()) && minutes >= 1 && minutes <= 1_440 ? minutes * 60_000 : null;
}
