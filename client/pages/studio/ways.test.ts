import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL(".", import.meta.url);
const sources = readdirSync(here)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => ({ name, text: readFileSync(new URL(name, here), "utf8") }));

/** Pictures are brought one after the other: none of them is one too many. */
const inTurn = ["PictureUploads.tsx"];

test("EDT17 nothing of the studio is sent but one at a time", () => {
  const sends = /\bstore\.send\(|\bstudio\.(?:change|add|discard|settle|bring)\(|\bsession\.call\(/;
  const guards = /\buseOnce\(|\buseStep\(|\badding\.once\(/;
  const sending = sources.filter(({ text }) => sends.test(text));
  expect(sending.length).toBeGreaterThan(8);
  expect(sending.filter(({ text }) => !guards.test(text)).map(({ name }) => name)).toEqual(inTurn);
});
