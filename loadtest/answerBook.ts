import type { Board, Card } from "../shared/contest/board.ts";
import { judgeReading, readerOf } from "../shared/contest/checkers/checker.ts";
import { readAnswer } from "../shared/contest/checkers/readers.ts";
import { unreachable } from "../shared/contest/unreachable.ts";
import type { CardId } from "../shared/ids.ts";
import type { Random } from "./random.ts";

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
    const card = board.cards[cardId - 1];
    if (!card) throw new RangeError(`no card ${cardId} in the answer book`);
    return card;
  };
  return {
    right: (cardId) => proven(cardOf(cardId), "right", () => rightAnswer(cardOf(cardId))),
    wrong: (cardId, random) => proven(cardOf(cardId), "wrong", () => wrongAnswer(cardOf(cardId), random)),
    malformed: (cardId) => proven(cardOf(cardId), "malformed", () => malformedAnswer(cardOf(cardId))),
  };
}

function rightAnswer({ task: { checker } }: Card): string {
  switch (checker.kind) {
    case "number":
      return checker.answer;
    case "text":
      return checker.answers[0] ?? "";
    case "choice":
      return checker.correct.join(",");
    default:
      return unreachable(checker);
  }
}

function wrongAnswer({ task: { checker } }: Card, random: Random): string {
  switch (checker.kind) {
    case "number":
      return `${2_000_000 + random.below(1_000_000)}`;
    case "text":
      return `surely not ${random.below(1_000_000)}`;
    case "choice":
      return `${1 + random.below(checker.options.length)}`;
    default:
      return unreachable(checker);
  }
}

function malformedAnswer({ task: { checker } }: Card): string {
  switch (checker.kind) {
    case "number":
      return "two dozen";
    case "text":
      return "  ";
    case "choice":
      return "0";
    default:
      return unreachable(checker);
  }
}

type Kind = "right" | "wrong" | "malformed";

function proven(card: Card, kind: Kind, make: () => string): string {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = make();
    if (kindOf(card, answer) === kind) return answer;
  }
  throw new Error(`no ${kind} answer found for card ${card.id}`);
}

function kindOf({ task: { checker } }: Card, answer: string): Kind {
  const read = readAnswer(readerOf(checker), answer);
  if (!read.ok) return "malformed";
  return judgeReading(checker, read.reading) ? "right" : "wrong";
}
