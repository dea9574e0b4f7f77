import type { SetDetails } from "../../shared/contest/detailActs.ts";
import type { Books, EventOf } from "./books.ts";
import type { Find } from "./eventChecks.ts";

/** After the start a contest keeps language, length and start time; and no start is set into the past. DET1 */
export function bookDetails(
  books: Books,
  { at, title, language, theme, durationMs, startsAt }: EventOf<"DetailsSet">,
  find: Find,
): void {
  const ofStart = [language, durationMs, startsAt].filter((field) => field !== undefined);
  if (ofStart.length > 0 && !isBeforeStart(books)) find("order");
  if (ofStart.length === 0 && title === undefined && theme === undefined) find("order");
  if (typeof startsAt === "number" && startsAt <= at) find("clock");
  const { theme: themeBefore, ...contest } = books.contest;
  const look = theme === undefined ? themeBefore : theme;
  books.contest = {
    ...contest,
    ...(look && { theme: look }),
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(durationMs !== undefined && { durationMs }),
  };
  if (startsAt !== undefined) books.startsAt = startsAt;
}

/** Whether a change fits what the contest is, and changes something. DET1 DET2 */
export function fitsDetails(books: Books, { type: _type, ...changes }: SetDetails, at: number): boolean {
  const { title, language, theme = null, durationMs } = books.contest;
  const is: Readonly<Record<string, string | number | null>> = {
    title,
    language,
    theme,
    durationMs,
    startsAt: books.startsAt,
  };
  if (!isBeforeStart(books) && (changes.language || changes.durationMs || changes.startsAt)) return false;
  if (changes.startsAt && (changes.startsAt.to ?? at + 1) <= at) return false;
  const wanted = Object.entries(changes);
  const becomes = (to: string | number | null) => (typeof to === "string" ? to.trim() : to);
  return (
    wanted.every(([field, { from }]) => from === is[field]) &&
    wanted.some(([field, { to }]) => becomes(to) !== is[field])
  );
}

function isBeforeStart({ phase }: Books): boolean {
  return phase === "draft" || phase === "lobby";
}
