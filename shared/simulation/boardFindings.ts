import type { LiveCard } from "../contest/board.ts";
import { expectedByGuessing } from "./guessing.ts";
import { finding, type ReadinessFinding } from "./readiness.ts";
import type { SimulatedContest } from "./Simulation.ts";

/** What is seen of a board and its rules without playing. RDY1 */
export function boardFindings({ board, rules }: SimulatedContest): readonly ReadinessFinding[] {
  const { cards } = board;
  const holes = board.rows * board.columns - cards.length;
  const blank = cards.filter(({ task }) => task.statement.trim() === "");
  return [
    ...(holes > 0 ? [finding("board_has_holes", { holes })] : []),
    ...(blank.length > 0 ? [finding("statement_blank", { cards: blank.length }, idsOf(blank))] : []),
    ...startFindings(cards, rules),
    ...guessFindings(cards, rules),
  ];
}

function startFindings(
  cards: readonly LiveCard[],
  { startPoints, negativeBalance, relief }: SimulatedContest["rules"],
): readonly ReadinessFinding[] {
  const cheapestPoints = Math.min(...cards.map(({ pricePoints }) => pricePoints));
  if (negativeBalance || cards.length === 0 || startPoints >= cheapestPoints) return [];
  return [finding(relief ? "start_buys_by_relief" : "start_buys_nothing", { startPoints, cheapestPoints })];
}

function guessFindings(
  cards: readonly LiveCard[],
  rules: SimulatedContest["rules"],
): readonly ReadinessFinding[] {
  const gains = cards.map((card) => ({ card, points: expectedByGuessing(rules, card) }));
  const paying = gains.filter(({ points }) => points > 0);
  if (paying.length === 0) return [];
  const gainPoints = Math.ceil(Math.max(...paying.map(({ points }) => points)));
  return [
    finding("guessing_pays", { cards: paying.length, gainPoints }, idsOf(paying.map(({ card }) => card))),
  ];
}

function idsOf(cards: readonly LiveCard[]) {
  return cards.map(({ id }) => id);
}
