import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { markdownTable, resultsFile, writeResults } from "./resultsFile.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-results-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe("the file of results", () => {
  it("keeps the parts that other programs wrote", () => {
    const file = path.join(folder, "RESULTS.md");
    writeResults("growth", "grows\n\nslowly", file);
    writeResults("all", "first", file);
    writeResults("all", "second", file);
    const text = fs.readFileSync(file, "utf8");
    expect(text).toContain("second");
    expect(text).not.toContain("first");
    expect(text).toContain("grows\n\nslowly");
  });

  it("keeps every part that the last figures have", () => {
    const file = path.join(folder, "last.md");
    const last = fs.readFileSync(resultsFile, "utf8");
    fs.writeFileSync(file, last);
    writeResults("all", "anew", file);
    const partsIn = (text: string) => [...text.matchAll(/<!-- (\w+) -->/g)].map(([, name]) => name);
    expect(partsIn(fs.readFileSync(file, "utf8"))).toEqual(partsIn(last));
  });

  it("has tables in which what was not measured is a dash", () => {
    expect(
      markdownTable([
        ["", "ms"],
        ["a", ""],
      ]),
    ).toBe("|  | ms |\n| --- | --- |\n| a | – |");
  });

  it("has tables that no cell can break", () => {
    expect(
      markdownTable([
        ["a", "b"],
        ["1|2", "3"],
      ]),
    ).toBe("| a | b |\n| --- | --- |\n| 1\\|2 | 3 |");
  });
});
