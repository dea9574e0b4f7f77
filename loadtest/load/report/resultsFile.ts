import fs from "node:fs";
import path from "node:path";

/** `loadtest/RESULTS.md`: the last full figures, in parts that different programs write. */
export const resultsFile = path.join(import.meta.dirname, "../../RESULTS.md");

const parts = ["all", "growth", "simulation", "service", "cluster", "promotions"] as const;
export type ResultsPart = (typeof parts)[number];

/** Writes one part and keeps the others as they were. */
export function writeResults(part: ResultsPart, text: string, file = resultsFile): void {
  const before = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const texts = parts.map((name) => {
    const kept = new RegExp(`<!-- ${name} -->\n(.*?)\n<!-- /${name} -->`, "s").exec(before)?.[1] ?? "";
    return `<!-- ${name} -->\n${name === part ? text.trim() : kept}\n<!-- /${name} -->`;
  });
  fs.writeFileSync(file, `# The last figures under load\n\n${texts.join("\n\n")}\n`);
}

/** A table in Markdown; what was not measured is a dash. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heading = [], ...body] = rows;
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const measured = body.map((row) => row.map((cell) => (cell === "" ? "–" : cell)));
  return [line(heading), line(heading.map(() => "---")), ...measured.map(line)].join("\n");
}
