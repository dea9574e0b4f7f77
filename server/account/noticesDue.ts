import type { RepairNotice } from "../../shared/contest/repairActs.ts";
import type { BookedPurchase, BookedTeam, Books, EventOf } from "./books.ts";

type Restated = EventOf<"Restated">;

/** What each team is to be told of an act; before the act is booked. RES10 */
export function noteFor(books: Books, event: Restated): void {
  const { act, changes, entries } = event;
  for (const { teamId, purchaseId, status, submissions } of changes) {
    const team = books.teams.get(teamId);
    const before = team?.purchases.get(purchaseId);
    if (!team || !before) continue;
    const changed = lastChanged(before, submissions);
    const deltaPoints = sumOf(event, teamId, purchaseId);
    if (!changed && deltaPoints === 0 && before.status === status) continue;
    tell(team, event, { purchaseId, deltaPoints, answer: changed?.raw, verdict: changed?.verdict });
  }
  const given = act.type === "give" ? books.teams.get(act.teamId) : undefined;
  if (given && act.type === "give") tell(given, event, { purchaseId: act.purchaseId, deltaPoints: 0 });
  for (const teamId of new Set(entries.map((entry) => entry.teamId))) {
    const team = books.teams.get(teamId);
    const deltaPoints = sumOf(event, teamId, null);
    if (team && deltaPoints !== 0) tell(team, event, { purchaseId: null, deltaPoints });
  }
}

interface Told {
  readonly purchaseId: number | null;
  readonly deltaPoints: number;
  readonly answer?: string | undefined;
  readonly verdict?: RepairNotice["verdict"] | undefined;
}

function tell(
  { notices }: BookedTeam,
  { number, at, act, why }: Restated,
  { purchaseId, deltaPoints, answer, verdict }: Told,
): void {
  notices.push({
    act: number,
    at,
    type: act.type,
    purchaseId,
    answer: answer ?? null,
    verdict: verdict ?? null,
    deltaPoints,
    why,
  });
}

function lastChanged(
  { answers }: BookedPurchase,
  submissions: Restated["changes"][number]["submissions"],
): { readonly raw: string; readonly verdict: NonNullable<RepairNotice["verdict"]> } | null {
  let last: ReturnType<typeof lastChanged> = null;
  for (const [index, { verdict }] of submissions.entries()) {
    const before = answers[index];
    if (before && before.verdict !== verdict) last = { raw: before.raw, verdict };
  }
  return last;
}

function sumOf({ entries }: Restated, teamId: string, purchaseId: number | null): number {
  let sum = 0;
  for (const entry of entries)
    if (entry.teamId === teamId && entry.purchaseId === purchaseId) sum += entry.deltaPoints;
  return sum;
}
