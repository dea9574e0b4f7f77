import { expect, test } from "vitest";
import { bringUpToDate } from "./steps.ts";

/** As it may be tomorrow: a subtitle came in the second version, and became a list in the third. */
const steps = [
  (document: object) => ({ subtitle: "none", ...document }),
  ({ subtitle, ...document }: Readonly<Record<string, unknown>>) => ({ ...document, subtitles: [subtitle] }),
];

test.each([
  [1, { title: "T" }, { title: "T", subtitles: ["none"] }],
  [2, { title: "T", subtitle: "a" }, { title: "T", subtitles: ["a"] }],
  [3, { title: "T", subtitles: ["a", "b"] }, { title: "T", subtitles: ["a", "b"] }],
])("FIL7 a document of version %i goes the steps that came after it", (version, before, after) => {
  expect(bringUpToDate({ ...before, version }, version, steps)).toEqual({ ...after, version: 3 });
});
