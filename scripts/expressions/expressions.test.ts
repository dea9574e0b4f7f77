import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findExpressions } from "./findExpressions.ts";
import { findSlowText } from "./slowLoops.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = globSync("{shared,server,client}/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !/\.test\.tsx?$|\.d\.ts$|\/testing\/|^server\/test\/|^client\/e2e\//.test(file))
  .toSorted();
const expressions = sources.flatMap((file) =>
  findExpressions(file, readFileSync(`${root}${file}`, "utf8")).map((found) => ({ file, ...found })),
);

/** Slow for long texts, and what bounds the texts that it is given. */
const bounded: Readonly<Record<string, string>> = {
  "client/store/cockpit/suspiciousNames.ts /(?:^| )(?:[^ ] ){2,}[^ ](?= |$)/g":
    "a team's name has 40 letters (ENT)",
  "server/files/layout/columnRoles.ts /\\([^)]*\\)|\\[[^\\]]*\\]/gu":
    "the cell has 60 letters, MAX_NAME_CHARACTERS",
  "shared/contestFile/seenText.ts /!?\\[([^\\]]*)\\]\\([^)]*\\)/gu":
    "a choice has 500 letters, and a formula 2,000",
  "shared/contestFile/seenText.ts /\\$\\$([^$]+)\\$\\$|\\$((?:[^$\\\\]|\\\\[\\s\\S])+)\\$|\\\\\\(([\\s\\S]+?)\\\\\\)|\\\\\\[([\\s\\S]+?)\\\\\\]/gu":
    "a choice has 500 letters, and a formula 2,000",
  "shared/contest/checkers/numberVariants.ts /\\B(?=(?:\\d{3})+$)/gu":
    "a number has 100 characters, MAX_NUMBER_CHARACTERS",
};

/** Made of what the file alone does not tell, and why it is not slow. */
const notTold: Readonly<Record<string, string>> = {
  "client/text/math.ts": "one of formulaNotations, which are literals",
  "server/files/layout/options.ts": "a letter with the signs around it: nothing is repeated",
  "server/making/copyTitle.ts": "a word and a number of six digits: nothing is repeated without bounds",
  "server/practice/practiceCodes.ts": "a number of letters: nothing is repeated without bounds",
  "server/tls/ownCertificate.ts": "reads what the program wrote itself",
  "shared/contest/checkers/capitals.ts": "one of some units: nothing is repeated",
  "shared/contest/checkers/numberGrammar.ts": "a number has 100 characters, MAX_NUMBER_CHARACTERS",
};

test("SCY9 no expression takes longer than in proportion to its text, but where the text is bounded", () => {
  const slow = expressions.flatMap(({ file, pattern, flags }) => {
    if (pattern === null) return [];
    const text = findSlowText(pattern, flags);
    return text === null ? [] : [{ name: `${file} /${pattern}/${flags}`, text }];
  });
  expect(slow.filter(({ name }) => !(name in bounded))).toEqual([]);
  expect(slow.map(({ name }) => name).toSorted()).toEqual(Object.keys(bounded).toSorted());
  expect(expressions.length).toBeGreaterThan(500);
});

test("SCY9 what an expression is made of stands in its file, but where it cannot be slow", () => {
  const files = expressions.filter(({ pattern }) => pattern === null).map(({ file }) => file);
  expect([...new Set(files)]).toEqual(Object.keys(notTold));
});

test.each([
  // Once in the program: each had texts that held it for minutes.
  /^[\0-\x7f]*[^\0-\x7f][\0-\x7f]*[^\0-\x7f]?[\0-\x7f]*$/u,
  /^[\s"]+|[\s"]+$/gu,
  /[\s,;]+$/gu,
  /(!\[[^\]\n]*\]\()data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/]+={0,2})\)/gu,
  /!\[[^\]\n]*\]\(media:/u,
  /^\uE000+|\uE000+$/gu,
  /\p{L}{2}.*\P{L}\p{L}{2}/u,
  /(!\[(?:[^[\]\\]|\\[^\n]|\[[^[\]]{0,500}\])*\]\([ \t\n]{0,20}<?media:)([A-Za-z0-9]+)\)/gu,
  /^[([{]*(?:\p{L}|(?:sin|cos)\b.*?)[)\]}|]*\s*[-+]/u,
  // Well known.
  /^(a*)*$/,
  /^(?:a|a)*$/,
  /^(\d{1,3})*$/,
  /\d+[.,]/,
  /a(?:a*b)?c/,
  /(?=.*b)/,
])("%s is found", (expression) => {
  expect(findSlowText(expression.source, expression.flags)).not.toBeNull();
});

test.each([
  /^a+$/,
  /\s+/g,
  /^\d+[.,]/,
  /^(?:[a-z]+,)*$/,
  /\([^()]*\)/,
  /\*[^*]+\*/,
  /^a*(?=b)/,
  /"[^"]*"|'[^']*'/,
  /[\p{L}\p{M}]+(?: ?- ?[\p{L}\p{M}]+)*/u,
  /x\s*y/,
])("%s is none", (expression) => {
  expect(findSlowText(expression.source, expression.flags)).toBeNull();
});

test("expressions are found wherever they are written", () => {
  const source = `
    const SIGN = "[-+]";
    const word = /a+/u;
    const some = [new RegExp(\`^\${SIGN}[0-9]\`, "u"), RegExp(String.raw\`\${word.source} \`)];
    const other = (sign: string) => /b/.test(sign) || new RegExp(\`\${sign}*\`, "y");
  `;
  expect(findExpressions("example.ts", source).map(({ pattern, flags }) => [pattern, flags])).toEqual([
    ["a+", "u"],
    ["^[-+][0-9]", "u"],
    ["a+ ", ""],
    ["b", ""],
    [null, "y"],
  ]);
});
