import { createRequire } from "node:module";
import { stringify } from "csv-stringify/sync";
import type { Language } from "../../../shared/languages.ts";
import { bookOfNumbers, type LessonCards } from "../film/lessonCards.ts";

// It names its exports in a way that Node's own modules cannot see.
const covertable = createRequire(import.meta.url)("covertable") as typeof import("covertable");

/** How a contest may be put together: what pages must bear in every pair. */
export interface Composition {
  readonly language: Language;
  readonly teams: 2 | 3 | 30 | 60;
  /** So many rows and columns. */
  readonly board: 1 | 5 | 12;
  readonly names: "usual" | "longest" | "emoji";
}

const factors: { [factor in keyof Composition]: Composition[factor][] } = {
  teams: [60, 2, 30, 3],
  board: [12, 1, 5],
  names: ["longest", "emoji", "usual"],
  language: ["en", "ru"],
};

/** Contests in which each two of numbers of teams, boards, names and languages meet; another seed, other contests. */
export function compositions(seed: number): readonly Composition[] {
  return covertable.make(factors, { length: 2, sorter: covertable.sorters.hash, seed });
}

/** The one that asks most of every page. */
export function hardestComposition(language: Language): Composition {
  return { language, teams: 60, board: 12, names: "longest" };
}

export function compositionName({ teams, board, names }: Composition): string {
  return `${teams}-${board}x${board}-${names}`;
}

const words: Readonly<Record<Language, Readonly<Record<Composition["names"], string>>>> = {
  en: { usual: "Swift Herons", longest: "Incomprehensibilities and Absurdities", emoji: "🦊🛶 Foxes 👩🏽‍🚀" },
  ru: { usual: "Быстрые цапли", longest: "Достопримечательнейшие превосходитель", emoji: "🦊🛶 Лисы 👩🏽‍🚀" },
};
const mostLetters = 40;

/** So many names, all different, the longest as long as a name may be. */
export function namesOf({ language, teams, names }: Composition): readonly string[] {
  return Array.from({ length: teams }, (_, index) => {
    const number = ` ${index + 1}`;
    const word = words[language][names];
    if (names !== "longest") return `${word}${number}`;
    return word.padEnd(mostLetters, word.at(-1)).slice(0, mostLetters - number.length) + number;
  });
}

const categories: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Counting & Probability",
    "Words",
    "Intermediate Algebra",
    "Geography of the Americas",
    "Number Theory",
    "Music",
  ],
  ru: [
    "Комбинаторика и вероятность",
    "Слова",
    "Естествознание",
    "География Северной Америки",
    "Теория чисел",
    "Музыка",
  ],
};

/** The board of a composition as a table, and what its bots know of it. */
export function boardFileOf({ language, board }: Composition): LessonCards {
  const rows = Array.from({ length: board * board }, (_, index) => {
    const [row, column] = [Math.floor(index / board), index % board];
    const category = categories[language][column % categories[language].length];
    return {
      row: row + 1,
      column: column + 1,
      category: column < categories[language].length ? category : `${category} II`,
      price: (row + 1) * 100,
      kind: "number",
      statement: `$${1_000 + index} + ${2_000 + 7 * index} = ?$`,
      answer: `${3_000 + 8 * index}`,
    };
  });
  const csv = stringify(rows, {
    header: true,
    columns: ["row", "column", "category", "price", "kind", "statement", "answer"],
  });
  return { csv, book: bookOfNumbers(new Map(rows.map(({ answer }, index) => [index + 1, answer]))) };
}
