import { spreadsheetType } from "../../net/http.ts";

/** Spreadsheets take a file without it for one in an old encoding; reading the answer as text has dropped it. */
const byteOrderMark = "\uFEFF";

/** Gives the reader a table, as a download. */
export function saveTable(name: string, content: string): void {
  saveFile(name, "text/csv;charset=utf-8", byteOrderMark + content);
}

/** Gives the reader a spreadsheet, as a download. */
export function saveSpreadsheet(name: string, bytes: Uint8Array): void {
  saveFile(name, spreadsheetType, new Uint8Array(bytes));
}

/** Gives the reader a file, as a download. */
export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
