import { expect, test } from "vitest";
import { rejectionCodes } from "./rejections.ts";

test("GEN5 every refusal is listed once", () => {
  const twice = rejectionCodes.filter((code, index) => rejectionCodes.indexOf(code) !== index);
  expect(twice).toEqual([]);
});
