import { foldQuotes } from "../contest/checkers/quotes.ts";
import { trimEnd, trimStart } from "../trimEnds.ts";

/**
 * What a reader sees of a short text in Markdown and LaTeX, in plain characters: `$\frac{3}{4}$` is `3/4`, `**red**` is
 * `red`. For comparing texts, never for showing them.
 */
export function seenText(source: string): string {
  const drawn = source
    .replace(FORMULA, (_, ...parts: readonly (string | undefined)[]) =>
      plainFormula(parts.slice(0, 4).find((part) => part !== undefined) ?? ""),
    )
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/(\*\*|__|~~|`)(?=\S)(?=[^*_~`]*\p{L}{2})([^*_~`]+)\1/gu, "$2")
    .replace(/([*_])(?=\S)(?=[^*_]*\p{L}{2})([^*_]+)\1/gu, "$2")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1");
  return drawn
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The same for two texts that a person would not tell apart when copying: case, spaces, quotes, ½ and ², ё, a comma for a point. */
export function looselySeenText(source: string): string {
  const plain = plainCharacters(seenText(source))
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/(\d),(\d)/gu, "$1.$2");
  return trimEnd(trimStart(plain, /["']/u), /["'.\s]/u).replace(/\s+/gu, "");
}

const FORMULA = /\$\$([^$]+)\$\$|\$((?:[^$\\]|\\[\s\S])+)\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/gu;

const signs: Readonly<Record<string, string>> = {
  cdot: "·",
  times: "×",
  div: "÷",
  pm: "±",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  ne: "≠",
  neq: "≠",
  infty: "∞",
  circ: "°",
  degree: "°",
  pi: "π",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  sqrt: "√",
  left: "",
  right: "",
  displaystyle: "",
  quad: " ",
  qquad: " ",
};

/** A formula in a line, read aloud as it were: fractions with a slash, without braces. */
function plainFormula(tex: string): string {
  return tex
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, "$1/$2")
    .replace(/\\[dt]?frac\s*(\d)\s*(\d)/gu, "$1/$2")
    .replace(/\\(?:text|mathrm|mathbf|mathit|textbf|operatorname)\s*\{([^{}]*)\}/gu, "$1")
    .replace(/\\[!,]/gu, "")
    .replace(/\\[;: ]|~/gu, " ")
    .replace(/\\([a-zA-Z]+) ?/gu, (command, name: string) => signs[name] ?? command)
    .replace(/\^\s*(?:\{\s*)?°\s*\}?/gu, "°")
    .replace(/\\([^a-zA-Z])/gu, "$1")
    .replace(/[{}]/gu, "");
}

const SUPERSCRIPTS = /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079]+/gu;

function plainCharacters(text: string): string {
  const plain = text
    .replace(SUPERSCRIPTS, (digits) => `^${digits.normalize("NFKC")}`)
    .normalize("NFKC")
    .replaceAll("\u2044", "/");
  return foldQuotes(plain);
}
