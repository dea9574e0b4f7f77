import { readCell } from "../../shared/contest/cells.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import type { CardFleet, CardTally, Heat, Sailor } from "./boardModel.ts";

/** Who is at one card, as everybody sees it. */
interface CardCrew {
  readonly active: readonly PublicTeam[];
  readonly solved: readonly PublicTeam[];
  readonly failed: readonly PublicTeam[];
}

/** Who solved each card first, by the card's id, as far as it was seen. */
export interface FirstSolvers {
  readonly roomCode: string;
  readonly byCard: ReadonlyMap<number, TeamId>;
}

/** Nothing was seen yet. */
export const noFirsts: FirstSolvers = { roomCode: "", byCard: new Map() };

/**
 * CRD4 Who was first, after another view of the contest came: who was so before and still has the card, else the only one who has
 * it. While teams are out of sight one of them may have been before whoever is seen, so nobody becomes first.
 */
export function followFirsts(before: FirstSolvers, view: PublicView): FirstSolvers {
  const known = before.roomCode === view.roomCode ? before.byCard : noFirsts.byCard;
  const areAllSeen = Object.values(view.teams).every((team) => !team.outOfSight);
  const crews = crewsOf(view);
  const byCard = new Map<number, TeamId>();
  view.board.cards.forEach(({ id }, index) => {
    const solvers = crews[index]?.solved ?? [];
    const first = known.get(id);
    const [only] = solvers;
    if (first !== undefined && solvers.some((team) => team.id === first)) byCard.set(id, first);
    else if (areAllSeen && only && solvers.length === 1) byCard.set(id, only.id);
  });
  return { roomCode: view.roomCode, byCard };
}

/** What the big screen shows of each card's teams, in the order of the cards. CRD2 */
export function fleetsOf(
  view: PublicView,
  firsts: FirstSolvers,
): readonly { readonly tally: CardTally; readonly fleet: CardFleet }[] {
  const crews = crewsOf(view);
  const teamCount = Object.keys(view.teams).length;
  return view.board.cards.map(({ id }, index) => {
    const { active = [], solved = [], failed = [] } = crews[index] ?? {};
    const first = solved.find((team) => team.id === firsts.byCard.get(id));
    const tally = { active: active.length, solved: solved.length, failed: failed.length };
    return {
      tally,
      fleet: {
        atWork: active.map(sailorOf),
        solved: [...(first ? [first] : []), ...solved.filter((team) => team !== first)].map(sailorOf),
        first: first ? sailorOf(first) : null,
        heat: heatOf(tally, teamCount),
      },
    };
  });
}

/** From which share of all teams, and from how many of them, a card is so hot. */
const heats = [
  { heat: 3, share: 1 / 3, teams: 4 },
  { heat: 2, share: 1 / 5, teams: 3 },
  { heat: 1, share: 1 / 8, teams: 2 },
] as const;

/** CRD3 How hot a card is: many work at it, or failed it. */
export function heatOf({ active, failed }: CardTally, teamCount: number): Heat {
  const crowd = active + failed;
  return heats.find(({ share, teams }) => crowd >= teams && crowd >= share * teamCount)?.heat ?? 0;
}

function crewsOf({ board, teams }: PublicView): readonly CardCrew[] {
  const crews = board.cards.map(() => ({
    active: [] as PublicTeam[],
    solved: [] as PublicTeam[],
    failed: [] as PublicTeam[],
  }));
  for (const team of Object.values(teams)) {
    team.cells.forEach((cell, index) => {
      const { status } = readCell(cell);
      if (status === "active" || status === "solved" || status === "failed")
        crews[index]?.[status].push(team);
    });
  }
  return crews;
}

function sailorOf({ boat, name }: PublicTeam): Sailor {
  return { boat, name };
}
