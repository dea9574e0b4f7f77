import type { Sheet } from "./sheets.ts";
import type { Verdict } from "./verdict.ts";

/** The report of a film, with its sheets, which lie beside it. */
export function reportPage({ pace, facts, faults }: Verdict, sheets: readonly Sheet[]): string {
  const verdict =
    pace === "void" ? "Void: an empty page is no faster on this computer" : `${faults.length} faults`;
  const pictures = sheets.map(
    ({ name, title }) => `<h2>${escaped(title)}</h2><img src="${name}.png" alt="${escaped(title)}">`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Regatta: a film of a lesson</title>
<style>
body { margin: 16px; font: 15px sans-serif; }
img { max-width: 100%; }
</style>
<h1>${verdict}</h1>
${list(faults)}
${list(facts)}
${pictures.join("\n")}
</html>
`;
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
