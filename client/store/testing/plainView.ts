import { classicRules } from "../../../shared/contest/rules.ts";
import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";

/** What everybody sees of a running contest in which nothing has happened: no cards, no teams, a minute to play. */
export function plainView(told: Partial<PublicView> = {}): PublicView {
  return {
    roomCode: "K7MPXW",
    title: "Regatta",
    language: "en",
    rules: classicRules,
    board: { rows: 1, columns: 1, cards: [] },
    phase: "running",
    entryOpen: true,
    extraTimeTeams: 0,
    entryByApproval: false,
    freeze: null,
    lastReveal: null,
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
    teams: {},
    ...told,
  };
}

/** A board of one row, a topic a column. */
export function rowOfCards(count: number): PublicView["board"] {
  return {
    rows: 1,
    columns: count,
    cards: Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      row: 1,
      column: index + 1,
      category: `Topic ${index + 1}`,
      pricePoints: 100,
      kind: "number",
      rewardsPoints: [200, 150, 100],
    })),
  };
}

/** The team of this number, as it begins. */
export function plainTeam(number: number, told: Partial<PublicTeam> = {}): PublicTeam {
  return {
    id: `t${number}`,
    name: `Team ${number}`,
    boat: number - 1,
    balancePoints: 500,
    inPlayPoints: 0,
    lastRewardAt: null,
    cells: [],
    ...told,
  };
}
