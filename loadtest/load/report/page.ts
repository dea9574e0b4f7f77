import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { alignPlot, type Plot } from "./plot.ts";

/** A part of a page: a heading, a table of text as the terminal shows it, and plots. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: string;
  readonly plots: readonly Plot[];
}

const uPlotFolder = path.join(path.dirname(createRequire(import.meta.url).resolve("uplot")));

/** One HTML file that needs no other. */
export function makePage(title: string, lines: readonly string[], sections: readonly Section[]): string {
  const read = (file: string) => fs.readFileSync(file, "utf8");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>
${read(path.join(uPlotFolder, "uPlot.min.css"))}
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff; }
pre { background: #f6f8fa; padding: 1rem; overflow-x: auto; font-size: 13px; line-height: 1.35; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; padding: 0.5rem; border: 1px solid #e1e4e8; background: #fff; overflow-x: auto; }
.u-title { font-size: 14px; }
</style>
<h1>${escapeText(title)}</h1>
${lines.map((line) => `<p>${escapeText(line)}</p>`).join("\n")}
${sections.map(sectionOf).join("\n")}
<script>${read(path.join(uPlotFolder, "uPlot.iife.min.js"))}</script>
<script type="module">${read(path.join(import.meta.dirname, "drawPlots.js"))}</script>
</html>
`;
}

function sectionOf({ title, lines, table, plots }: Section): string {
  return `<h2>${escapeText(title)}</h2>
${lines.map((line) => `<p>${escapeText(line)}</p>`).join("\n")}
${table === "" ? "" : `<pre>${escapeText(table)}</pre>`}
<div class="plots">
${plots.map(figureOf).join("\n")}
</div>`;
}

function figureOf(plot: Plot): string {
  const json = JSON.stringify(alignPlot(plot)).replaceAll("<", "\\u003c");
  return `<figure role="img" aria-label="${escapeText(plot.title)}"><script type="application/json" class="plot">${json}</script></figure>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
