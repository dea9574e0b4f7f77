import MarkdownIt, { type Token } from "markdown-it";
import "katex/dist/katex.min.css";
import { isPictureId } from "../../shared/pictures.ts";
import { arithmeticEmphasis } from "./arithmeticEmphasis.ts";
import { arithmeticLines } from "./arithmeticLines.ts";
import { drawFormula, escapeHtml } from "./formula.ts";
import { mathRules } from "./math.ts";
import { pictureRules } from "./pictureRules.ts";
import { isLink, isPicture, purify } from "./purify.ts";

const MAX_CHARACTERS = 20_000;
/** A table of empty cells makes 60,000 elements of 20,000 characters. A formula has about 40 tags. */
const MAX_TAGS = 40_000;
const MAX_DRAWN_CHARACTERS = 1_000_000;

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true });
parser.validateLink = (url) =>
  isLink(url) || isPicture(url) || (url.startsWith("media:") && isPictureId(url.slice("media:".length)));
mathRules(parser, drawFormula);
pictureRules(parser);
// PAG20 A table that is wider than a phone scrolls by itself, rather than break its numbers.
parser.renderer.rules.table_open = () => '<div class="statement-table"><table>';
parser.renderer.rules.table_close = () => "</table></div>";
arithmeticLines(parser);
arithmeticEmphasis(parser);

/**
 * The safe HTML of a statement: Markdown without raw HTML, formulas in LaTeX, places of the contest's pictures. What cannot
 * be drawn, and what comes after 20,000 characters or 300 formulas, is shown as written, and so are the signs of
 * arithmetic. Never throws.
 */
export function renderStatement(markdown: string): string {
  const text = markdown.length > MAX_CHARACTERS ? `${markdown.slice(0, MAX_CHARACTERS)}…` : markdown;
  const html = parser.render(text.toWellFormed());
  const isBounded = html.length <= MAX_DRAWN_CHARACTERS && html.split("<").length <= MAX_TAGS;
  return purify(isBounded ? html : `<p>${escapeHtml(text)}</p>`);
}

/** What the drawing of a statement makes of its text, for those who ask before or instead of drawing. */
export function parseStatement(markdown: string): readonly Token[] {
  return parser.parse(markdown.toWellFormed(), {});
}
