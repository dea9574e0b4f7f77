import { type Block, type Line, type Look, paragraph, plainLook, plainText, type Run } from "./blocks.ts";
import { pasteLimits } from "./bounds.ts";
import { type FoundFormula, formulaIn, wordFormulaIn } from "./foundFormulas.ts";
import { isEmptyLine, lineOf } from "./lineOf.ts";
import { type ClassStyles, isHidden, lookIn, readClassStyles, styleOf, styleValue } from "./looks.ts";
import { markerOf, tidyMarker } from "./markers.ts";
import { readTable } from "./readTable.ts";

/** More than a paste may hold. */
export class TooMuch extends Error {}

/** What a page holds, in order, the addresses of its pictures, and how many formulas are there as mere text. */
export interface ReadBlocks {
  readonly blocks: readonly Block[];
  readonly addresses: readonly string[];
  readonly lostFormulas: number;
}

/** Of pictures, those that are lost included. */
const MAX_PLACES = 1_000;

interface Around {
  readonly look: Look;
  readonly depth: number;
  /** Of lists that are open; 0 outside. */
  readonly level: number;
  readonly keepsSpace: boolean;
}

/** Reads a page that a parser made of pasted HTML. Throws `TooMuch`. PST1 */
export function readBlocks(page: Document): ReadBlocks {
  const reader = new BlockReader(readClassStyles(page));
  reader.readInside(page.body, { look: plainLook, depth: 0, level: 0, keepsSpace: false });
  reader.endLine();
  return { blocks: reader.blocks, addresses: reader.addresses, lostFormulas: reader.lostFormulas };
}

class BlockReader {
  readonly blocks: Block[] = [];
  readonly addresses: string[] = [];
  lostFormulas = 0;
  readonly #classes: ClassStyles;
  #runs: Run[] = [];
  #characters = 0;
  #formulas = 0;
  /** What the line that is being read is to become. */
  #becomes: (runs: Line) => Block = (runs) => paragraph(runs, true);

  constructor(classes: ClassStyles) {
    this.#classes = classes;
  }

