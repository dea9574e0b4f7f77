/**
 * Which rows stand on which sheet, by their heights in pixels: in their order, on as few sheets as it takes, none of them higher
 * than `mostPx`. A row that is higher by itself has a sheet of its own.
 */
export function splitSheets(heights: readonly number[], mostPx: number): readonly (readonly number[])[] {
  const sheets: number[][] = [];
  let used = 0;
  for (const [row, height] of heights.entries()) {
    const sheet = sheets.at(-1);
    if (sheet && used + height <= mostPx) {
      sheet.push(row);
      used += height;
    } else {
      sheets.push([row]);
      used = height;
    }
  }
  return sheets;
}
