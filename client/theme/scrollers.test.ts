import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const client = path.join(import.meta.dirname, "..");
/** The browser itself places an open dialog. */
const placed = /\.dialog\b|\.enlarged\b/;

/** Rules that let a box scroll, and what they say of its place. */
function scrollers(): readonly { readonly of: string; readonly isPlaced: boolean }[] {
  return globSync("**/*.css", { cwd: client }).flatMap((file) => {
    const css = readFileSync(path.join(client, file), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
    return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = "", body = ""]) => {
      if (!/(?:^|\s)overflow(?:-[xy])?:[^;]*\b(?:auto|scroll)\b/.test(body)) return [];
      const isPlaced = /(?:^|\s)position:/.test(body) || placed.test(selector);
      return [{ of: `${file}: ${selector.trim()}`, isPlaced }];
    });
  });
}

// What is hidden from the eye is placed absolutely: else it lies beside its box, and the page becomes as wide and high as that is long.
test("a box that scrolls holds whatever is placed in it", () => {
  const found = scrollers();
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(({ isPlaced }) => !isPlaced).map(({ of }) => of)).toEqual([]);
});