  readInside(parent: Element, around: Around): void {
    let skipped = 0;
    for (const node of parent.childNodes) {
      if (node.nodeType === 8) {
        const note = node.nodeValue ?? "";
        if (skipped > 0) {
          if (/^\[if\b/u.test(note)) skipped += 1;
          else if (/^\[endif\]/u.test(note)) skipped -= 1;
        } else if (/^\[if !msEquation\]/iu.test(note)) skipped = 1;
        else this.#formula(wordFormulaIn(note), around);
      } else if (skipped > 0) continue;
      else if (node.nodeType === 3) this.#text(node.nodeValue ?? "", around);
      else if (node.nodeType === 1) this.#element(node as Element, around);
    }
  }

  /** Reads elements as lines of their own, wherever they stand: what a cell holds. */
  readApart(parent: Element, around: Around): Line {
    const outer = { runs: this.#runs, becomes: this.#becomes, count: this.blocks.length };
    this.#runs = [];
    this.readInside(parent, around);
    this.endLine();
    this.#runs = outer.runs;
    this.#becomes = outer.becomes;
    const inside = this.blocks.splice(outer.count);
    return inside.flatMap((block, index) => [...(index > 0 ? [plainText(" ")] : []), ...runsOf(block)]);
  }

  endLine(): void {
    const runs = lineOf(this.#runs);
    if (runs.length > pasteLimits.runsInLine) throw new TooMuch();
    this.#runs = [];
    if (isEmptyLine(runs)) return;
    this.#formulas += runs.filter(({ kind }) => kind === "formula").length;
    if (this.#formulas > pasteLimits.formulas) throw new TooMuch();
    this.#push(this.#becomes(runs));
  }

  #push(block: Block): void {
    if (this.blocks.length >= pasteLimits.blocks) throw new TooMuch();
    this.blocks.push(block);
  }

  /** Spaces are how a program lays out its HTML. */
  #count(text: string): void {
    this.#characters += text.trim().length;
    if (this.#characters > pasteLimits.textCharacters) throw new TooMuch();
  }

  #text(text: string, { look, keepsSpace }: Around): void {
    this.#count(text);
    // Letters of the private use area mark places while this is written; a reader sees boxes.
    const seen = text.toWellFormed().replace(/[\ue000-\uf8ff\0\u200b\ufeff\u00ad]/gu, "");
    const lines = keepsSpace ? seen.split(/\r?\n/u) : [seen];
    lines.forEach((line, index) => {
      if (index > 0) this.#runs.push({ kind: "break" });
      if (line !== "") this.#runs.push(plainText(line, look));
    });
  }

  #formula(found: FoundFormula | null, around: Around): void {
    if (found === null) return;
    const { tex, display, text } = found;
    if (tex !== null) this.#runs.push({ kind: "formula", tex, display, written: false });
    else {
      this.lostFormulas += 1;
      this.#text(text, around);
    }
  }

  #element(element: Element, around: Around): void {
    if (around.depth > pasteLimits.depth) throw new TooMuch();
    const name = element.localName;
    const style = styleOf(element, this.#classes);
    if (unread.has(name) || isHidden(element, style) || isPassedOver(element)) return;
    const formula = formulaIn(element);
    if (formula !== null) {
      this.#formula(formula, around);
      return;
    }
    const space = styleValue(style, "white-space");
    const inside: Around = {
      look: lookIn(element, style, around.look),
      depth: around.depth + 1,
      level: around.level,
      keepsSpace: space === null ? around.keepsSpace : space.startsWith("pre"),
    };
    if (name === "br") this.#runs.push({ kind: "break" });
    else if (name === "img") this.#picture(element);
    else if (name === "code" || name === "tt" || name === "kbd" || name === "samp") this.#code(element);
    else if (name === "table") this.#table(element, inside);
    else if (name === "ul" || name === "ol") this.#list(element, inside);
    else if (name === "hr") this.#block(() => this.#push({ kind: "rule" }));
    else if (name === "pre")
      this.#block(() => {
        this.#count(element.textContent ?? "");
        this.#push({ kind: "code", text: element.textContent ?? "" });
      });
    else if (/^h[1-6]$/u.test(name)) this.#heading(element, inside);
    else if (blocks.has(name)) this.#blockOf(element, style, inside);
    else this.readInside(element, inside);
  }

  #block(read: () => void): void {
    this.endLine();
    read();
  }

  /** The lines of an element of its own. */
  #lines(element: Element, inside: Around, becomes: (runs: Line) => Block): void {
    this.endLine();
    const outer = this.#becomes;
    this.#becomes = becomes;
    this.readInside(element, inside);
    this.endLine();
    this.#becomes = outer;
  }

  #blockOf(element: Element, style: string, inside: Around): void {
    const listed = /mso-list\s*:\s*l\d+\s+level(\d)/u.exec(style);
    if (listed) {
      const marker = takeMarker(element);
      if (marker !== null) {
        const level = Number(listed[1]);
        this.#item(element, inside, level, tidyMarker(marker));
        return;
      }
    }
    // Within an item of a list its paragraphs are its lines.
    if (inside.level > 0) {
      if (this.#runs.length > 0) this.#runs.push({ kind: "break" });
      this.readInside(element, inside);
      this.#runs.push({ kind: "break" });
      return;
    }
    const isClose = element.localName !== "p";
    this.#lines(element, inside, (runs) => paragraph(runs, isClose));
  }

  #heading(element: Element, inside: Around): void {
    const heading = Number(element.localName.slice(1));
    const look = { ...inside.look, bold: false };
    this.#lines(element, { ...inside, look, level: 0 }, (runs) => ({
      kind: "line",
      runs: runs.map((run) =>
        run.kind === "break" ? plainText(" ") : run.kind === "text" ? { ...run, bold: false } : run,
      ),
      heading,
      close: false,
    }));
  }

  #list(list: Element, inside: Around): void {
    const level = Math.min(inside.level + 1, 9);
    let number = Number(/^-?\d{1,5}$/u.exec(list.getAttribute("start") ?? "")?.[0] ?? 1);
    this.endLine();
    for (const child of list.children) {
      if (child.localName !== "li") {
        this.#element(child, {
          ...inside,
          level: child.localName === "ul" || child.localName === "ol" ? level : 0,
        });
        this.endLine();
        continue;
      }
      const style = `${styleOf(list, this.#classes)};${styleOf(child, this.#classes)}`;
      const value = /^-?\d{1,5}$/u.exec(child.getAttribute("value") ?? "")?.[0];
      if (value !== undefined) number = Number(value);
      if (isHidden(child, style)) continue;
      const look = lookIn(child, styleOf(child, this.#classes), inside.look);
      this.#item(
        child,
        { ...inside, look, depth: inside.depth + 1 },
        level,
        markerOf(list, child, style, number),
      );
      if (!isNestingOnly(child)) number += 1;
    }
    this.endLine();
  }

  #item(element: Element, inside: Around, level: number, marker: string): void {
    let count = 0;
    this.#lines(element, { ...inside, level }, (runs) => {
      count += 1;
      return count === 1 ? { kind: "item", level, marker, runs } : paragraph(runs);
    });
  }

  #table(table: Element, inside: Around): void {
    this.endLine();
    const outer = this.#becomes;
    this.#becomes = (runs) => paragraph(runs);
    const around = { ...inside, level: 0, look: { ...inside.look, script: "none" as const } };
    const read = readTable(table, {
      cell: (cell) => {
        const style = styleOf(cell, this.#classes);
        return this.readApart(cell, { ...around, look: lookIn(cell, style, around.look) });
      },
      isHidden: (element) => isHidden(element, styleOf(element, this.#classes)),
      tooMuch: () => {
        throw new TooMuch();
      },
    });
    if (read === null) this.readInside(table, around);
    else for (const block of read) this.#push(block);
    this.endLine();
    this.#becomes = outer;
  }

  #code(element: Element): void {
    const text = (element.textContent ?? "").replace(/\s+/gu, " ").trim();
    this.#count(text);
    if (text !== "") this.#runs.push({ kind: "code", text });
  }

  #picture(image: Element): void {
    const sides = ["width", "height"].map((side) => Number(image.getAttribute(side) ?? Number.NaN));
    // What counts who reads, and what keeps things apart.
    if (sides.some((side) => side <= 2)) return;
    const address = image.getAttribute("src") ?? "";
    if (address === "") return;
    if (this.addresses.length >= MAX_PLACES) throw new TooMuch();
    this.#runs.push({ kind: "picture", index: this.addresses.length });
    this.addresses.push(address);
  }
}

