import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { markdownTable, writeResults } from "./resultsFile.ts";

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

  it("has tables that no cell can break", () => {
    expect(
      markdownTable([
        ["a", "b"],
        ["1|2", "3"],
      ]),
    ).toBe("| a | b |\n| --- | --- |\n| 1\\|2 | 3 |");
  });
});
