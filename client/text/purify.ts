import createPurifier from "dompurify";
import { isPictureId } from "../../shared/pictures.ts";

const markdownTags =
  "a blockquote br code div em h1 h2 h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr ul";
const formulaTags =
  "span svg path line math semantics menclose mglyph mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle " +
  "msub msubsup msup mfrac mtable mtd mtext mtr munder munderover";
const attributes =
  "alt class href rel src start style target title aria-hidden " +
  "d height preserveaspectratio viewbox width x1 x2 y1 y2 stroke-width xmlns " +
  "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence largeop linebreak " +
  "linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize notation rowlines rowspacing " +
  "rspace scriptlevel separator stretchy valign voffset data-picture";

const purifier = createPurifier(window);

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName === "A") {
    if (!isLink(node.getAttribute("href") ?? "")) node.removeAttribute("href");
    node.setAttribute("rel", "noopener noreferrer");
    node.setAttribute("target", "_blank");
  }
  if (node.nodeName === "IMG" && !isPicture(node.getAttribute("src") ?? "")) {
    node.replaceWith(node.getAttribute("alt") ?? "");
  }
  const id = node.getAttribute("data-picture");
  if (id !== null && (node.nodeName !== "SPAN" || !isPictureId(id))) node.removeAttribute("data-picture");
  // A translator would make other letters of those in a formula. PAG6
  if (node.nodeName === "CODE" || node.classList.contains("katex")) node.setAttribute("translate", "no");
});

/** HTML without anything that runs, loads from elsewhere, or is not part of a statement. */
export function purify(html: string): string {
  return purifier.sanitize(html, {
    ALLOWED_TAGS: `${markdownTags} ${formulaTags}`.split(" "),
    ALLOWED_ATTR: attributes.split(" "),
    ALLOW_DATA_ATTR: false,
    // KaTeX repeats the source there; unread by anyone, and outside its element it would be text.
    ADD_FORBID_CONTENTS: ["annotation"],
  });
}

/** Where a link of a statement may lead. */
export function isLink(url: string): boolean {
  return /^https:\/\/[^\s\\]+$/iu.test(url);
}

/** Pictures come with the statement: a foreign one would tell who looks when. */
export function isPicture(url: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/]+={0,2}$/iu.test(url);
}