/** The number or bullet that Word writes into the paragraph is taken out of it. */
function takeMarker(paragraphOfList: Element): string | null {
  for (const span of paragraphOfList.getElementsByTagName("span")) {
    if (!/mso-list\s*:\s*ignore/iu.test(span.getAttribute("style") ?? "")) continue;
    const marker = span.textContent ?? "";
    span.remove();
    return marker;
  }
  return null;
}

/** Docs and Word nest lists in items that hold nothing else. */
function isNestingOnly(item: Element): boolean {
  return [...item.childNodes].every((node) =>
    node.nodeType === 1 ? /^[uo]l$/u.test((node as Element).localName) : (node.nodeValue ?? "").trim() === "",
  );
}

/** Signs of where a note is, and what a page shows instead of a formula that is there. */
function isPassedOver(element: Element): boolean {
  return element.localName === "sup" && element.classList.contains("reference");
}

function runsOf(block: Block): Line {
  switch (block.kind) {
    case "line":
      return block.runs;
    case "item":
      return [plainText(`${block.marker} `), ...block.runs];
    case "code":
      return [{ kind: "code", text: block.text.replace(/\s+/gu, " ").trim() }];
    case "table":
      return block.rows.flatMap((row) => row.flatMap((cell) => [...cell, plainText(" ")]));
    case "rule":
      return [];
  }
}

const unread = new Set(
  "script style head title meta link xml template noscript iframe frame object embed applet canvas video audio map svg select button textarea input datalist dialog".split(
    " ",
  ),
);
const blocks = new Set(
  "p div section article aside header footer main nav figure figcaption blockquote center address dl dt dd form fieldset li details summary caption tbody thead tfoot tr td th".split(
    " ",
  ),
);
