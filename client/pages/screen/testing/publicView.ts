import type { Cell } from "../../../../shared/contest/cells.ts";
import { classicRules } from "../../../../shared/contest/rules.ts";
import type { PublicTeam, PublicView } from "../../../../shared/contest/view.ts";

/** A running contest with three cards and these teams' cells. */
export function publicView(cellsByTeam: Readonly<Record<string, readonly Cell[]>>): PublicView {
  const teams: Record<string, PublicTeam> = {};
  Object.entries(cellsByTeam).forEach(([name, cells], index) => {
    const id = `t${index + 1}`;
    teams[id] = { id, name, boat: index, balancePoints: 500, inPlayPoints: 0, lastRewardAt: null, cells };
  });
  return {
    roomCode: "K7MPXW",
    title: "Regatta",
    language: "en",
    rules: classicRules,
    board: {
      rows: 1,
      columns: 3,
      cards: [1, 2, 3].map((column) => ({
        id: column,
        row: 1,
        column,
        category: `Topic ${column}`,
        pricePoints: 100,
        kind: "number",
        rewardsPoints: [200, 150, 100],
      })),
    },
    phase: "running",
    entryOpen: true,
    extraTimeTeams: 0,
    entryByApproval: false,
    freeze: null,
    shownPlaces: null,
    finality: null,
    awards: [],
    review: null,
    countdownAt: null,
    missingActs: null,
    cover: null,
    announcement: null,
    screens: [],
    clock: {
      durationMs: 60_000,
      startsAt: null,
      startedAt: 1,
      endsAt: 60_001,
      pausedAt: null,
      finishedAt: null,
    },
    teams,
  };
}
