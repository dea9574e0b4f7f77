import type { ContestDefinition } from "../contest/events.ts";

type Language = ContestDefinition["language"];

/** What fills the sentence of each code. The only list of codes; a cell is quoted in short. */
export interface FileProblemParams {
  // the file
  readonly empty_file: None;
  readonly too_large: { readonly maxKiB: number };
  readonly spreadsheet_file: None;
  readonly not_text: { readonly line: number };
  readonly not_a_contest: { readonly expected: string };
  readonly unclosed_quote: { readonly line: number };
  readonly stray_quote: None;
  readonly row_too_long: None;
  readonly too_many_rows: { readonly max: number };
  readonly no_cards: None;
  readonly too_many_cards: { readonly max: number };
  // the header
  readonly missing_column: None;
  readonly unknown_column: { readonly known: string };
  readonly unnamed_column: { readonly position: number };
  readonly repeated_column: None;
  // a row
  readonly extra_cells: { readonly expected: number; readonly found: number };
  readonly empty_cell: None;
  readonly cell_too_long: { readonly max: number };
  readonly not_a_whole_number: { readonly cell: string; readonly min: number; readonly max: number };
  readonly place_taken: { readonly otherRow: number };
  readonly unknown_kind: { readonly cell: string; readonly known: string };
  readonly cell_not_for_kind: { readonly kind: string };
  // a key
  readonly answer_not_a_number: { readonly cell: string };
  readonly answer_ambiguous_number: {
    readonly cell: string;
    readonly asThousands: string;
    readonly asDecimal: string;
  };
  readonly answer_empty: None;
  readonly answer_too_long: { readonly max: number };
  readonly several_numbers: None;
  readonly bad_tolerance: { readonly cell: string };
  readonly too_many_answers: { readonly max: number };
  readonly unknown_fold: { readonly cell: string; readonly known: string };
  readonly too_few_choices: { readonly min: number };
  readonly too_many_choices: { readonly max: number };
  readonly repeated_choice: { readonly cell: string };
  readonly answer_not_a_choice: { readonly cell: string };
  readonly repeated_answer: { readonly cell: string };
  readonly unreadable_task: None;
}
export type FileProblemCode = keyof FileProblemParams;
type None = Readonly<Record<never, never>>;

/** Why a contest file cannot be imported, and where. */
export interface FileProblem<Code extends FileProblemCode = FileProblemCode> {
  /** As a spreadsheet counts rows, from the header, which is 1. */
  readonly row: number | null;
  /** A column's name. */
  readonly column: string | null;
  readonly code: Code;
  readonly params: FileProblemParams[Code];
}

export function fileProblem<Code extends FileProblemCode>(
  code: Code,
  params: FileProblemParams[Code],
  place: { readonly row?: number; readonly column?: string } = {},
): FileProblem<Code> {
  return { row: place.row ?? null, column: place.column ?? null, code, params };
}

