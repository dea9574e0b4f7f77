import fc from "fast-check";
import type { Cell } from "../../../shared/contest/cells.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { PublicTeam, PublicView, RulesView } from "../../../shared/contest/view.ts";

const cards = 4;

interface Standing {
  readonly balancePoints: number;
  readonly inPlayPoints?: number;
  readonly cells?: readonly Cell[];
  readonly name?: string;
  readonly lastRewardAt?: number | null;
  readonly outOfSight?: true;
}

/** A running contest of four cards and these teams, by their numbers. */
export function raceView(
  standings: Readonly<Record<number, Standing>>,
  told: Partial<PublicView> = {},
): PublicView {
  const teams = Object.entries(standings).map(([number, standing]): [string, PublicTeam] => [
    `t${number}`,
    {
      id: `t${number}`,
      name: `Team ${number}`,
      boat: Number(number) - 1,
      inPlayPoints: 0,
      lastRewardAt: null,
      cells: new Array<Cell>(cards).fill(0),
      ...standing,
    },
  ]);
  return {
    roomCode: "K7MPXW",
    title: "Regatta",
    language: "en",
    rules: classicRules,
    board: {
      rows: 1,
      columns: cards,
      cards: Array.from({ length: cards }, (_, index) => ({
        id: index + 1,
        row: 1,
        column: index + 1,
        category: `Topic ${index + 1}`,
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
      startedAt: 0,
      endsAt: 60_000,
      pausedAt: null,
      finishedAt: null,
    },
    teams: Object.fromEntries(teams),
    ...told,
  };
}

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  // Debts and ties are as likely as all else.
  balancePoints: fc.oneof(fc.constantFrom(-250, 0, 500), fc.integer({ min: -3_000, max: 1_000_000 })),
  inPlayPoints: fc.constantFrom(0, 0, 100, 350),
  cells: fc.array(fc.constantFrom(0, 1, 2, 3, 4, 11, 12), { minLength: cards, maxLength: cards }),
  lastRewardAt: fc.constantFrom(null, 1_000, 2_000),
  name: fc.constantFrom(
    "A",
    "Foxes",
    "Swift Herons",
    "Ёжики",
    "Forty letters are a very long name indeed",
    "🦊🦊",
  ),
});

const anyRules: fc.Arbitrary<RulesView> = fc
  .record({
    ranking: fc.constantFrom("balance" as const, "worth" as const),
    tieBreak: fc.constantFrom("shared" as const, "earliest" as const),
  })
  .map((chosen) => ({ ...classicRules, ...chosen }));

const anyTeams = (most: number) =>
  fc.dictionary(fc.integer({ min: 1, max: most }).map(String), anyStanding, { maxKeys: most, size: "max" });

/** Views of one contest that follow each other, as little alike as they may be. */
export function anyViews(mostTeams: number): fc.Arbitrary<readonly PublicView[]> {
  return fc
    .tuple(anyRules, fc.array(anyTeams(mostTeams), { minLength: 1, maxLength: 5 }))
    .map(([rules, pictures]) => pictures.map((teams) => raceView(teams, { rules })));
}
