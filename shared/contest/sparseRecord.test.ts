import { expect, test } from "vitest";
import { sparseRecord } from "./sparseRecord.ts";

test("a sparse record is an empty one, and lists its keys in their order", () => {
  const record = sparseRecord<string>();
  expect(record).toEqual({});
  expect(Object.keys(record)).toEqual([]);
  record[2_000] = "b";
  record[7] = "a";
  expect(Object.entries(record)).toEqual([
    ["7", "a"],
    ["2000", "b"],
  ]);
  expect(JSON.stringify(record)).toBe('{"7":"a","2000":"b"}');
});
