import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../check/checking.ts";
import { commandsOf, keeping, making, passedOver } from "./following.ts";
import { blocksOf } from "./pageBlocks.ts";

const hosting = readFileSync(path.join(root, "docs/hosting.md"), "utf8");

const page = `## One
text
\`\`\`
first
  more
\`\`\`

- a list:
  \`\`\`
  second
  \`\`\`

## Two
\`\`\`
## no heading
\`\`\`
`;

test("DEP15 blocks are found with their section and line, without what they are indented by", () => {
  expect(blocksOf(page, ["One"])).toEqual([
    { section: "One", line: 4, text: "first\n  more" },
    { section: "One", line: 10, text: "second" },
  ]);
  expect(blocksOf(page, ["Two"])).toEqual([{ section: "Two", line: 15, text: "## no heading" }]);
});

test("DEP15 of the hosting page all is typed but what is named, and nothing is left to be filled in", () => {
  const blocks = blocksOf(hosting, [...making, ...keeping]);
  const typed = blocks.flatMap((block) => commandsOf(block) ?? []);
  expect(blocks.length - typed.length).toBe(passedOver.length);
  expect(typed.length).toBeGreaterThan(8);
  expect(typed.filter((commands) => /<[a-z]|…|PASSWORD|VERSION/.test(commands))).toEqual([]);
});

test("DEP15 every certificate that certbot gets says how nginx hears of it, now and whenever it is renewed", () => {
  // certbot keeps only what it was told when it got the certificate last.
  const commands = hosting.match(/certbot certonly[^`\n]*/g) ?? [];
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    expect(command).toContain("--deploy-hook 'systemctl reload nginx'");
    expect(command).toContain(" -n ");
  }
});

/** Commands that ask, each but for the option by which it does not. */
const asking = [
  /\bcertbot (?!.* -n )/,
  /\bufw (?!--force )(?:enable|reset|delete)\b/,
  /\bapt-get (?:install|remove|upgrade) (?!-y )/,
  /\bdocker (?:compose rm|\w+ prune)\b(?!.* -f\b)/,
  /\b(?:scp|ssh|sudo|passwd|adduser|crontab -e|systemctl edit)\b/,
];
const asks = (command: string) => asking.some((pattern) => pattern.test(command));

test("DEP23 a command that asks is the last of its block: what is pasted after it would be the answer", () => {
  const headings = [...hosting.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
  const commands = blocksOf(hosting, headings).map(({ text }) =>
    text.replaceAll(/(?<=\\|&&)\n */g, " ").split("\n"),
  );
  expect(commands.flat().filter(asks)).toEqual([expect.stringMatching(/^scp /)]);
  expect(commands.flatMap((lines) => lines.slice(0, -1)).filter(asks)).toEqual([]);
  expect(["certbot certonly -d regatta.example", "ufw allow 22/tcp && ufw enable"].every(asks)).toBe(true);
});
