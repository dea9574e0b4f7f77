import type { MarkdownIt, Token } from "markdown-it";
import { seenText } from "../../shared/contestFile/seenText.ts";
import { escapeHtml } from "./formula.ts";
import { isPicture } from "./purify.ts";

const MAX_PICTURES = 60;

/**
 * Teaches markdown-it the pictures of a contest: `![words](media:ID)` becomes an inert place that names the picture and
 * holds its words, so that nothing loads before somebody who may see it draws it there. MED10
 */
export function pictureRules(md: MarkdownIt): void {
  md.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    if (!token) return "";
    const src = `${token.attrGet("src") ?? ""}`;
    const words = escapeHtml(wordsOf(token.children ?? []));
    if (isPicture(src)) return `<img src="${escapeHtml(src)}" alt="${words}">`;
    // One of elsewhere would tell who looks when.
    if (!src.startsWith("media:")) return words;
    return `<span class="statement-picture" data-picture="${escapeHtml(src.slice("media:".length))}">${words}</span>`;
  };
  md.core.ruler.push("limit_pictures", ({ tokens }) => {
    let pictures = 0;
    const visit = (token: Token): void => {
      if (token.type === "image") {
        pictures += 1;
        if (pictures > MAX_PICTURES) {
          token.type = "text";
          token.content = wordsOf(token.children ?? []);
          token.children = null;
        }
      } else token.children?.forEach(visit);
    };
    tokens.forEach(visit);
  });
}

/** What is read out for a picture; a formula in it as plain characters. */
function wordsOf(tokens: readonly Token[]): string {
  const words = tokens.map((token) => {
    if (token.type === "math") return seenText(token.info);
    if (token.type === "softbreak" || token.type === "hardbreak") return " ";
    return token.type === "image" ? wordsOf(token.children ?? []) : token.content;
  });
  return words.join("").replace(/\s+/gu, " ").trim();
}
