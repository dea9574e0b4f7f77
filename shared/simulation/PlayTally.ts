import type { LiveCard } from "../contest/board.ts";
import type { CardPlay, PlayedContest, TeamPlay } from "./playedContest.ts";
import { finding, type ReadinessCode, type ReadinessFinding, type ReadinessReport } from "./readiness.ts";
import type { SimulatedContest } from "./Simulation.ts";

/** Who is idle for the last tenth of the time has finished; before that it waits for the others. */
const earlyShare = 0.9;
/** So many teams may: a strong team or two of thirty come to the end of every board. */
const idleShare = 0.1;
/** What is rarer happens to less than one team of a class, and counts as nobody. */
const rareShare = 0.02;

type IdleBecause = NonNullable<TeamPlay["idleBecause"]>;

const idleCodes = {
  all_bought: "sold_out_early",
  none_payable: "broke_early",
} as const satisfies Record<IdleBecause, ReadinessCode>;

/** What comes out of many simulated contests. RDY2 */
export class PlayTally {
  readonly #durationMs: number;
  readonly #cards: readonly LiveCard[];
  readonly #sums: readonly CardSum[];
  readonly #idleByQuarter = [0, 0, 0, 0];
  /** When teams became idle too early, and in how many contests. */
  readonly #early: Readonly<Record<IdleBecause, { readonly moments: number[]; contests: number }>> = {
    all_bought: { moments: [], contests: 0 },
    none_payable: { moments: [], contests: 0 },
  };
  #contests = 0;
  #teams = 0;

  constructor({ durationMs, board }: SimulatedContest) {
    this.#durationMs = durationMs;
    this.#cards = board.cards;
    this.#sums = board.cards.map(() => ({ payable: 0, bought: 0, solved: 0, ended: 0 }));
  }

  add({ teams, cards }: PlayedContest): void {
    this.#contests += 1;
    this.#teams += teams.length;
    for (const [index, play] of cards.entries()) addCard(this.#sums[index], play);
    for (const quarter of this.#idleByQuarter.keys()) {
      const endMs = (this.#durationMs * (quarter + 1)) / 4;
      const idle = teams.filter(({ idleFromMs }) => idleFromMs !== null && idleFromMs <= endMs).length;
      this.#idleByQuarter[quarter] = (this.#idleByQuarter[quarter] ?? 0) + idle;
    }
    for (const because of Object.keys(idleCodes) as IdleBecause[]) {
      const early = teams.flatMap(({ idleBecause, idleFromMs }) =>
        idleBecause === because && idleFromMs !== null && idleFromMs < earlyShare * this.#durationMs
          ? [idleFromMs]
          : [],
      );
      this.#early[because].moments.push(...early);
      if (early.length > 0) this.#early[because].contests += 1;
    }
  }

  findings(): readonly ReadinessFinding[] {
    if (this.#teams === 0) return [];
    const isRare = (count: number) => count < rareShare * this.#teams;
    const rare = this.#cards.flatMap((card, index) => {
      const sum = this.#sums[index];
      return sum && isRare(sum.ended) ? [{ id: card.id, isDear: isRare(sum.payable) }] : [];
    });
    const dear = rare.filter(({ isDear }) => isDear).map(({ id }) => id);
    const late = rare.filter(({ isDear }) => !isDear).map(({ id }) => id);
    return [
      ...(Object.keys(idleCodes) as IdleBecause[]).flatMap((because) => this.#idleFinding(because)),
      ...(dear.length > 0 ? [finding("card_too_dear", { cards: dear.length }, dear)] : []),
      ...(late.length > 0 ? [finding("card_not_reached", { cards: late.length }, late)] : []),
    ];
  }

  figures(): Pick<ReadinessReport, "contests" | "idleTeams" | "cards"> {
    const percentOf = (count: number) => percent(count, this.#teams);
    const cards = this.#cards.map(({ id, row, column }, index) => {
      const { bought = 0, solved = 0 } = this.#sums[index] ?? {};
      return { cardId: id, row, column, boughtPercent: percentOf(bought), solvedPercent: percentOf(solved) };
    });
    return {
      contests: this.#contests,
      idleTeams: this.#idleByQuarter.map(
        (teams) => Math.round((10 * teams) / Math.max(1, this.#contests)) / 10,
      ),
      cards: cards.toSorted(
        (a, b) => b.boughtPercent - a.boughtPercent || a.row - b.row || a.column - b.column,
      ),
    };
  }

  #idleFinding(because: IdleBecause): readonly ReadinessFinding[] {
    const { moments, contests } = this.#early[because];
    if (moments.length < idleShare * this.#teams) return [];
    const params = {
      teamsPercent: percent(moments.length, this.#teams),
      contestsPercent: percent(contests, this.#contests),
      minute: Math.floor(medianOf(moments) / 60_000),
    };
    return [finding(idleCodes[because], params)];
  }
}

interface CardSum {
  payable: number;
  bought: number;
  solved: number;
  /** Solved or failed before the end. */
  ended: number;
}

function addCard(sum: CardSum | undefined, { payable, bought, solvedBy, failed }: CardPlay): void {
  if (!sum) throw new RangeError("a card was played that is not on the board");
  const solved = solvedBy.reduce((all, count) => all + count, 0);
  sum.payable += payable;
  sum.bought += bought;
  sum.solved += solved;
  sum.ended += solved + failed;
}

/** Of a list that is not empty. */
function medianOf(moments: readonly number[]): number {
  return moments.toSorted((a, b) => a - b)[Math.floor(moments.length / 2)] ?? 0;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}
