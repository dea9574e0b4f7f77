import type { TableProblemSentences } from "../tableProblemParams.ts";

/** What is wrong with a spreadsheet, or with a table that has no fixed form, in English. */
export const enTables: TableProblemSentences = {
  other_spreadsheet: () =>
    "This is a spreadsheet of an old or binary kind (.xls, .xlsb). Save it as .xlsx, .ods or “CSV UTF-8” and import that file.",
  spreadsheet_protected: () =>
    "This file is protected by a password. Take the password off, or save it as “CSV UTF-8”, and import that file.",
  spreadsheet_broken: () =>
    "This spreadsheet is damaged and cannot be read. Open it in your spreadsheet program, save it anew, and import that file.",
  spreadsheet_too_large: ({ maxMiB }) =>
    `Unpacked, this spreadsheet is larger than ${maxMiB} MiB, or has too many parts. Copy the tasks into a new, empty file and import that one.`,
  spreadsheet_too_slow: () =>
    "This spreadsheet takes too long to read. Copy the tasks into a new, empty file and import that one.",
  spreadsheets_waiting: () => "Too many spreadsheets are being read just now. Try again in a minute.",
  several_tables: ({ names }) =>
    `Several sheets hold tasks: ${names}. Move them into one sheet, or leave one sheet in the file.`,
  sheet_unknown: ({ names }) => `Choose one of the file’s sheets: ${names}.`,
  too_many_columns: ({ max }) =>
    `The table reaches beyond column number ${max}. Delete what stands to the right of the tasks.`,
  cell_not_text: () => "The cell holds characters that are not text. Type it anew.",
  columns_unclear: () =>
    "It is not clear which column holds what. Write a header above the tasks, such as: category, question, answer, points.",
  columns_alike: ({ cell, first }) =>
    `“${cell}” and “${first}” mean the same here. Keep one of the two columns, or give the other a name that says what it is.`,
  board_cell_unsplit: ({ cell }) =>
    `It is not clear where the question ends and the answer begins: “${cell}”. Write both in the cell, with “ / ” between them, in every cell alike.`,
  too_many_categories: ({ max, found }) =>
    `There are ${found} categories, and a board has at most ${max} columns. Use fewer categories.`,
  category_too_tall: ({ cell, max, found }) =>
    `The category “${cell}” has ${found} tasks, and a column of the board at most ${max}. Make two categories of it.`,
  columns_told: ({ question, answer, price, category }) => {
    const first = category === null ? "" : `column ${category} was read as categories, `;
    return `The table has no header: ${first}column ${question} was read as questions, ${answer} as answers, ${price} as points.`;
  },
  column_ignored: ({ cell }) => `The column “${cell}” was left out: it is none that a task has.`,
  row_ignored: ({ cell }) => `The row “${cell}” was left out: it is a sum, not a task.`,
  sheets_ignored: ({ names }) => `Only this sheet was read. Left out: ${names}.`,
  prices_made: ({ step }) =>
    `The table has no prices: they were filled in by row, ${step}, ${2 * step}, ${3 * step} and so on.`,
  categories_made: () => "The table has no categories: the columns of the board were named by letters.",
  number_with_unit: ({ cell }) =>
    `Pupils have to type “${cell}” with its unit. If the number is enough, write the number alone, and the unit into the question.`,
  cell_rounded: ({ cell, exact }) =>
    `The cell shows “${cell}”, and so it was read, but it holds ${exact}. Write the number that counts, or give a tolerance.`,
  options_in_statement: ({ cell }) =>
    `Pupils will have to type the letter “${cell}”. To let them choose, write the options into columns of their own.`,
  settings_not_in_table: () =>
    "A table holds neither rules nor duration nor theme. The contest file (.json) holds everything.",
  picture_not_in_table: () =>
    "A table holds no pictures: only the picture's name stands here. The contest file (.json) holds it.",
  drafts_not_in_table: ({ cards }) =>
    `A table holds only finished cards of the board: ${cards === 1 ? "one card" : `${cards} cards`} beside it, or unfinished, ${cards === 1 ? "is" : "are"} missing. The contest file (.json) holds everything.`,
  card_not_in_table: ({ cell }) =>
    `A table cannot hold this card as it is: “${cell}”. The contest file (.json) holds it.`,
};
