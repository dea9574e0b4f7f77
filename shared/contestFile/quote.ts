/** A cell or field as a message quotes it. */
export function quote(cell: string): string {
  const line = cell.replace(/\s+/gu, " ");
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line;
}
