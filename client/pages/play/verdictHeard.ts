import type { TeamView } from "../../../shared/contest/view.ts";

/** What the team's answers came to between two of its views, on whichever laptop: the good news first; null for none. */
export function verdictHeard(before: TeamView, after: TeamView): "accepted" | "wrong" | null {
  if (before.teamId !== after.teamId) return null;
  const fresh = Object.values(after.purchases).flatMap(({ id, submissions }) =>
    submissions.slice(before.purchases[id]?.submissions.length ?? 0),
  );
  if (fresh.some(({ verdict }) => verdict === "accepted")) return "accepted";
  return fresh.some(({ verdict }) => verdict === "wrong") ? "wrong" : null;
}
