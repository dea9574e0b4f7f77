/** What a column of a table is about. `option` is one of several columns with a choice each; `ignored`: nothing that a task has. */
export const columnRoles = [
  "row",
  "column",
  "category",
  "price",
  "kind",
  "statement",
  "answer",
  "choices",
  "option",
  "tolerance",
  "exact",
  "solution",
  "ignored",
] as const;
export type ColumnRole = (typeof columnRoles)[number];
