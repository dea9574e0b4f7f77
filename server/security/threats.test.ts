import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const document = readFileSync(path.join(root, "SECURITY.md"), "utf8");

const rows = document
  .split("\n")
  .filter((line) => /^\| T\d/.test(line))
  .map((line) => {
    const [id = "", ...cells] = line.split(" | ").map((cell) => cell.replace(/^\||\|$/g, "").trim());
    return { id, cells };
  });

describe("the threat model in SECURITY.md", () => {
  test("has every attacker, each with lines that are numbered in order", () => {
    const attackers = [...document.matchAll(/^### T(\d+) /gm)].map(([, number]) => Number(number));
    expect(attackers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const expected = attackers.flatMap((attacker) =>
      rows.filter(({ id }) => id.startsWith(`T${attacker}.`)).map((_, index) => `T${attacker}.${index + 1}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(expected);
    for (const attacker of attackers)
      expect(rows.filter(({ id }) => id.startsWith(`T${attacker}.`)).length).toBeGreaterThan(2);
  });

  test.each(rows)(
    "$id says what is wanted, what prevents it, what is left, and is attacked by a test",
    ({ cells }) => {
      expect(cells).toHaveLength(4);
      for (const cell of cells) expect(cell).not.toBe("");
      const attacks = [...(cells[3] ?? "").matchAll(/`([^`]+)` "([^"]+)"/g)];
      expect(attacks.length).toBeGreaterThan(0);
      expect(attacks.map(([whole]) => whole).join(", ")).toBe(cells[3]);
      for (const [, file = "", name = ""] of attacks) {
        expect(existsSync(path.join(root, file)), file).toBe(true);
        const source = readFileSync(path.join(root, file), "utf8");
        // As the title of a test or of a group of them.
        const titled = [`"${name}"`, `\`${name}\``].some((title) => source.includes(title));
        expect([file, name, titled && /\.test\.tsx?$/.test(file)]).toEqual([file, name, true]);
      }
    },
  );
});
