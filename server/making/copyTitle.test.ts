import { expect, test } from "vitest";
import { ContestTitle } from "../../shared/contest/detailActs.ts";
import { copyTitle } from "./copyTitle.ts";

test("LIB4 a copy says so in the contest's language, and copies are counted", () => {
  const taken = new Set(["Fractions"]);
  for (const copy of ["Fractions (copy)", "Fractions (copy 2)", "Fractions (copy 3)"]) {
    expect(copyTitle("Fractions", "en", taken)).toBe(copy);
    taken.add(copy);
  }
  expect(copyTitle("Дроби", "ru", taken)).toBe("Дроби (копия)");
});

test("LIB4 a copy of a copy is one more of the first", () => {
  expect(copyTitle("Fractions (copy)", "en", new Set(["Fractions (copy)"]))).toBe("Fractions (copy 2)");
  expect(copyTitle("Дроби (копия 7)", "ru", new Set())).toBe("Дроби (копия)");
  expect(copyTitle("Fractions (copy)", "ru", new Set())).toBe("Fractions (copy) (копия)");
});

test("LIB4 a long title is shortened between characters, so that the copy's is one, too", () => {
  for (const title of ["x".repeat(120), `${"x".repeat(112)}⛵${"🦆".repeat(3)}`]) {
    const copy = copyTitle(title, "en", new Set());
    expect(copy).toMatch(/^x+(⛵)? \(copy\)$/u);
    expect(ContestTitle.safeParse(copy).success).toBe(true);
  }
});
