import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextPlaces, movedPlace } from "./textPlaces.ts";

test.each([
  ["typed before it", 5, "Hello world", "Oh Hello world", 8],
  ["typed behind it", 5, "Hello world", "Hello big world", 5],
  ["typed right at it", 5, "Hello", "Hello you", 5],
  ["taken away before it", 5, "Hello world", "lo world", 2],
  ["taken away around it", 5, "Hello world", "Herld", 2],
  ["all taken away", 5, "Hello world", "", 0],
  ["written anew", 5, "Hello world", "Bye", 0],
])("MED13 a place stays between the same words: %s", (_, at, before, after, moved) => {
  expect(movedPlace(at, before, after)).toBe(moved);
});

test("MED13 what several bring to one place comes one after another, between what was typed", () => {
  const text = fc.string({ maxLength: 8, unit: fc.constantFrom(..."ab\n") });
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 4 }), (before, after, typed) => {
      let now = before + after;
      const places = createTextPlaces(now);
      const meant = [places.open(before.length), places.open(before.length), places.open(before.length)];
      let isTyped = "";
      for (const [index, place] of meant.entries()) {
        const mark = `<${index}>`;
        now = now.slice(0, place.at) + mark + now.slice(place.at);
        places.inserted(place, mark.length, now);
        places.close(place);
        // At the end somebody goes on.
        now += typed[index] ?? "";
        isTyped += typed[index] ?? "";
        places.follow(now);
      }
      expect(now).toBe(`${before}<0><1><2>${after}${isTyped}`);
    }),
  );
});
