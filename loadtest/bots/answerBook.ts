import type { Board, Card } from "../../shared/contest/board.ts";
import { findCard } from "../../shared/contest/cards.ts";
import { otherAnswer, rightAnswer } from "../../shared/contest/checkers/answers.ts";
import { judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import { malformedAnswer } from "../../shared/contest/testing/kinds.ts";
import type { CardId } from "../../shared/ids.ts";
import type { Random } from "../random.ts";

/** What a bot knows of the cards beyond what it is shown. Every answer is tried against the card's checker first. */
export interface AnswerBook {
  right(cardId: CardId): string;
  /** Readable and wrong; among few options it may be one that was tried before. */
  wrong(cardId: CardId, random: Random): string;
  /** Cannot be read. */
  malformed(cardId: CardId): string;
}

/** Throws for a card without a wrong answer. */
export function answerBookOf(board: Board): AnswerBook {
  const cardOf = (cardId: CardId) => {
    const card = findCard(board.cards, cardId);
    if (!card) throw new RangeError(`no card ${cardId} in the answer book`);
    return card;
  };
  return {
    right: (cardId) => proven(cardOf(cardId), "right", ({ task }) => rightAnswer(task.checker)),
    wrong: (cardId, random) =>
      proven(cardOf(cardId), "wrong", ({ task }) => otherAnswer(task.checker, random.below(1_000_000))),
    malformed: (cardId) =>
      proven(cardOf(cardId), "malformed", ({ task }) => malformedAnswer(task.checker.kind)),
  };
}

type Kind = "right" | "wrong" | "malformed";

function proven(card: Card, kind: Kind, make: (card: Card) => string): string {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = make(card);
    if (kindOf(card, answer) === kind) return answer;
  }
  throw new Error(`no ${kind} answer found for card ${card.id}`);
}

function kindOf({ task: { checker } }: Card, answer: string): Kind {
  const read = readAnswer(readerOf(checker), answer);
  if (!read.ok) return "malformed";
  return judgeReading(checker, read.reading) ? "right" : "wrong";
}
