import fc from "fast-check";
import { expect, test } from "vitest";
import { picturesIn } from "../../shared/pictures.ts";
import { findPictureMarks, withPictureWords, writePictureMark } from "./pictureMarks.ts";

const id = "0123456789abcdef0123456789abcdef";

test("MED15 words, none yet, and none to come are told apart", () => {
  const text = `a ${writePictureMark(id, "a duck")} b ${writePictureMark(id, null)}${writePictureMark(id, "decoration")}`;
  const marks = findPictureMarks(text);
  expect(marks.map(({ words, isDecoration }) => [words, isDecoration])).toEqual([
    ["a duck", false],
    ["", false],
    ["", true],
  ]);
  for (const { start, end } of marks) expect(text.slice(start, end)).toMatch(/^!\[.*\)$/u);
});

test("MED15 words are read as they were written, and the server finds the picture, whatever they are", () => {
  const words = fc.string({ unit: fc.constantFrom(..."[]()\\`*_$<>&~|!#^ \n\"'aя1") });
  fc.assert(
    fc.property(words, (typed) => {
      const mark = writePictureMark(id, typed.trim() === "" ? "decoration" : typed);
      expect(picturesIn(mark)).toEqual([id]);
      const [found] = findPictureMarks(mark);
      expect(found).toMatchObject({ start: 0, end: mark.length, id });
      const plain = typed.replace(/\[/gu, "(").replace(/\]/gu, ")").replace(/\s+/gu, " ").trim();
      expect(found?.words).toBe(plain);
      // A second time, nothing changes.
      expect(writePictureMark(id, plain === "" ? "decoration" : plain)).toBe(mark);
      expect(withPictureWords(mark, "picture")).toBe(plain || "picture");
    }),
  );
});

test("MED16 in plain text the words stand for the picture, also of the texts of before", () => {
  expect(withPictureWords(`See ![a \\*duck\\*](media:${id}).`, "picture")).toBe("See a *duck*.");
  expect(withPictureWords(`![](media:${id}) and ![map](data:image/png;base64,aGk=)`, "picture")).toBe(
    "picture and map",
  );
  expect(withPictureWords("f(x)![a] (b)", "picture")).toBe("f(x)![a] (b)");
});
