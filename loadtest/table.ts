/** A plain table: the first column to the left, the others to the right, a line under the heading. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  const [heading = "", ...body] = lines;
  return [heading, "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...body].join("\n");
}

/** With three digits that count, and thousands set apart: `12 400`, `3.14`. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const rounded = Number.isInteger(value) ? `${value}` : value.toFixed(digits);
  return rounded.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, " ");
}
