import type { Language } from "../../../shared/languages.ts";

/** A column of the template: what stands above it, and a line that explains it. */
interface TemplateColumn {
  readonly name: string;
  readonly comment: string;
}

interface Template {
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
  /** Tasks of every kind, a cell for each column. */
  readonly examples: readonly (readonly string[])[];
}

/** Names of the template's only sheet. */
export const templateSheetName: Readonly<Record<Language, string>> = { en: "Tasks", ru: "Задания" };

/** Of its columns, in characters. */
export const templateWidths: readonly number[] = [18, 10, 60, 24, 30, 12, 12, 40];

const templates: Readonly<Record<Language, Template>> = {
  en: {
    title: "Tasks for a regatta: one a row. Put yours in place of the examples.",
    columns: [
      {
        name: "Category",
        comment: "what stands above a column of the board. An empty cell repeats the one above.",
      },
      {
        name: "Points",
        comment: "the price of the card, a whole number. Prices rise downwards on the board.",
      },
      { name: "Question", comment: "the task as pupils see it. Formulas stand between dollar signs." },
      {
        name: "Answer",
        comment: "the key. Of a text all accepted answers, one a line; of a choice the right options.",
      },
      { name: "Options", comment: "only of a choice: the options, one a line." },
      {
        name: "Type",
        comment: "number, text or choice. Left empty, it follows from the answer and the options.",
      },
      { name: "Tolerance", comment: "only of a number: how far from the key an answer may be." },
      { name: "Solution", comment: "how the task is solved, for going through it after the contest." },
    ],
    examples: [
      [
        "Numbers",
        "100",
        "A shirt costs 48 euros after a discount of 20 %. How many euros did it cost before?",
        "60",
        "",
        "number",
        "",
        "80 % of the old price are 48 euros, so 10 % are 6 euros.",
      ],
      ["", "200", "Find $\\frac{2}{3} - \\frac{1}{4}$. Give a fraction.", "5/12", "", "number", "", ""],
      [
        "",
        "300",
        "A wheel has a diameter of 70 cm. How many metres does it roll in one turn? Round to hundredths.",
        "2.20",
        "",
        "number",
        "0.005",
        "$\\pi \\cdot 0.7 \\approx 2.199$",
      ],
      [
        "The world",
        "100",
        "Which planet is the closest to the Sun?",
        "Mercury",
        "Mars\nMercury\nVenus\nEarth",
        "choice",
        "",
        "",
      ],
      [
        "",
        "200",
        "Which two of these rivers flow into the Black Sea?",
        "Danube\nDnieper",
        "Danube\nRhine\nDnieper\nVolga",
        "choice",
        "",
        "",
      ],
      [
        "",
        "300",
        "Who painted the ceiling of the Sistine Chapel?",
        "Michelangelo\nMichelangelo Buonarroti",
        "",
        "text",
        "",
        "",
      ],
    ],
  },
  ru: {
    title: "Задания для регаты: по одному в строке. Замените примеры своими.",
    columns: [
      { name: "Категория", comment: "что стоит над столбцом поля. Пустая ячейка повторяет ту, что выше." },
      { name: "Баллы", comment: "цена карточки, целое число. На поле цены растут сверху вниз." },
      { name: "Вопрос", comment: "задание, как его видят ученики. Формулы стоят между знаками доллара." },
      {
        name: "Ответ",
        comment: "ключ. У текста все принимаемые ответы, каждый с новой строки; у выбора верные варианты.",
      },
      { name: "Варианты", comment: "только для выбора: варианты, каждый с новой строки." },
      { name: "Тип", comment: "число, текст или выбор. Если пусто, он понятен по ответу и вариантам." },
      { name: "Погрешность", comment: "только для числа: насколько ответ может отличаться от ключа." },
      { name: "Решение", comment: "как решается задание, для разбора после соревнования." },
    ],
    examples: [
      [
        "Числа",
        "100",
        "После скидки 20 % куртка стоит 4800 рублей. Сколько рублей она стоила до скидки?",
        "6000",
        "",
        "число",
        "",
        "80 % прежней цены — 4800 рублей, значит, 10 % — 600 рублей.",
      ],
      [
        "",
        "200",
        "Найдите $\\frac{3}{4} - \\frac{2}{5}$. Ответ запишите дробью.",
        "7/20",
        "",
        "число",
        "",
        "",
      ],
      [
        "",
        "300",
        "Диаметр колеса 60 см. Сколько метров оно проедет за один оборот? Округлите до сотых.",
        "1,88",
        "",
        "число",
        "0,005",
        "$\\pi \\cdot 0{,}6 \\approx 1{,}885$",
      ],
      [
        "Вокруг света",
        "100",
        "Какой океан самый глубокий?",
        "Тихий",
        "Атлантический\nИндийский\nСеверный Ледовитый\nТихий",
        "выбор",
        "",
        "",
      ],
      [
        "",
        "200",
        "Какие две из этих рек впадают в Каспийское море?",
        "Волга\nУрал",
        "Волга\nДнепр\nДон\nУрал",
        "выбор",
        "",
        "",
      ],
      [
        "",
        "300",
        "Кто первым вышел в открытый космос?",
        "Леонов\nАлексей Леонов\nА. А. Леонов",
        "",
        "текст",
        "",
        "",
      ],
    ],
  },
};

/** The template's rows: a title, a line about each column, the header, the examples. FIL14 */
export function templateRows(language: Language): readonly (readonly string[])[] {
  const { title, columns, examples } = templates[language];
  return [
    [title],
    ...columns.map(({ name, comment }) => [`${name} — ${comment}`]),
    [],
    columns.map(({ name }) => name),
    ...examples,
  ].map((row) => [...row, ...Array.from({ length: columns.length - row.length }, () => "")]);
}
