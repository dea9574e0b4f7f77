import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const client = new URL("../", import.meta.url);

test("SCY7 names, answers and messages are text: HTML is put into a page in one place, by the one function that cleans it", () => {
  const files = readdirSync(client, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\/|^e2e\/|^fuzz\//.test(file));
  const writing =
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment/;
  const found = files.filter((file) => writing.test(readFileSync(new URL(file, client), "utf8")));
  expect(found).toEqual(["text/Statement.tsx"]);
});
