import type { PublicView } from "../../shared/contest/view.ts";
import type { Language } from "../../shared/languages.ts";
import { plainTeam, plainView } from "../store/testing/plainView.ts";

/** Of a whole class. */
export const mostTeams = 30;
export const startedAt = 1_800_000_000_000;
export const durationMs = 40 * 60_000;

interface Words {
  readonly title: string;
  readonly names: readonly string[];
  /** Forty letters of it are the longest name there may be. */
  readonly longest: string;
  readonly categories: readonly string[];
  readonly award: string;
  readonly statement: string;
  readonly solution: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: "Autumn regatta of the seventh and eighth forms",
    names: ["Swift Herons", "Otters", "Seven Samurai", "🦊 Foxes 🦊", "The Improbable Integrals of Form 7B"],
    longest: "Incomprehensibilities and Absurdities",
    categories: [
      "Counting & Probability",
      "Words",
      "Geography",
      "Intermediate Algebra",
      "Number Theory",
      "Music",
    ],
    award: "For the calmest helm in the roughest water, and for a proof that nobody had asked for",
    statement:
      "A coin is thrown four times. How likely is it that it shows heads **at least twice**?\n\nWrite it as a fraction, such as $\\frac{1}{2}$.",
    solution: "Not at all or once: $\\frac{1 + 4}{16}$. What is left of $1$ is $\\frac{11}{16}$.",
  },
  ru: {
    title: "Осенняя регата седьмых и восьмых классов",
    names: ["Быстрые цапли", "Выдры", "Семь самураев", "🦊 Лисы 🦊", "Невероятные интегралы из 7«Б» класса"],
    longest: "Достопримечательнейшие превосходитель",
    categories: [
      "Комбинаторика и вероятность",
      "Слова",
      "География",
      "Естествознание",
      "Теория чисел",
      "Музыка",
    ],
    award: "За самый спокойный руль в самой бурной воде и за доказательство, о котором никто не просил",
    statement:
      "Монету бросают четыре раза. Какова вероятность того, что **не меньше двух раз** выпадет орёл?\n\nЗапишите её дробью, например $\\frac{1}{2}$.",
    solution: "Ни разу или один раз: $\\frac{1 + 4}{16}$. До $1$ остаётся $\\frac{11}{16}$.",
  },
};

/** A lesson of thirty teams under way, the same every time. */
export function lessonOf(language: Language, told: Partial<PublicView> = {}): PublicView {
  return plainView({
    title: words[language].title,
    language,
    board: boardOf(language),
    clock: {
      durationMs,
      startsAt: null,
      startedAt,
      endsAt: startedAt + durationMs,
      pausedAt: null,
      finishedAt: null,
    },
    teams: teamsOf(language, "usual", falling(mostTeams)),
    ...told,
  });
}

/** So many balances, no two alike. */
export function falling(teams: number): readonly number[] {
  return Array.from({ length: teams }, (_, index) => 1_900 - 45 * index);
}

const rows = 5;

export function boardOf(language: Language): PublicView["board"] {
  const { categories } = words[language];
  const columns = categories.length;
  const cards = Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns) + 1, (index % columns) + 1];
    const pricePoints = row * 100;
    const rewardsPoints = [2 * pricePoints, 1.5 * pricePoints, pricePoints];
    const category = categories[column - 1] ?? "";
    return { id: index + 1, row, column, category, pricePoints, kind: "number", rewardsPoints } as const;
  });
  return { rows, columns, cards };
}

/** A team for each of these balances. */
export function teamsOf(
  language: Language,
  sort: "usual" | "longest",
  balances: readonly number[],
): PublicView["teams"] {
  const teams = balances.map((balancePoints, index) =>
    plainTeam(index + 1, {
      name: nameOf(language, sort, index + 1),
      balancePoints,
      lastRewardAt: balancePoints > 500 ? 1 : null,
      cells: cellsOf(language, index),
    }),
  );
  return Object.fromEntries(teams.map((team) => [team.id, team]));
}

const mostLetters = 40;

function nameOf(language: Language, sort: "usual" | "longest", number: number): string {
  const { names, longest } = words[language];
  const end = ` ${number}`;
  if (sort === "longest") return longest.padEnd(mostLetters, longest.at(-1)).slice(0, -end.length) + end;
  const name = names[(number - 1) % names.length] ?? "";
  return number <= names.length ? name : `${name}${end}`;
}

/** Nothing, active, failed, solved by the first attempt and by the second; nobody has the first card. */
const cells = [0, 0, 1, 2, 11, 12, 0];

function cellsOf(language: Language, index: number): readonly number[] {
  return boardOf(language).cards.map(({ id }) =>
    id === 1 ? 0 : (cells[(5 * index + 3 * id) % cells.length] ?? 0),
  );
}