/** The problem as one line for a person: `Row 5, column price: …`. */
export function describeFileProblem<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const place = [
    problem.row === null ? "" : `${words[language].row} ${problem.row}`,
    problem.column === null ? "" : `${words[language].column} ${problem.column}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
  const sentence = fileProblemSentence(language, problem);
  return place === "" ? sentence : `${place}: ${sentence}`;
}

/** What is wrong, without the place. */
export function fileProblemSentence<Code extends FileProblemCode>(
  language: Language,
  problem: FileProblem<Code>,
): string {
  const sentence: Sentences[Code] = sentences[language][problem.code];
  return sentence(problem.params);
}

const words: Readonly<Record<Language, { readonly row: string; readonly column: string }>> = {
  en: { row: "Row", column: "column" },
  ru: { row: "Строка", column: "столбец" },
};

type Sentences = { readonly [C in FileProblemCode]: (params: FileProblemParams[C]) => string };

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    empty_file: () => "The file is empty.",
    too_large: ({ maxKiB }) => `The file is larger than ${maxKiB} KiB.`,
    spreadsheet_file: () =>
      "This is a spreadsheet document, not a CSV file. Save it as “CSV UTF-8” and import that file.",
    not_text: ({ line }) => `Line ${line} of the file holds characters that are not text. Is it a CSV file?`,
    not_a_contest: ({ expected }) =>
      `This is not a contest file: its first row must name the columns ${expected}.`,
    unclosed_quote: ({ line }) =>
      `A quotation mark opens in the row that starts at line ${line} of the file and is never closed.`,
    stray_quote: () =>
      "A quotation mark stands inside a cell. Put the whole cell in quotation marks and write each one inside it twice.",
    row_too_long: () => "The row is too long. Is a quotation mark left open?",
    too_many_rows: ({ max }) => `The table has more than ${max} rows.`,
    no_cards: () => "The file has a header but no cards.",
    too_many_cards: ({ max }) => `A board has at most ${max} cards.`,
    missing_column: () => "This column is missing.",
    unknown_column: ({ known }) => `This column is not known. The columns are: ${known}.`,
    unnamed_column: ({ position }) => `Column number ${position} has cells but no name.`,
    repeated_column: () => "Two columns have this name.",
    extra_cells: ({ expected, found }) =>
      `The row has ${found} cells, the header ${expected}. Put a text with commas or semicolons in quotation marks.`,
    empty_cell: () => "The cell is empty.",
    cell_too_long: ({ max }) => `The text is longer than ${max} characters.`,
    not_a_whole_number: ({ cell, min, max }) => `“${cell}” is not a whole number from ${min} to ${max}.`,
    place_taken: ({ otherRow }) => `The card of row ${otherRow} already stands at this place of the board.`,
    unknown_kind: ({ cell, known }) => `“${cell}” is not a kind of answer. The kinds are: ${known}.`,
    cell_not_for_kind: ({ kind }) => `A task of the kind “${kind}” leaves this cell empty.`,
    answer_not_a_number: ({ cell }) =>
      `“${cell}” is not a number. Write for example 12, 0.75, 3/4, 1 3/4 or 50%, without units.`,
    answer_ambiguous_number: ({ cell, asThousands, asDecimal }) =>
      `“${cell}” can be read in two ways: write ${asThousands} or ${asDecimal}.`,
    answer_empty: () => "An answer has no visible characters.",
    answer_too_long: ({ max }) => `An answer is longer than ${max} characters.`,
    several_numbers: () => "A task with a number has one answer.",
    bad_tolerance: ({ cell }) =>
      `“${cell}” is not a tolerance: write a number that is not negative, such as 0.01, and no percentage.`,
    too_many_answers: ({ max }) => `There are more than ${max} accepted answers.`,
    unknown_fold: ({ cell, known }) => `“${cell}” is not known here. Write some of: ${known}.`,
    too_few_choices: ({ min }) => `There are fewer than ${min} choices. Write one on each line of the cell.`,
    too_many_choices: ({ max }) => `There are more than ${max} choices.`,
    repeated_choice: ({ cell }) => `The choice “${cell}” is listed twice.`,
    answer_not_a_choice: ({ cell }) => `“${cell}” is not one of the choices.`,
    repeated_answer: ({ cell }) => `The answer “${cell}” is given twice.`,
    unreadable_task: () => "This task cannot be read.",
  },
  ru: {
    empty_file: () => "Файл пуст.",
    too_large: ({ maxKiB }) => `Файл больше ${maxKiB} КиБ.`,
    spreadsheet_file: () =>
      "Это документ электронной таблицы, а не файл CSV. Сохраните его как «CSV UTF-8» и загрузите тот файл.",
    not_text: ({ line }) =>
      `В строке файла ${line} есть символы, которые не являются текстом. Это точно CSV?`,
    not_a_contest: ({ expected }) =>
      `Это не файл соревнования: в первой строке должны стоять названия столбцов ${expected}.`,
    unclosed_quote: ({ line }) =>
      `В записи, которая начинается в строке файла ${line}, кавычка открыта и нигде не закрыта.`,
    stray_quote: () =>
      "Внутри ячейки стоит кавычка. Возьмите всю ячейку в кавычки, а каждую кавычку внутри неё удвойте.",
    row_too_long: () => "Строка слишком длинная. Не осталась ли незакрытой кавычка?",
    too_many_rows: ({ max }) => `В таблице больше ${max} строк.`,
    no_cards: () => "В файле есть заголовок, но нет ни одной карточки.",
    too_many_cards: ({ max }) => `Карточек на поле может быть не больше ${max}.`,
    missing_column: () => "Этого столбца не хватает.",
    unknown_column: ({ known }) => `Такого столбца нет. Бывают столбцы: ${known}.`,
    unnamed_column: ({ position }) => `У столбца номер ${position} есть ячейки, но нет названия.`,
    repeated_column: () => "Столбец с таким названием встречается дважды.",
    extra_cells: ({ expected, found }) =>
      `Ячеек в строке: ${found}, а в заголовке: ${expected}. Текст с запятыми или точками с запятой берите в кавычки.`,
    empty_cell: () => "Ячейка пуста.",
    cell_too_long: ({ max }) => `Текст длиннее ${max} символов.`,
    not_a_whole_number: ({ cell, min, max }) => `«${cell}» — не целое число от ${min} до ${max}.`,
    place_taken: ({ otherRow }) => `На этом месте поля уже стоит карточка из строки ${otherRow}.`,
    unknown_kind: ({ cell, known }) => `«${cell}» — не вид ответа. Бывают виды: ${known}.`,
    cell_not_for_kind: ({ kind }) => `У задачи вида «${kind}» эта ячейка остаётся пустой.`,
    answer_not_a_number: ({ cell }) =>
      `«${cell}» — не число. Пишите, например, 12, 0,75, 3/4, 1 3/4 или 50%, без единиц измерения.`,
    answer_ambiguous_number: ({ cell, asThousands, asDecimal }) =>
      `«${cell}» можно прочитать двояко: напишите ${asThousands} или ${asDecimal}.`,
    answer_empty: () => "В ответе нет видимых символов.",
    answer_too_long: ({ max }) => `Ответ длиннее ${max} символов.`,
    several_numbers: () => "У задачи с числом один ответ.",
    bad_tolerance: ({ cell }) =>
      `«${cell}» — не погрешность: напишите неотрицательное число, например 0,01, без знака процента.`,
    too_many_answers: ({ max }) => `Принимаемых ответов больше ${max}.`,
    unknown_fold: ({ cell, known }) => `«${cell}» здесь неизвестно. Бывает: ${known}.`,
    too_few_choices: ({ min }) =>
      `Вариантов меньше ${min}. Пишите их по одному на каждой строке внутри ячейки.`,
    too_many_choices: ({ max }) => `Вариантов больше ${max}.`,
    repeated_choice: ({ cell }) => `Вариант «${cell}» повторяется.`,
    answer_not_a_choice: ({ cell }) => `Ответа «${cell}» нет среди вариантов.`,
    repeated_answer: ({ cell }) => `Ответ «${cell}» указан дважды.`,
    unreadable_task: () => "Эту задачу не удаётся прочитать.",
  },
};
