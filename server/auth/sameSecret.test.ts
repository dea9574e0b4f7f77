import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameSecret } from "./sameSecret.ts";

test("a secret is the same as itself, and as no other, whatever their lengths", () => {
  const secret = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
  fc.assert(fc.property(secret, (text) => isSameSecret(text, text)));
  fc.assert(
    fc.property(secret, secret, (given, expected) => isSameSecret(given, expected) === (given === expected)),
  );
  expect(isSameSecret("", "k")).toBe(false);
  expect(isSameSecret("key", "key ")).toBe(false);
});
