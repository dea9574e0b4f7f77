import { expect, test } from "vitest";
import { findSites, mutate, siteId } from "./sites.ts";

const mutantsOf = (source: string) => findSites("example.ts", source).map((site) => mutate(source, site));

test("finds comparisons, logic, sums, literals, conditions and statements, each once", () => {
  expect(mutantsOf("const late = now >= end && !paused;")).toEqual([
    "const late = now > end && !paused;",
    "const late = now >= end || !paused;",
  ]);
  expect(mutantsOf("const next = last * 2 - 1;")).toEqual([
    "const next = last / 2 - 1;",
    "const next = last * 3 - 1;",
    "const next = last * 2 + 1;",
    "const next = last * 2 - 2;",
  ]);
  expect(mutantsOf("const open = true;")).toEqual(["const open = false;"]);
  expect(mutantsOf("if (done) stop();")).toEqual(["if (!(done)) stop();", "if (done) ;"]);
  expect(mutantsOf("const sign = low ? a : b;")).toEqual(["const sign = !(low) ? a : b;"]);
  expect(mutantsOf("throw new Error();")).toEqual([";"]);
});

test("leaves types, texts and what is no operator alone", () => {
  expect(mutantsOf('type Flag = true | 1; const a: Map<string, 2> = b; const c = "<" + d;')).toEqual([]);
  expect(mutantsOf("const f = (a: number) => <T,>(x: T) => x;")).toEqual([]);
});

test("finds the operator, not its likeness in a comment", () => {
  expect(mutantsOf("const less = a /* < */ < b;")).toEqual(["const less = a /* < */ <= b;"]);
});

test("names a mutant by its line, wherever the line stands", () => {
  const line = "  if (a < 1 && b < 1) return;";
  const [first, , second] = findSites("x.ts", `function f() {\n${line}\n}`).filter(
    ({ operator }) => operator !== "condition",
  );
  const moved = findSites("x.ts", `// more\nfunction f() {\n${line}\n}`).filter(
    ({ operator }) => operator !== "condition",
  );
  const ids = (source: string, sites: readonly (typeof first)[]) =>
    sites.map((site) => site && siteId("x.ts", source, site));
  expect(ids(`// more\nfunction f() {\n${line}\n}`, [moved[0], moved[2]])).toEqual(
    ids(`function f() {\n${line}\n}`, [first, second]),
  );
  expect(new Set(ids(`function f() {\n${line}\n}`, [first, second])).size).toBe(2);
});
