import { gfm } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";
import { type Block, paragraph, plainText } from "./blocks.ts";
import { bullet } from "./markers.ts";
import { codeSign, seenIn } from "./seen.ts";
import { type Written, writeLine, writeLineSafely } from "./writeLine.ts";

type LineBlock = Extract<Block, { kind: "line" }>;
type Item = Extract<Block, { kind: "item" }>;
type Table = Extract<Block, { kind: "table" }>;

/** The blocks as Markdown that looks like them. Lines that would not, together, are written with all their signs escaped. PST3 */
export function writeBlocks(blocks: readonly Block[]): Written {
  const written = writeAll(blocks, writeLine);
  return seenIn(written.markdown).signs === written.signs ? written : writeAll(blocks, writeLineSafely);
}

type WriteLine = typeof writeLine;

function writeAll(blocks: readonly Block[], write: WriteLine): Written {
  const parts: Written[] = [];
  for (let at = 0; at < blocks.length; ) {
    const first = blocks[at];
    if (first === undefined) break;
    let end = at + 1;
    while (end < blocks.length && belongs(blocks[end], first)) end += 1;
    parts.push(writeGroup(first, blocks.slice(at, end), write));
    at = end;
  }
  return joined(parts, "\n\n");
}

/** Items of a list, and lines that nothing parts, are one block of Markdown. */
function belongs(block: Block | undefined, first: Block): boolean {
  if (first.kind === "item")
    return block?.kind === "item" && (block.level > 1 || kindOf(block.marker) === kindOf(first.marker));
  return first.kind === "line" && first.close && block?.kind === "line" && block.close && block.heading === 0;
}

function kindOf(marker: string): "bullet" | "number" | "letter" {
  if (marker === bullet) return "bullet";
  return /^\d+\.$/u.test(marker) ? "number" : "letter";
}

function writeGroup(first: Block, group: readonly Block[], write: WriteLine): Written {
  switch (first.kind) {
    case "item":
      return writeList(
        group.filter((block): block is Item => block.kind === "item"),
        write,
      );
    case "table":
      return writeTable(first, write);
    case "code":
      return writeCode(first.text);
    case "rule":
      return { markdown: "---", signs: "", isBare: false };
    case "line":
      return writeLines(
        group.filter((block): block is LineBlock => block.kind === "line"),
        write,
      );
  }
}

function writeLines(lines: readonly LineBlock[], write: WriteLine): Written {
  const heading = lines[0]?.heading ?? 0;
  const written = joined(
    lines.map(({ runs }) => write(runs)),
    "\n",
  );
  if (heading === 0) return written;
  return { ...written, markdown: `${"#".repeat(heading)} ${written.markdown}`, isBare: false };
}

/** A list of Markdown where it reads as one; else its items as lines, with the markers that a reader saw. */
function writeList(items: readonly Item[], write: WriteLine): Written {
  const lines = items.map(({ runs }) => write(runs));
  const list = listOf(items, lines);
  const signs = lines.map((line) => line.signs).join("");
  if (list !== null) {
    const seen = seenIn(list);
    const isList = [...seen.kinds].every((kind) =>
      /^(?:bullet_list|ordered_list|list_item|paragraph)$/u.test(kind),
    );
    if (isList && seen.signs === signs) return { markdown: list, signs, isBare: false };
  }
  const marked = items.map(({ marker, runs }) => paragraph([plainText(`${marker} `), ...runs], true));
  return {
    ...joined(
      marked.map((block) => write(block.kind === "line" ? block.runs : [])),
      "\n",
    ),
    isBare: false,
  };
}

const inert = document.implementation.createHTMLDocument("");
const writer = new TurndownService({ bulletListMarker: "-", hr: "---", headingStyle: "atx" });
writer.use(gfm);
// A line that is written already.
writer.addRule("written", { filter: "pre", replacement: (_, node) => node.textContent ?? "" });
writer.addRule("item", {
  filter: "li",
  replacement: (content, node) => {
    const number = node.getAttribute("value");
    const prefix = number === null ? "- " : `${number}. `;
    const text = content.trim().replace(/\n+/gu, `\n${" ".repeat(prefix.length)}`);
    return `${prefix}${text}${node.nextSibling ? "\n" : ""}`;
  },
});
// The plugin's own makes one of two pipes.
writer.addRule("cell", {
  filter: ["td", "th"],
  replacement: (content, node) =>
    `${node.previousSibling ? "" : "|"} ${inOneLine(content).replace(/\|/gu, "\\|")} |`,
});

function inOneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}

/** Null for lists that Markdown cannot number as they are. */
function listOf(items: readonly Item[], lines: readonly Written[]): string | null {
  const root = inert.createElement("div");
  const open: { readonly list: Element; readonly level: number; next: number | null }[] = [];
  for (const [index, { level, marker }] of items.entries()) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const number = marker === bullet ? null : Number(/^(\d{1,6})\.$/u.exec(marker)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return null;
    let last = open.at(-1);
    if (last !== undefined && last.level === level && (last.next === null) !== (number === null)) return null;
    if (last === undefined || last.level < level) {
      const list = inert.createElement(number === null ? "ul" : "ol");
      (last?.list.lastElementChild ?? root).append(list);
      last = { list, level, next: number };
      open.push(last);
    }
    if (last.next !== number) return null;
    if (last.next !== null) last.next += 1;
    const item = inert.createElement("li");
    if (number !== null) item.setAttribute("value", `${number}`);
    item.append(written(lines[index]?.markdown ?? ""));
    last.list.append(item);
  }
  return root.childElementCount === 1 ? writer.turndown(root) : null;
}

function writeTable({ rows }: Table, write: WriteLine): Written {
  const table = inert.createElement("table");
  const body = inert.createElement("tbody");
  table.append(body);
  const parts: Written[] = [];
  rows.forEach((cells, rowIndex) => {
    const row = inert.createElement("tr");
    for (const cell of cells) {
      // The drawing makes the first row bold by itself.
      const runs = cell.map((run) => {
        if (run.kind === "break") return plainText(" ");
        return run.kind === "text" && rowIndex === 0 ? { ...run, bold: false } : run;
      });
      const line = write(runs);
      parts.push(line);
      const element = inert.createElement(rowIndex === 0 ? "th" : "td");
      element.append(written(line.markdown));
      row.append(element);
    }
    body.append(row);
  });
  const root = inert.createElement("div");
  root.append(table);
  return { ...joined(parts, ""), markdown: writer.turndown(root), isBare: false };
}

function writeCode(text: string): Written {
  const lines = text.replace(/\r\n?/gu, "\n").replace(/^\n+/u, "").trimEnd();
  const longest = Math.max(2, ...[...lines.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return { markdown: `${fence}\n${lines}\n${fence}`, signs: codeSign(lines), isBare: false };
}

function written(markdown: string): Element {
  const element = inert.createElement("pre");
  element.textContent = markdown;
  return element;
}

function joined(parts: readonly Written[], by: string): Written {
  return {
    markdown: parts.map(({ markdown }) => markdown).join(by),
    signs: parts.map(({ signs }) => signs).join(""),
    isBare: parts.every(({ isBare }) => isBare),
  };
}
