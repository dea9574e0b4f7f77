import type { WorkbookForm, WrittenSheet } from "../exports/writeWorkbook.ts";

/** What a thread is started for: the sheets of a file, or the file of a sheet. */
export type SheetJob =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "write"; readonly sheet: WrittenSheet; readonly form: WorkbookForm };
