import { writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import type { Language } from "../../../shared/languages.ts";
import { type FileCard, readCards } from "../cards.ts";

/** A contest with every kind of task, long names and long words, to be looked at. */
export interface LookContest {
  readonly title: string;
  readonly file: string;
  readonly cards: readonly FileCard[];
  /** The first card of each kind. */
  readonly formula: FileCard;
  readonly text: FileCard;
  readonly choice: FileCard;
  readonly plain: FileCard;
}

const rowCount = 5;

export async function writeContest(folder: string, language: Language): Promise<LookContest> {
  const { title, columns, filler } = contents[language];
  const rows = Array.from({ length: rowCount }, (_, row) =>
    columns.map(({ category, first }, column) => ({
      row: row + 1,
      column: column + 1,
      category,
      price: (row + 1) * 100,
      ...(row === 0 && first ? first : fillerTask(filler, row * columns.length + column)),
    })),
  ).flat();
  const file = path.join(folder, `look-${language}.csv`);
  await writeFile(
    file,
    stringify(rows, {
      header: true,
      columns: ["row", "column", "category", "price", "kind", "statement", "choices", "answer"],
    }),
  );
  const cards = await readCards(file);
  const [formula, text, choice, plain] = cards;
  if (!formula || !text || !choice || !plain) throw new Error("the contest has too few cards");
  return { title, file, cards, formula, text, choice, plain };
}

/** A file with a mistake of every sort that people make. */
export async function writeFaultyFile(folder: string): Promise<string> {
  const file = path.join(folder, "look-mistakes.csv");
  const rows = [
    ["row", "column", "category", "price", "kind", "statement", "choices", "answer"],
    ["1", "1", "Algebra", "100", "number", "$x = \\frac{1}{2$", "", "one half"],
    ["1", "1", "Algebra", "cheap", "number", "2 + 2", "", "4"],
    ["2", "1", "", "200", "essay", "Why?", "", "because"],
    ["40", "1", "Geometry", "300", "choice", "Which?", "only one", "another"],
    ["3", "1", "Geometry", "300", "text", "", "", ""],
  ];
  await writeFile(file, stringify(rows));
  return file;
}

/** A file whose words are words in several encodings. */
export async function writeUnclearFile(folder: string): Promise<string> {
  const file = path.join(folder, "look-encoding.csv");
  const [before, after] = ["row,column,category,price,kind,statement,answer\n1,1,", ",100,number,2 + 2,4\n"];
  // по in Windows-1251, ОН in KOI8-R
  await writeFile(file, Buffer.concat([Buffer.from(before), Buffer.from([0xef, 0xee]), Buffer.from(after)]));
  return file;
}

/** A file that can be played, with something odd of every sort. */
export async function writeOddFile(folder: string): Promise<string> {
  const file = path.join(folder, "look-odd.csv");
  const rows = [
    ["row", "column", "category", "price", "kind", "statement", "answer"],
    ["1", "1", "Algebra", "100", "text", "Square $x$.", "$x^2$"],
    ["2", "1", "Geometry", "200", "text", "Find $\\frac{1}{2$ of it.", "02-Jan"],
    ["3", "1", "Algebra", "300", "text", "Which animal is \\mathrm{it}?", "cat|dog"],
  ];
  await writeFile(file, stringify(rows));
  return file;
}

/** A table as it is pasted, with a problem and doubts. */
export const doubtfulTable: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  en: [
    ["Topic", "Question", "Answer", "Points", "Author"],
    [
      "Measures",
      "How long is the side of a square whose area is 144 square centimetres?",
      "12 cm",
      "100",
      "A. B.",
    ],
    ["Measures", "Which part of an hour is a quarter of an hour and a half?", "05.10", "200", "A. B."],
    ["Rivers", "Which river flows through Cairo, the largest city of Africa?", "", "100", "C. D."],
    ["Rivers", "Which river is the longest of Europe?", "Volga", "two hundred", "C. D."],
  ],
  ru: [
    ["Тема", "Вопрос", "Ответ", "Баллы", "Автор"],
    [
      "Величины",
      "Какова сторона квадрата, площадь которого 144 квадратных сантиметра?",
      "12 см",
      "100",
      "А. Б.",
    ],
    ["Величины", "Какую часть часа составляет четверть полутора часов?", "05.10", "200", "А. Б."],
    ["Реки", "Какая река протекает через Каир, крупнейший город Африки?", "", "100", "В. Г."],
    ["Реки", "Какая река Европы самая длинная?", "Волга", "двести", "В. Г."],
  ],
};

