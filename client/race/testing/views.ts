import fc from "fast-check";
import type { Cell } from "../../../shared/contest/cells.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { PublicView, RulesView } from "../../../shared/contest/view.ts";
import { plainTeam, plainView, rowOfCards } from "../../store/testing/plainView.ts";

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
  const teams = Object.entries(standings).map(([number, standing]) =>
    plainTeam(Number(number), { cells: new Array<Cell>(cards).fill(0), ...standing }),
  );
  return plainView({
    board: rowOfCards(cards),
    clock: { ...plainView().clock, startedAt: 0, endsAt: 60_000 },
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
    ...told,
  });
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
