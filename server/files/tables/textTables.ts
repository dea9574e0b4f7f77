import type { Language } from "../../../shared/languages.ts";

/** What becomes of a table: its board, a line for each card as `boardLines` writes it, or why and where it is refused. */
export interface ExpectedTable {
  readonly language: Language;
  readonly board?: readonly string[];
  /** `D3 empty_cell`; without a cell where the whole table is meant. */
  readonly problems?: readonly string[];
  readonly doubts?: readonly string[];
}

/** The tables of this folder, by file. */
export const textTables: Readonly<Record<string, ExpectedTable>> = {
  // A title above the header; categories only where they begin.
  "topic-once.csv": {
    language: "en",
    board: [
      "1:1 Fractions 100 number 14",
      "1:2 Angles 100 number 80",
      "2:1 Fractions 200 number 3/10",
      "2:2 Angles 200 number 120",
      "3:1 Fractions 300 number 1/8",
      "3:2 Angles 300 number 108",
    ],
  },
  // Semicolons, empty columns at the end, an empty row.
  "goroda.csv": {
    language: "ru",
    board: [
      "1:1 Реки 100 text Воронеж",
      "1:2 Столицы 100 text Улан-Батор",
      "2:1 Реки 200 text Ангара",
      "2:2 Столицы 200 text Астана",
    ],
  },
  // Neither header nor categories.
  "no-header.csv": {
    language: "en",
    board: [
      "1:1 A 50 number 56",
      "1:2 B 100 number 72",
      "1:3 C 150 number 97",
      "2:1 A 200 number 1440",
      "2:2 B 250 number 7",
    ],
    doubts: ["A1 columns_told", "A1 categories_made"],
  },
  // Copied from a spreadsheet: tabs, a cell of two lines, quotes that nobody doubled.
  "vstavka.tsv": {
    language: "ru",
    board: [
      "1:1 Физика 100 number 20",
      "1:2 Химия 100 text Менделеев",
      "2:1 Физика 200 number 5",
      "2:2 Химия 200 number 4",
    ],
  },
  "letters.csv": {
    language: "en",
    board: [
      "1:1 Nature 100 choice dolphin of 4",
      "1:2 Language 100 choice quickly of 4",
      "2:1 Nature 200 choice carbon dioxide of 4",
      "2:2 Language 200 choice freedom + courage of 4",
    ],
  },
  "bukvy.csv": {
    language: "ru",
    board: [
      "1:1 Орфография 100 choice кон..ки of 4",
      "1:2 История 100 choice 988 of 4",
      "2:1 Орфография 200 choice (не)настье + (не)ряха of 4",
      "2:2 История 200 choice Юрий Долгорукий of 4",
    ],
  },
  // A Latin B among Russian letters: the second option, or the third that looks so.
  "mixed-alphabets.csv": { language: "ru", problems: ["G2 answer_doubtful_choice"] },
  // As quiz programs have them: answers 1 to 4 are options, the right ones are numbers.
  "quiz-export.csv": {
    language: "en",
    board: [
      "1:1 A 100 choice fourteen + thirty of 4",
      "1:2 B 200 choice piano of 4",
      "2:1 A 300 choice Canada of 4",
      "2:2 B 400 choice Indian of 4",
    ],
    doubts: ["F1 column_ignored", "A1 categories_made"],
  },
  "dollars.csv": {
    language: "en",
    board: [
      "1:1 Space 200 number 8",
      "1:2 Music 200 number 4",
      "2:1 Space 400 number 1969",
      "2:2 Music 400 text Beethoven",
      "3:1 Space 1000 text Milky Way",
      "3:2 Music 1000 number 12",
    ],
  },
  "stoimost.csv": {
    language: "ru",
    board: [
      "1:1 Литература 100 text Лермонтов",
      "1:2 Информатика 100 number 16",
      "2:1 Литература 200 text Маша",
      "2:2 Информатика 200 number 1101",
      "3:1 Литература 1000 text в уездном",
      "3:2 Информатика 1000 number 32",
    ],
  },
  // One options cell: lines, or bars between.
  "options-cell.csv": {
    language: "en",
    board: [
      "1:1 Art 100 choice green of 3",
      "1:2 Sport 100 choice six of 3",
      "2:1 Art 200 choice red + blue of 4",
      "2:2 Sport 200 choice badminton of 3",
    ],
  },
  "metki.csv": {
    language: "ru",
    board: [
      "1:1 Погода 100 choice Б) барометром of 3",
      "1:2 Еда 100 choice 3) из пшеницы of 3",
      "2:1 Погода 200 choice Б) град of 3",
      "2:2 Еда 200 choice 1) в шиповнике of 3",
    ],
  },
  // Numbered rows, sources and comments, a row with a comment only.
  "remarks.csv": {
    language: "en",
    board: [
      "1:1 Percent 100 number 9",
      "1:2 Speed 100 number 18",
      "2:1 Percent 200 number 25%",
      "2:2 Speed 200 number 5",
    ],
    doubts: ["G1 column_ignored", "H1 column_ignored"],
  },
  "units.csv": {
    language: "en",
    board: [
      "1:1 Measures 100 text 13 cm",
      "1:2 Roots 100 text 2; 3",
      "2:1 Measures 200 number 8",
      "2:2 Roots 200 number 13",
    ],
    doubts: ["C2 number_with_unit", "C4 key_lists_answers"],
  },
  "total.csv": {
    language: "en",
    board: [
      "1:1 Geometry 100 number 12",
      "1:2 Algebra 100 number 5",
      "2:1 Geometry 200 number 9",
      "2:2 Algebra 200 number -8",
    ],
    doubts: ["A6 row_ignored"],
  },
  // Categories in rows of their own.
  "titles-between.csv": {
    language: "ru",
    board: [
      "1:1 Зоология 100 number 5",
      "1:2 Ботаника 100 number 2",
      "2:1 Зоология 200 text клёст",
      "2:2 Ботаника 200 text тычинка",
    ],
  },
  // Places are given, one of them free.
  "mesta.csv": {
    language: "ru",
    board: [
      "1:1 Числа 100 number 1",
      "1:2 Слова 150 text прилетели",
      "2:1 Числа 200 number 24",
      "3:2 Слова 300 text снежный",
    ],
  },
  "same-place.csv": { language: "en", problems: ["B3 place_taken"] },
  "no-answer.csv": { language: "en", problems: ["C3 empty_cell"] },
  "bad-price.csv": { language: "ru", problems: ["D3 not_a_whole_number"] },
  "two-questions.csv": { language: "ru", problems: ["B1 columns_alike"] },
  "thirteen-topics.csv": { language: "en", problems: ["A14 too_many_categories"] },
  // The board itself: question and answer in one cell.
  "board.csv": {
    language: "en",
    board: [
      "1:1 History 100 number 1945",
      "1:2 Science 100 text Fe",
      "1:3 English 100 text modern",
      "2:1 History 200 text Augustus",
      "2:2 Science 200 number 206",
      "2:3 English 200 text strength",
      "3:1 History 300 text Berlin Wall",
      "3:2 Science 300 number 100",
      "3:3 English 300 text present perfect",
    ],
  },
  // The board twice: questions, then answers.
  "pole-i-otvety.csv": {
    language: "ru",
    board: [
      "1:1 Сказки 100 text бабка",
      "1:2 Спорт 100 number 11",
      "2:1 Сказки 200 number 33",
      "2:2 Спорт 200 number 5",
    ],
  },
  "board-unsplit.csv": { language: "en", problems: ["C3 board_cell_unsplit"] },
  "unclear.csv": { language: "en", problems: ["A1 columns_unclear"] },
  "two-readings.csv": { language: "en", problems: ["C2 answer_ambiguous_number"] },
  "bez-ceny.csv": {
    language: "ru",
    board: [
      "1:1 Музыка 100 number 5",
      "1:2 Изобразительное искусство 100 text Айвазовский",
      "2:1 Музыка 200 number 88",
      "2:2 Изобразительное искусство 200 text оранжевый",
      "3:1 Музыка 300 text трио",
    ],
    doubts: ["B1 prices_made"],
  },
  "question-only.csv": { language: "en", problems: ["A1 foreign_table"] },
};
