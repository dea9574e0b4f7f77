import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { completeBrowser, completed } from "./completeBrowser.ts";

const prototypes: readonly object[] = [
  Array.prototype,
  String.prototype,
  Object.getPrototypeOf(Uint8Array.prototype),
];
const own = prototypes.map((prototype) => Object.getOwnPropertyDescriptors(prototype));

afterEach(() =>
  prototypes.forEach((prototype, index) => void Object.defineProperties(prototype, own[index] ?? {})),
);

/** What a call comes to in a browser without these methods, and in this one. */
function bothWays<T>(call: () => T): readonly [T, T] {
  const native = call();
  for (const prototype of prototypes) for (const name of completed) Reflect.deleteProperty(prototype, name);
  completeBrowser();
  const brought = call();
  prototypes.forEach((prototype, index) => void Object.defineProperties(prototype, own[index] ?? {}));
  return [native, brought];
}

test("PAG2 what is brought along does the same as the browser's own", () => {
  const texts = fc
    .array(fc.constantFrom("a", "\uD800", "\uDC00", "\u{1F600}", "é"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: -5, max: 5 }), texts, (list, index, text) => {
      const [native, brought] = bothWays(() => [
        list.at(index),
        text.at(index),
        Uint8Array.from(list).at(index),
        list.findLast((item) => item % 2 === 0),
        list.toSorted((a, b) => a - b),
        list.toSorted(),
        text.isWellFormed(),
        text.toWellFormed(),
      ]);
      expect(brought).toEqual(native);
    }),
  );
});

test("PAG2 a browser's own method is left alone, and what is brought along is not seen in loops", () => {
  const { at } = Array.prototype;
  completeBrowser();
  expect(Array.prototype.at).toBe(at);
  Reflect.deleteProperty(Array.prototype, "at");
  completeBrowser();
  expect(Array.prototype.at).not.toBe(at);
  const seen: string[] = [];
  for (const key in ["a"]) seen.push(key);
  expect(seen).toEqual(["0"]);
});
