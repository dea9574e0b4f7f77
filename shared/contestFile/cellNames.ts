/** A cell as spreadsheets call it, `B7`: row and column count from 1. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** `A`, `Z`, `AA`: the column of that number, from 1. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? letter : columnLetters(before) + letter;
}
