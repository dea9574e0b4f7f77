import type { TeamId } from "../ids.ts";
import { prizesOf } from "./closing.ts";
import type { RepairCommand, StampedCommand, UndoDeed } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Submission } from "./state.ts";
import { trueStandings } from "./trueStandings.ts";

/** What an act would change, for a moderator who considers it. */
export interface RepairPreview {
  /** Teams whose balance or place would be another, by their place before. */
  readonly teams: readonly TeamDifference[];
  /** How many purchases would be restated, and how many answers would get this verdict. */
  readonly purchases: number;
  readonly verdicts: Readonly<Record<Submission["verdict"], number>>;
  /** For so many places there is a prize, and whether anything would change among them. CLO1 */
  readonly prizes: number;
  readonly prizesMove: boolean;
}

export interface TeamDifference {
  readonly teamId: TeamId;
  readonly name: string;
  readonly balanceBefore: number;
  readonly balanceAfter: number;
  readonly placeBefore: number;
  readonly placeAfter: number;
}

/** Decides the command on this state and says what would differ; nothing is written. RES11 */
export function previewRepair(
  state: ContestState,
  stamped: StampedCommand<RepairCommand | UndoDeed>,
):
  | { readonly ok: true; readonly preview: RepairPreview }
  | { readonly ok: false; readonly rejection: Rejection } {
  const decision = decide(state, stamped);
  if (!decision.ok) return decision;
  const after = decision.events.reduce(evolve, state);
  const places = new Map(trueStandings(after).map(({ place, team }) => [team.id, { place, team }] as const));
  const teams = trueStandings(state).flatMap(({ place, team }): TeamDifference[] => {
    const now = places.get(team.id);
    if (!now || (now.place === place && now.team.balancePoints === team.balancePoints)) return [];
    return [
      {
        teamId: team.id,
        name: team.name,
        balanceBefore: team.balancePoints,
        balanceAfter: now.team.balancePoints,
        placeBefore: place,
        placeAfter: now.place,
      },
    ];
  });
  const prizes = prizesOf(state);
  const prizesMove = teams.some(
    ({ placeBefore, placeAfter }) =>
      placeBefore !== placeAfter && Math.min(placeBefore, placeAfter) <= prizes,
  );
  return { ok: true, preview: { teams, ...changedAnswers(state, after), prizes, prizesMove } };
}

function changedAnswers(
  before: ContestState,
  after: ContestState,
): Pick<RepairPreview, "purchases" | "verdicts"> {
  const verdicts = { accepted: 0, wrong: 0, annulled: 0 };
  let purchases = 0;
  for (const team of Object.values(after.teams)) {
    const old = before.teams[team.id];
    if (old === team) continue;
    for (const [index, purchase] of team.purchases.entries()) {
      const earlier = old?.purchases[index];
      if (earlier === purchase) continue;
      purchases += 1;
      for (const [nth, { verdict }] of purchase.submissions.entries())
        if (earlier?.submissions[nth]?.verdict !== verdict) verdicts[verdict] += 1;
    }
  }
  return { purchases, verdicts };
}