function fillerTask(statement: string, index: number) {
  const [left, right] = [1000 + index, 2000 + 7 * index];
  return { kind: "number", statement: `${statement} $${left} + ${right}$`, answer: `${left + right}` };
}

interface Task {
  readonly kind: string;
  readonly statement: string;
  readonly choices?: string;
  readonly answer: string;
}

interface Contents {
  readonly title: string;
  readonly filler: string;
  readonly columns: readonly { readonly category: string; readonly first?: Task }[];
}

const contents: Readonly<Record<Language, Contents>> = {
  en: {
    title: "Autumn regatta of the seventh and eighth forms",
    filler: "Work out the sum and write the number:",
    columns: [
      {
        category: "Counting & Probability",
        first: {
          kind: "number",
          statement:
            "Two dice are thrown. The probability that the sum of the points is at most $k$ is\n\n$$P(k) = \\frac{1}{36}\\sum_{i=2}^{k} \\left(6 - \\lvert 7 - i \\rvert\\right), \\qquad 2 \\le k \\le 12.$$\n\nFind the probability that the sum is at most $4$, that is $P(4)$, and write it as a fraction. Then check yourself: how many of the $36$ equally likely pairs $(a, b)$ have $a + b \\le 4$?\n\n| throws of two dice, all of them together | 36 | 1000000 | 3000000 |\n|---|---|---|---|\n| as expected | 6 | 166667 | 500000 |",
          answer: "1/6",
        },
      },
      {
        category: "Words",
        first: {
          kind: "text",
          statement:
            "Which word is spelt incorrectly: *accommodation*, *occurence*, *embarrassment*, *necessary*?",
          answer: "occurence",
        },
      },
      {
        category: "Science",
        first: {
          kind: "choice",
          statement: "What happens to the pressure of a gas in a closed vessel when it is heated?",
          choices: [
            "It grows, because the molecules strike the walls more often and harder",
            "It falls, because the gas becomes thinner",
            "It stays as it was: $p = \\mathrm{const}$",
            "It depends on the colour of the vessel",
          ].join("\n"),
          answer: "It grows, because the molecules strike the walls more often and harder",
        },
      },
      { category: "Algebra" },
      { category: "Number Theory" },
      { category: "Geometry" },
    ],
  },
  ru: {
    title: "Осенняя регата седьмых и восьмых классов",
    filler: "Найдите сумму и запишите число:",
    columns: [
      {
        category: "Комбинаторика и вероятность",
        first: {
          kind: "number",
          statement:
            "Бросают две кости. Вероятность того, что сумма очков не больше $k$, равна\n\n$$P(k) = \\frac{1}{36}\\sum_{i=2}^{k} \\left(6 - \\lvert 7 - i \\rvert\\right), \\qquad 2 \\le k \\le 12.$$\n\nНайдите вероятность того, что сумма не больше $4$, то есть $P(4)$, и запишите её дробью. Проверьте себя: у скольких из $36$ равновозможных пар $(a, b)$ выполнено $a + b \\le 4$?\n\n| бросков двух костей, всех вместе | 36 | 1000000 | 3000000 |\n|---|---|---|---|\n| ожидается | 6 | 166667 | 500000 |",
          answer: "1/6",
        },
      },
      {
        category: "Русский язык и литература",
        first: {
          kind: "text",
          statement:
            "Какое слово написано с ошибкой: *искусство*, *преемственность*, *подчерк*, *достопримечательность*?",
          answer: "подчерк",
        },
      },
      {
        category: "Естествознание",
        first: {
          kind: "choice",
          statement: "Что происходит с давлением газа в закрытом сосуде при нагревании?",
          choices: [
            "Оно растёт: молекулы ударяются о стенки чаще и сильнее",
            "Оно падает: газ становится разрежённее",
            "Оно не меняется: $p = \\mathrm{const}$",
            "Это зависит от цвета сосуда",
          ].join("\n"),
          answer: "Оно растёт: молекулы ударяются о стенки чаще и сильнее",
        },
      },
      { category: "Алгебра" },
      { category: "Теория чисел" },
      { category: "Геометрия" },
    ],
  },
};
