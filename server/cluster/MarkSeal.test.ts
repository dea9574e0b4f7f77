import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { MarkSeal } from "./MarkSeal.ts";

const key = randomBytes(32);
const mark = { epoch: 1_764_000_000_000, seq: 7 };

test("WAY9 marks are read by whoever has the key, for their contest only, and all have the same length", () => {
  const [here, there] = [new MarkSeal(key), new MarkSeal(key)];
  const sealed = here.seal("c1", mark);
  expect(there.open("c1", sealed)).toEqual(mark);
  expect(there.open("c2", sealed)).toBeNull();
  expect(new MarkSeal(randomBytes(32)).open("c1", sealed)).toBeNull();
  expect(here.seal("c1", { epoch: 1, seq: 123_456 })).toHaveLength(sealed.length);
});

test("WAY9 no two marks are alike, however many are made of the same moment, and all are read", () => {
  const seal = new MarkSeal(key);
  const many = Array.from({ length: 2_000 }, () => seal.seal("c1", mark));
  expect(new Set(many.map((sealed) => sealed.slice(0, 16))).size).toBe(many.length);
  for (const sealed of many) expect(seal.open("c1", sealed)).toEqual(mark);
});
