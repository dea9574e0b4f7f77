const dayMs = 24 * 60 * 60 * 1_000;

/** "7" are minutes, "2:30" minutes and seconds: in ms; null for anything else, for nothing, and for more than a day. */
export function readAmount(typed: string): number | null {
  const [, minutes, seconds = "0"] = /^\s*(\d{1,4})(?::([0-5]\d))?\s*$/.exec(typed) ?? [];
  if (minutes === undefined) return null;
  const ms = (Number(minutes) * 60 + Number(seconds)) * 1_000;
  return ms > 0 && ms <= dayMs ? ms : null;
}

/**
 * As an amount, and less by a minus before it; "2.5" and "2,5" are minutes, too, where that is a number of whole seconds:
 * what the clocks show is what was typed. CON17
 */
export function readExtraAmount(typed: string): number | null {
  const [, sign = "", amount = ""] = /^([+−-]?)(\S*)$/.exec(typed.trim()) ?? [];
  const ms = /^\d{1,4}[.,]\d{1,4}$/.test(amount)
    ? Math.round(Number(amount.replace(",", ".")) * 60_000)
    : readAmount(amount);
  if (ms === null || ms === 0 || ms > dayMs || ms % 1_000 !== 0) return null;
  return sign === "" || sign === "+" ? ms : -ms;
}

/** How long words may stand on the screens; null for anything else. */
export function readSeconds(typed: string): number | null {
  const seconds = Number(typed);
  return /^\s*\d+\s*$/.test(typed) && seconds >= 5 && seconds <= 3_600 ? seconds : null;
}

/** A whole number in figures, within bounds; null for anything else, an empty field too. */
export function readWhole(typed: string, least: number, most: number): number | null {
  const number = Number(typed);
  return /^\d{1,9}$/.test(typed.trim()) && number >= least && number <= most ? number : null;
}

/** The next time that the clock on the wall shows "09:30", today or tomorrow; null for anything else. */
export function readNextTime(typed: string, now: number): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(typed) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const day = new Date(now);
  day.setHours(Number(hours), Number(minutes), 0, 0);
  if (day.getTime() <= now) day.setDate(day.getDate() + 1);
  return day.getTime();
}
