type None = Readonly<Record<never, never>>;

/** What fills the sentences about spreadsheets, and about tables as teachers have them. */
export interface TableProblemParams {
  // a spreadsheet
  readonly other_spreadsheet: None;
  readonly spreadsheet_protected: None;
  readonly spreadsheet_broken: None;
  readonly spreadsheet_too_large: { readonly maxMiB: number };
  readonly spreadsheet_too_slow: None;
  readonly spreadsheets_waiting: None;
  readonly several_tables: { readonly names: string };
  readonly sheet_unknown: { readonly names: string };
  readonly too_many_columns: { readonly max: number };
  readonly cell_not_text: None;
  // how a table is laid out
  readonly columns_unclear: None;
  readonly columns_alike: { readonly cell: string; readonly first: string };
  readonly board_cell_unsplit: { readonly cell: string };
  readonly too_many_categories: { readonly max: number; readonly found: number };
  readonly category_too_tall: { readonly cell: string; readonly max: number; readonly found: number };
  // what is odd, and imported all the same
  readonly columns_told: {
    readonly question: string;
    readonly answer: string;
    readonly price: string;
    /** Null: the table has none. */
    readonly category: string | null;
  };
  readonly column_ignored: { readonly cell: string };
  readonly row_ignored: { readonly cell: string };
  readonly sheets_ignored: { readonly names: string };
  readonly prices_made: { readonly step: number };
  readonly categories_made: None;
  readonly number_with_unit: { readonly cell: string };
  readonly cell_rounded: { readonly cell: string; readonly exact: string };
  readonly options_in_statement: { readonly cell: string };
  // what a table loses of a contest
  readonly settings_not_in_table: None;
  readonly picture_not_in_table: None;
  readonly drafts_not_in_table: { readonly cards: number };
  readonly card_not_in_table: { readonly cell: string };
}
export type TableProblemCode = keyof TableProblemParams;

/** What is wrong with a table, in one language. */
export type TableProblemSentences = {
  readonly [C in TableProblemCode]: (params: TableProblemParams[C]) => string;
};
