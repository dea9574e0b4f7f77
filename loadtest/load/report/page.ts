/** A part of a page: a heading, a table of text as the terminal shows it, and plots. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: string;
  /** SVG. */
  readonly plots: readonly string[];
}

/** One HTML file that needs no other. */
export function makePage(title: string, lines: readonly string[], sections: readonly Section[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff; }
pre { background: #f6f8fa; padding: 1rem; overflow-x: auto; font-size: 13px; line-height: 1.35; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 1rem; }
svg { width: 100%; height: auto; border: 1px solid #e1e4e8; }
</style>
<h1>${escapeText(title)}</h1>
${lines.map((line) => `<p>${escapeText(line)}</p>`).join("\n")}
${sections.map(sectionOf).join("\n")}
</html>
`;
}

function sectionOf({ title, lines, table, plots }: Section): string {
  return `<h2>${escapeText(title)}</h2>
${lines.map((line) => `<p>${escapeText(line)}</p>`).join("\n")}
${table === "" ? "" : `<pre>${escapeText(table)}</pre>`}
<div class="plots">
${plots.join("\n")}
</div>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
