import { stringify } from "csv-stringify/sync";
import {
  type Canary,
  cyrillicLetters,
  numberCanary,
  randomNumber,
  randomWord,
  textCanary,
} from "./canaries.ts";

export interface CanaryCard {
  readonly id: number;
  /** What only its buyers and the moderators who ask may see: statement and options. */
  readonly statement: readonly Canary[];
  /** What nobody may ever see: the key as its author wrote it, and tolerances. */
  readonly key: readonly Canary[];
  /** What a right answer looks like once it was read: seen by the team that gave it, and moderators. */
  readonly reading: readonly Canary[];
  /** Right, but written in another way than the key. */
  readonly rightAnswer: string;
  readonly row: Readonly<Record<string, string>>;
}

export interface CanaryContest {
  readonly cards: readonly CanaryCard[];
  /** As `createContest` takes it. */
  readonly file: string;
}

/** Twelve cards of every kind, whose statements and keys stand nowhere else in the world. */
export function makeCanaryContest(): CanaryContest {
  const makers = [
    text,
    text,
    text,
    severalTexts,
    decimal,
    tolerant,
    percent,
    nineDigits,
    choice,
    choices,
    choice,
    text,
  ];
  const cards = makers.map((make, index) => make(index + 1));
  const file = stringify(
    cards.map(({ row }) => row),
    {
      header: true,
      columns: [
        "row",
        "column",
        "category",
        "price",
        "kind",
        "statement",
        "answer",
        "choices",
        "tolerance",
        "exact",
      ],
    },
  );
  return { cards, file: Buffer.from(file).toString("base64") };
}

/** A key that is read without its capital letter, and typed in capitals only. */
function text(id: number): CanaryCard {
  const read = randomWord();
  const written = capitalized(read);
  return {
    ...statementOf(id, "text", { answer: written }),
    key: [textCanary(`key of card ${id}`, written)],
    reading: [textCanary(`key of card ${id} as read`, read)],
    rightAnswer: read.toUpperCase(),
  };
}

function severalTexts(id: number): CanaryCard {
  const words = [randomWord(cyrillicLetters), randomWord(cyrillicLetters), `${randomWord()} ${randomWord()}`];
  return {
    ...statementOf(id, "text", { answer: words.map(capitalized).join("\n"), exact: "dashes" }),
    key: words.map((word) => textCanary(`key of card ${id}`, capitalized(word))),
    reading: words.map((word) => textCanary(`key of card ${id} as read`, word)),
    rightAnswer: (words[0] ?? "").toUpperCase(),
  };
}

function decimal(id: number): CanaryCard {
  const number = randomNumber(12);
  const written = `${number}.000`;
  return {
    ...statementOf(id, "number", { answer: written }),
    key: [textCanary(`key of card ${id}`, written)],
    reading: [numberCanary(`key of card ${id} in any form`, number)],
    rightAnswer: number.toString().replace(/\B(?=(\d{3})+$)/g, " "),
  };
}

function tolerant(id: number): CanaryCard {
  const [number, tolerance] = [randomNumber(12), randomNumber(12)];
  return {
    ...statementOf(id, "number", { answer: `${number}/7`, tolerance: `0.${tolerance}` }),
    key: [
      textCanary(`key of card ${id}`, `${number}/7`),
      numberCanary(`tolerance of card ${id} in any form`, tolerance),
    ],
    reading: [numberCanary(`key of card ${id} in any form`, number)],
    rightAnswer: `${number} / 7`,
  };
}

function percent(id: number): CanaryCard {
  const number = randomNumber(12);
  const written = `${number.toString().slice(0, 2)}.${number.toString().slice(2)}%`;
  return {
    ...statementOf(id, "number", { answer: written }),
    key: [textCanary(`key of card ${id}`, written)],
    reading: [numberCanary(`key of card ${id} in any form`, number)],
    rightAnswer: `0.${number}`,
  };
}

function nineDigits(id: number): CanaryCard {
  const number = randomNumber(9);
  return {
    ...statementOf(id, "number", { answer: `+${number}` }),
    key: [textCanary(`key of card ${id}`, `+${number}`)],
    reading: [numberCanary(`key of card ${id} in any form`, number)],
    rightAnswer: `${number}`,
  };
}

/** Its options are a part of the task; which one is right has no form of its own, and no name either. */
function choice(id: number): CanaryCard {
  return chosen(id, [3]);
}

function choices(id: number): CanaryCard {
  return chosen(id, [1, 4]);
}

function chosen(id: number, correct: readonly number[]): CanaryCard {
  const options = Array.from({ length: 5 }, () => randomWord());
  const answer = options.filter((_, index) => correct.includes(index + 1)).join("\n");
  const card = statementOf(id, "choice", { answer, choices: options.join("\n") });
  return {
    ...card,
    statement: [...card.statement, ...options.map((option) => textCanary(`an option of card ${id}`, option))],
    key: [],
    reading: [],
    rightAnswer: correct.toReversed().join(" , "),
  };
}

function statementOf(id: number, kind: string, cells: Readonly<Record<string, string>>) {
  const [word, accented, inFormula, number] = [
    randomWord(),
    randomWord(cyrillicLetters),
    randomWord(),
    randomNumber(12),
  ];
  const statement = `Find "${word}" (${accented}):\n\n$$\\frac{\\text{${inFormula}}}{${number}} = x$$`;
  return {
    id,
    statement: [
      textCanary(`a word of statement ${id}`, word),
      textCanary(`a Russian word of statement ${id}`, accented),
      textCanary(`the formula of statement ${id}`, `\\text{${inFormula}}`),
      numberCanary(`the number of statement ${id}`, number),
    ],
    row: {
      row: `${Math.ceil(id / 4)}`,
      column: `${((id - 1) % 4) + 1}`,
      category: "Canaries",
      price: "100",
      kind,
      statement,
      ...cells,
    },
  };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
