/** Spreadsheets take a file without it for one in an old encoding; reading the answer as text has dropped it. */
const byteOrderMark = "\uFEFF";

/** Gives the reader a table, as a download. */
export function saveTable(name: string, content: string): void {
  saveFile(name, "text/csv;charset=utf-8", byteOrderMark + content);
}

/** Gives the reader a text, as a download. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
