import type { FileProblem } from "../contestFile/problems.ts";
import type { CardId } from "../ids.ts";

/** What a finding says beside the cards that it is about. */
export interface ReadinessParams {
  /** Places of the board without a card. */
  readonly board_has_holes: { readonly holes: number };
  readonly statement_blank: CardCount;
  /** What an import would have warned of: a key that nobody can type, a formula that cannot be drawn. Its column is the card's part. */
  readonly card_odd: { readonly problem: FileProblem };
  /** The cheapest card costs more, and no rule helps. */
  readonly start_buys_nothing: StartParams;
  /** The cheapest card costs more, and is had for all that a team has. */
  readonly start_buys_by_relief: StartParams;
  /** `gainPoints`: what a guess wins on average at the best of the cards, rounded up. */
  readonly guessing_pays: CardCount & { readonly gainPoints: number };
  /** Teams had bought all cards long before the end. */
  readonly sold_out_early: IdleParams;
  /** Teams could pay no card any more long before the end. */
  readonly broke_early: IdleParams;
  /** Hardly any team ever had the points for these. */
  readonly card_too_dear: CardCount;
  /** Hardly any team came to an end with these in time. */
  readonly card_not_reached: CardCount;
}
export type ReadinessCode = keyof ReadinessParams;

interface CardCount {
  readonly cards: number;
}
interface StartParams {
  readonly startPoints: number;
  readonly cheapestPoints: number;
}
interface IdleParams {
  /** Of all teams of all contests. */
  readonly teamsPercent: number;
  /** Contests in which it happened to some team. */
  readonly contestsPercent: number;
  /** Minutes after the start; of those teams, half were idle by then. */
  readonly minute: number;
}

/** Something to look at before the contest. */
export type ReadinessFinding<Code extends ReadinessCode = ReadinessCode> = {
  [C in Code]: {
    readonly code: C;
    /** That it is about; none: it is about the whole board or the rules. */
    readonly cardIds: readonly CardId[];
    readonly params: ReadinessParams[C];
  };
}[Code];

export interface ReadinessReport {
  /** What simulated them: the same again gives the same report. */
  readonly seed: number;
  readonly teams: number;
  /** How many were played. */
  readonly contests: number;
  readonly findings: readonly ReadinessFinding[];
  /** The four quarters of the time: how many teams had nothing to do at the end of it, on average, to a tenth. */
  readonly idleTeams: readonly number[];
  /** Those bought oftenest first. */
  readonly cards: readonly {
    readonly cardId: CardId;
    readonly row: number;
    readonly column: number;
    /** Of all teams. */
    readonly boughtPercent: number;
    readonly solvedPercent: number;
  }[];
}

export function finding<Code extends ReadinessCode>(
  code: Code,
  params: ReadinessParams[Code],
  cardIds: readonly CardId[] = [],
): ReadinessFinding {
  // One pair of code and params, which the union of all pairs holds.
  return { code, cardIds, params } as ReadinessFinding;
}
