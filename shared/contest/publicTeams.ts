import type { TeamId } from "../ids.ts";
import type { LiveCard } from "./board.ts";
import { boatOf } from "./boats.ts";
import { cellsOf } from "./cells.ts";
import { presentTeams } from "./entering.ts";
import type { ContestEvent } from "./events.ts";
import { isAnyHidden, isHiddenAct, teamsInSight } from "./freezing.ts";
import { remembering } from "./remembering.ts";
import { inRewardOrder } from "./rewardOrder.ts";
import { isSamePlain } from "./samePlain.ts";
import { shownName } from "./seating.ts";
import { inPlayPoints } from "./standings.ts";
import type { ContestState, FrozenTeam, Team } from "./state.ts";
import { trueStandings } from "./trueStandings.ts";
import type { PublicTeam, RevealedView } from "./view.ts";

/** Those who are here, as everybody sees them: as they are, as they were frozen, or by their names only. FRZ1 FRZ11 */
export const publicTeams = remembering((state: ContestState): Readonly<Record<TeamId, PublicTeam>> => {
  const inSight = teamsInSight(state);
  const teams: Record<TeamId, PublicTeam> = {};
  for (const team of presentTeams(state)) {
    const isInSight = inSight === null || inSight.has(team.id);
    teams[team.id] = isInSight ? publicTeam(state, team) : teamOutOfSight(state, team);
  }
  if (state.rules.tieBreak !== "earliest") return teams;
  const momentOf = (teamId: TeamId) => (frozenOf(state, teamId) ?? state.teams[teamId])?.lastRewardAt ?? null;
  return inRewardOrder(teams, state.rules, momentOf);
});

/** Whether these events, which led from one state to the other, changed nothing that everybody sees. FRZ7 FRZ11 */
export function isHiddenFromAll(
  before: ContestState,
  after: ContestState,
  events: readonly ContestEvent[],
): boolean {
  if (!isAnyHidden(before) || !isAnyHidden(after) || before.board !== after.board) return false;
  if (before.final !== after.final || !events.every(({ type }) => isHiddenAct[type])) return false; // CLO7
  if (isAllFrozen(before) && isAllFrozen(after)) return true;
  // Who is in sight may change; and of those who were revealed, all, and with others their places.
  return (
    areSameTeams(publicTeams(before), publicTeams(after)) &&
    isSamePlain(revealedPlaces(before), revealedPlaces(after))
  );
}

/** Nothing of what everybody sees of teams can change. */
function isAllFrozen({ freeze, shown }: ContestState): boolean {
  return !shown && freeze?.revealed.length === 0;
}

/** Of those whose true results everybody is shown, in the order of revealing. FRZ4 */
export function revealedPlaces(state: ContestState): readonly RevealedView[] {
  const revealed = state.freeze?.revealed ?? [];
  if (revealed.length === 0) return [];
  const places = new Map(trueStandings(state).map(({ place, team }) => [team.id, place]));
  return revealed.flatMap((teamId) => {
    const place = places.get(teamId);
    return place === undefined ? [] : [{ teamId, place }];
  });
}

function areSameTeams(
  before: ReturnType<typeof publicTeams>,
  after: ReturnType<typeof publicTeams>,
): boolean {
  const [known, now] = [Object.entries(before), Object.entries(after)];
  return known.length === now.length && now.every(([id, team]) => isSamePlain(before[id], team));
}

function publicTeam(state: ContestState, team: Team): PublicTeam {
  const frozen = frozenOf(state, team.id);
  if (frozen) return madeOf(frozen, publicFace(state, team));
  return publicTeamsOf[state.language](state.board.cards)(team);
}

/** Undefined: it is seen as it is. */
function frozenOf({ freeze }: ContestState, teamId: TeamId): FrozenTeam | undefined {
  return freeze?.revealed.includes(teamId) ? undefined : freeze?.teams[teamId];
}

/** That it has earned something, and not when: the moment is net of extra time, and would tell of it. XTR5 */
function hasEarned({ lastRewardAt }: Pick<Team, "lastRewardAt">): number | null {
  return lastRewardAt === null ? null : 1;
}

/** Made of nothing but what is given and who the team is: the rest of it would tell that something happened. */
function madeOf(shown: FrozenTeam, face: PublicFace, outOfSight?: true): PublicTeam {
  const { id, boat, name } = face;
  const known = viewsOf(shown);
  const key = `${id} ${boat} ${name}`;
  const view = known.get(key) ?? {
    id,
    name,
    boat,
    balancePoints: shown.balancePoints,
    inPlayPoints: shown.inPlayPoints,
    lastRewardAt: hasEarned(shown),
    cells: shown.cells,
    ...(outOfSight && { outOfSight }),
  };
  known.set(key, view);
  return view;
}

/** Who it is, which nothing hides. BOA4 */
type PublicFace = Pick<PublicTeam, "id" | "name" | "boat">;

function publicFace(state: Pick<ContestState, "language">, team: Team): PublicFace {
  return { id: team.id, name: shownName(state, team), boat: boatOf(team) };
}

const viewsOf = remembering<FrozenTeam, Map<string, PublicTeam>>(() => new Map());

/** Somebody of whom only the name is seen. */
function teamOutOfSight(state: ContestState, team: Team): PublicTeam {
  return madeOf(nothingOf(state.board.cards), publicFace(state, team), true);
}

const nothingOf = remembering(
  (cards: readonly LiveCard[]): FrozenTeam => ({
    balancePoints: 0,
    inPlayPoints: 0,
    lastRewardAt: null,
    cells: cards.map(() => 0),
  }),
);

/** By the cards, then by team: which cell is whose follows from their order. A hidden name is said in a language. */
const publicTeamsOf: Readonly<Record<ContestState["language"], ReturnType<typeof publicTeamsIn>>> = {
  en: publicTeamsIn("en"),
  ru: publicTeamsIn("ru"),
};

function publicTeamsIn(language: ContestState["language"]) {
  return remembering((cards: readonly LiveCard[]) =>
    remembering(
      (team: Team): PublicTeam => ({
        ...publicFace({ language }, team),
        balancePoints: team.balancePoints,
        inPlayPoints: inPlayPoints(team),
        lastRewardAt: hasEarned(team),
        cells: cellsOf(team, cards),
      }),
    ),
  );
}
