import type { DescribedSheet, Value } from "../testing/workbook.ts";
import type { ExpectedTable } from "./textTables.ts";

export interface SpreadsheetTable extends ExpectedTable {
  readonly form: "xlsx" | "ods";
  readonly sheets: readonly DescribedSheet[];
}

const dollars = (value: number): Value => ({ value, format: '"$"#,##0' });

/** Spreadsheets, by what is special about each. Places name their sheets: `Tasks!C3`. */
export const spreadsheetTables: Readonly<Record<string, SpreadsheetTable>> = {
  "merged categories under a merged title": {
    form: "xlsx",
    language: "ru",
    sheets: [
      {
        name: "Игра",
        rows: [
          ["Своя игра, 6 «А»", "", "", ""],
          ["Тема", "Вопрос", "Ответ", "Баллы"],
          ["Космос", "Какая звезда ближе всего к Земле?", "Солнце", 100],
          ["", "Сколько спутников у Марса?", 2, 200],
          ["Животные", "Какое животное спит вниз головой и слышит эхо?", "летучая мышь", 100],
          ["", "Сколько щупалец у осьминога?", 8, 200],
        ],
        merges: ["A1:D1", "A3:A4", "A5:A6"],
      },
    ],
    board: [
      "1:1 Космос 100 text Солнце",
      "1:2 Животные 100 text летучая мышь",
      "2:1 Космос 200 number 2",
      "2:2 Животные 200 number 8",
    ],
  },
  "options under one merged header": {
    form: "xlsx",
    language: "ru",
    sheets: [
      {
        name: "Тест",
        rows: [
          ["Категория", "Вопрос", "Варианты ответа", "", "", "Правильный ответ", "Цена"],
          [
            "Право",
            "С какого возраста в России выдают паспорт?",
            "12 лет",
            "14 лет",
            "16 лет",
            "14 лет",
            100,
          ],
          ["Право", "Кто принимает законы?", "парламент", "суд", "прокуратура", 1, 200],
          ["Экономика", "Что растёт при инфляции?", "цены", "вклады", "посевы", "цены", 100],
          [
            "Экономика",
            "Как называется обязательный платёж государству?",
            "премия",
            "налог",
            "пособие",
            "налог",
            200,
          ],
        ],
        merges: ["C1:E1"],
      },
    ],
    board: [
      "1:1 Право 100 choice 14 лет of 3",
      "1:2 Экономика 100 choice цены of 3",
      "2:1 Право 200 choice парламент of 3",
      "2:2 Экономика 200 choice налог of 3",
    ],
  },
  "prices formatted as money": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Tasks",
        rows: [
          ["Category", "Price", "Question", "Answer"],
          ["Cooking", dollars(100), "How many teaspoons make a tablespoon?", 3],
          ["Cooking", dollars(1500), "Which grain is risotto made of?", "rice"],
          ["Travel", dollars(100), "Which city has the Colosseum?", "Rome"],
          ["Travel", dollars(1500), "How many time zones has the Earth, counting whole hours?", 24],
        ],
      },
    ],
    board: [
      "1:1 Cooking 100 number 3",
      "1:2 Travel 100 text Rome",
      "2:1 Cooking 1500 text rice",
      "2:2 Travel 1500 number 24",
    ],
  },
  "a fraction that became a date": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Tasks",
        rows: [
          ["Topic", "Type", "Question", "Answer", "Points"],
          [
            "Chance",
            "number",
            "A coin is tossed once. What is the probability of heads?",
            { value: 46024, format: "d-mmm" },
            100,
          ],
          ["Chance", "number", "A die is rolled. What is the probability of a six?", "1/6", 200],
        ],
      },
    ],
    problems: ["Tasks!D2 changed_by_spreadsheet"],
  },
  "a key that shows less than it holds": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Tasks",
        rows: [
          ["Topic", "Question", "Answer", "Points"],
          ["Averages", "What is the mean of 2, 3 and 5?", { value: 10 / 3, format: "0.00" }, 100],
          ["Averages", "What is the median of 4, 9, 1, 7 and 3?", 4, 200],
        ],
      },
    ],
    board: ["1:1 Averages 100 number 3.33", "1:2 Averages 200 number 4"],
    doubts: ["Tasks!C2 cell_rounded"],
  },
  "per cents and long numbers": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Tasks",
        rows: [
          ["Topic", "Question", "Answer", "Points"],
          ["Money", "What share of 80 is 12, in per cent?", { value: 0.15, format: "0%" }, 100],
          ["Money", "How many cents are 12,500 euros?", { value: 1250000, format: "#,##0" }, 200],
          [
            "Nature",
            "At how many degrees Celsius does mercury freeze, roughly?",
            { value: -39, format: "0" },
            100,
          ],
          [
            "Nature",
            "How high is Mount Everest in metres, by the survey of 2020?",
            { value: 8848.86, format: "0.00" },
            200,
          ],
        ],
      },
    ],
    board: [
      "1:1 Money 100 number 15%",
      "1:2 Nature 100 number -39",
      "2:1 Money 200 number 1,250,000",
      "2:2 Nature 200 number 8848.86",
    ],
  },
  "notes on another sheet": {
    form: "xlsx",
    language: "en",
    sheets: [
      { name: "Read me", rows: [["Tasks for Friday"], ["Bring the projector."]] },
      {
        name: "Tasks",
        rows: [
          ["Category", "Question", "Answer", "Points"],
          ["Trees", "Which tree bears acorns?", "oak", 100],
          ["Trees", "From which tree is maple syrup made?", "maple", 200],
        ],
      },
    ],
    board: ["1:1 Trees 100 text oak", "1:2 Trees 200 text maple"],
    doubts: ["Tasks! sheets_ignored"],
  },
  "tasks on two sheets": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Round 1",
        rows: [
          ["Category", "Question", "Answer", "Points"],
          ["Cities", "Which city has the Brandenburg Gate?", "Berlin", 100],
        ],
      },
      {
        name: "Round 2",
        rows: [
          ["Category", "Question", "Answer", "Points"],
          ["Islands", "Which island has the capital Valletta?", "Malta", 100],
        ],
      },
    ],
    problems: ["several_tables"],
  },
  "a hidden sheet": {
    form: "xlsx",
    language: "ru",
    sheets: [
      {
        name: "Вопросы",
        rows: [
          ["Категория", "Вопрос", "Ответ", "Баллы"],
          ["Металлы", "Какой металл жидкий при комнатной температуре?", "ртуть", 100],
          ["Металлы", "Сплавом меди с чем является бронза? Назовите металл.", "олово", 200],
        ],
      },
      {
        name: "Старое",
        isHidden: true,
        rows: [
          ["Категория", "Вопрос", "Ответ", "Баллы"],
          ["Газы", "Какой газ легче всех?", "водород", 100],
        ],
      },
    ],
    board: ["1:1 Металлы 100 text ртуть", "1:2 Металлы 200 text олово"],
  },
  "an OpenDocument table with decimal commas": {
    form: "ods",
    language: "ru",
    sheets: [
      {
        name: "Лист1",
        rows: [
          ["Раздел", "Условие", "Ответ", "Погрешность", "Баллы"],
          ["Дроби", "Найдите 0,6 от числа 4,5.", "2,7", "", 100],
          ["Дроби", "Вычислите 1 : 0,16.", "6,25", "", 200],
          ["Корни", "Найдите √2 с точностью до сотых.", "1,41", "0,005", 100],
          ["Корни", "Между какими соседними целыми лежит √50? Назовите меньшее.", 7, "", 200],
        ],
      },
    ],
    board: [
      "1:1 Дроби 100 number 2,7",
      "1:2 Корни 100 number 1,41 ± 0,005",
      "2:1 Дроби 200 number 6,25",
      "2:2 Корни 200 number 7",
    ],
  },
  "merged categories in an OpenDocument table": {
    form: "ods",
    language: "en",
    sheets: [
      {
        name: "Quiz",
        rows: [
          ["Theme", "Question", "Key", "Value"],
          ["Grammar", "Which article stands before the word hour?", "an", 100],
          ["", "What is the comparative of good?", "better", 200],
          ["Spelling", "How many letters s are there in possession?", 4, 100],
          ["", "Which letter is silent in the word island?", "s", 200],
        ],
        merges: ["A2:A3", "A4:A5"],
      },
    ],
    board: [
      "1:1 Grammar 100 text an",
      "1:2 Spelling 100 number 4",
      "2:1 Grammar 200 text better",
      "2:2 Spelling 200 text s",
    ],
  },
  "the fixed form": {
    form: "xlsx",
    language: "en",
    sheets: [
      {
        name: "Sheet1",
        rows: [
          ["row", "column", "category", "price", "kind", "statement", "answer", "choices"],
          [1, 1, "Clocks", 100, "number", "How many minutes are there in two and a quarter hours?", 135, ""],
          [
            1,
            2,
            "Maps",
            100,
            "choice",
            "Where on most maps is north?",
            "at the top",
            "at the top\nat the bottom\non the left",
          ],
          [2, 2, "Maps", 200, "text", "What do we call a book of maps?", "atlas", ""],
        ],
      },
    ],
    board: ["1:1 Clocks 100 number 135", "1:2 Maps 100 choice at the top of 3", "2:2 Maps 200 text atlas"],
  },
  "the board itself, answers on a second line": {
    form: "xlsx",
    language: "ru",
    sheets: [
      {
        name: "Поле",
        rows: [
          ["Цена", "Кино", "Числа"],
          [100, "Как зовут почтальона из Простоквашино?\nПечкин", "Сколько секунд в двух минутах?\n120"],
          [200, "Кто поёт «Голубой вагон»?\nГена", "Сколько нулей в миллионе?\n6"],
        ],
      },
    ],
    board: [
      "1:1 Кино 100 text Печкин",
      "1:2 Числа 100 number 120",
      "2:1 Кино 200 text Гена",
      "2:2 Числа 200 number 6",
    ],
  },
  "a question without an answer": {
    form: "ods",
    language: "ru",
    sheets: [
      {
        name: "Вопросы",
        rows: [
          ["Тема", "Вопрос", "Ответ", "Баллы"],
          ["Кровь", "Сколько групп крови у человека?", 4, 100],
          ["Кровь", "Как называются красные кровяные клетки?", "", 200],
        ],
      },
    ],
    problems: ["Вопросы!C3 empty_cell"],
  },
};
