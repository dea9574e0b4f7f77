import type { LiveCard } from "../contest/board.ts";
import { otherAnswer, rightAnswer, wrongAnswers } from "../contest/checkers/answers.ts";
import { type Checker, possibleAnswers } from "../contest/checkers/checker.ts";
import type { CardId } from "../ids.ts";

/** A card as simulated teams play it. */
export interface PlayedCard {
  readonly id: CardId;
  readonly pricePoints: number;
  /** From 0 for the cheapest price of the board to 1 for the dearest. */
  readonly difficulty: number;
  readonly right: string;
  /** What a team answers that does not know; null: it guesses among the possible answers. */
  readonly wrong: readonly string[] | null;
  readonly checker: Checker;
  /** Null: there is no end of them. */
  readonly possible: number | null;
}

/** The cards that can be bought, by price. */
export type PlayedCards = readonly PlayedCard[];

/** As many as rules allow attempts. */
const mostWrong = 10;

export function playedCards(cards: readonly LiveCard[]): PlayedCards {
  const sold = cards.filter(({ voided }) => !voided);
  const prices = sold.map(({ pricePoints }) => pricePoints);
  const [cheapest, dearest] = [Math.min(...prices), Math.max(...prices)];
  return sold
    .map(({ id, pricePoints, task: { checker } }) => {
      const possible = possibleAnswers(checker);
      return {
        id,
        pricePoints,
        difficulty: cheapest === dearest ? 0.5 : (pricePoints - cheapest) / (dearest - cheapest),
        right: rightAnswer(checker),
        wrong: possible === null ? wrongAnswers(checker, mostWrong) : null,
        checker,
        possible,
      };
    })
    .toSorted((a, b) => a.pricePoints - b.pricePoints || a.id - b.id);
}

/** One of the possible answers. Throws where there is no end of them. */
export function possibleAnswer({ id, checker, possible }: PlayedCard, nth: number): string {
  if (possible === null) throw new RangeError(`card ${id} is none to guess at`);
  return otherAnswer(checker, nth);
}
