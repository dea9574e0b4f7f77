import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AnswerBook } from "../../../loadtest/bots/answerBook.ts";
import { type Random, seededRandom } from "../../../loadtest/random.ts";
import { nameWords } from "../../i18n/enNames.ts";
import { makeTeamName } from "../../pages/join/makeTeamName.ts";
import { readCards } from "../cards.ts";

/** A board as a class plays it, whose answers are all numbers. */
const file = path.join(import.meta.dirname, "../../../demo/math-regatta.csv");

export interface LessonCards {
  readonly csv: string;
  readonly book: AnswerBook;
}

/** The demo board and what its bots know of it. */
export async function readLesson(): Promise<LessonCards> {
  const cards = await readCards(file);
  const answers = new Map(cards.map(({ id, answer }) => [id, answer]));
  return { csv: await readFile(file, "utf8"), book: bookOfNumbers(answers) };
}

/** What bots know of cards whose answers are numbers below a million, by the card's number. */
export function bookOfNumbers(answers: ReadonlyMap<number, string>): AnswerBook {
  return {
    right(cardId) {
      const answer = answers.get(cardId);
      if (answer === undefined) throw new RangeError(`no card ${cardId} in the book`);
      return answer;
    },
    wrong: (_, random) => `${1_000_000 + random.below(1_000_000)}`,
    malformed: () => "?",
  };
}

/** So many names as pupils are offered, all different. */
export function teamNames(count: number, seed: number): readonly string[] {
  const random: Random = seededRandom(seed);
  const names = new Set<string>();
  while (names.size < count) names.add(makeTeamName(nameWords, () => random.fraction(), names));
  return [...names];
}
