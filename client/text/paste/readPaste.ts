import type { Block, Line } from "./blocks.ts";
import { isBearable } from "./bounds.ts";
import { takeOutData } from "./dataPictures.ts";
import { isEmptyLine } from "./lineOf.ts";
import { placePictures } from "./placePictures.ts";
import { readBlocks } from "./readBlocks.ts";
import { markedIndex, pictureMarks } from "./seen.ts";
import { writeBlocks } from "./writeBlocks.ts";

/** What a clipboard holds: an empty text where it has none of the kind. */
export interface Pasted {
  readonly html: string;
  readonly rtf: string;
  readonly text: string;
  readonly files: readonly Blob[];
}

/** What is to be inserted, one after another: Markdown, and pictures at their place. */
export interface ReadPaste {
  readonly pieces: readonly (string | Blob)[];
  /** How many pictures could not be taken along, and how many formulas only as text. */
  readonly lost: number;
}

const MAX_CHARACTERS = 60_000_000;

/**
 * What was pasted out of a word processor, a spreadsheet or a page, as a statement that looks the same. Null where the plain
 * text says it all, or there is too much of it: `text` is then to be inserted as it is, and `files` only if it is empty too
 * (spreadsheets add a picture of their cells). Never throws, runs nothing and asks the network for nothing. PST6
 */
export function readPaste({ html, rtf, text, files }: Pasted): ReadPaste | null {
  if (html.trim() === "" || html.length > MAX_CHARACTERS) return null;
  try {
    const { html: bare, pictures: data } = takeOutData(html);
    if (!isBearable(bare) || isProgramText(bare)) return null;
    const page = new DOMParser().parseFromString(bare, "text/html");
    const { blocks, addresses, lostFormulas } = readBlocks(page);
    const pictures = placePictures(addresses, { data, rtf, files });
    const { markdown, isBare } = writeBlocks(withoutLost(blocks, pictures));
    const lost = lostFormulas + pictures.filter((picture) => picture === null).length;
    if (isBare && lost === 0 && blocks.every(isPlain) && text.trim() !== "") return null;
    return { pieces: piecesOf(markdown, pictures), lost };
  } catch {
    // Too much, or deeper than the stack: the plain text is there.
    return null;
  }
}

/** Nothing stands where a picture cannot. */
function withoutLost(blocks: readonly Block[], pictures: readonly (Blob | null)[]): readonly Block[] {
  const kept = (runs: Line) => runs.filter((run) => run.kind !== "picture" || pictures[run.index] !== null);
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "table") return [{ ...block, rows: block.rows.map((row) => row.map(kept)) }];
    if (block.kind !== "line" && block.kind !== "item") return [block];
    const runs = kept(block.runs);
    return isEmptyLine(runs) ? [] : [{ ...block, runs }];
  });
}

function isPlain(block: Block): boolean {
  return block.kind === "line" && block.heading === 0;
}

/** Editors of programs copy what is Markdown already, in colours. */
function isProgramText(html: string): boolean {
  const beginning = html.slice(0, 3_000);
  const tag = /^[^<]*(?:<(?:meta|html|body|!--)[^>]*>\s*)*<(?:div|pre|span)(\s[^>]*)/iu.exec(beginning)?.[1];
  const style = after(/style=["']/iu, tag);
  return /white-space:\s*pre/iu.test(after(/consolas|menlo|monaco|courier|monospace/iu, style) ?? "");
}

/** What of a text stands after what is sought in it. */
function after(sought: RegExp, text = ""): string | undefined {
  const found = sought.exec(text);
  return found ? text.slice(found.index + found[0].length) : undefined;
}

/** The text between the pictures. */
function piecesOf(markdown: string, pictures: readonly (Blob | null)[]): readonly (string | Blob)[] {
  const pieces: (string | Blob)[] = [];
  let text = "";
  markdown.split(pictureMarks).forEach((part, index) => {
    if (index % 2 === 0) {
      text += part;
      return;
    }
    const picture = pictures[markedIndex(part)];
    if (!picture) return;
    if (text !== "") pieces.push(text);
    pieces.push(picture);
    text = "";
  });
  if (text !== "") pieces.push(text);
  return pieces;
}
