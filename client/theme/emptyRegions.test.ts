import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const client = path.join(import.meta.dirname, "..");

test("PAG42 a region that waits for its words takes no place, and neither does what stands around it alone", () => {
  const css = readFileSync(path.join(client, "theme/base.css"), "utf8");
  expect(css).toMatch(/:is\(\[role="status"\], \[role="alert"\]\):empty \{\s*position: absolute;\s*\}/);
  const files = globSync("pages/**/*.tsx", { cwd: client });
  expect(files.length).toBeGreaterThan(100);
  const boxed = files.filter((file) => {
    const text = readFileSync(path.join(client, file), "utf8");
    return /<div>\s*<TroubleNotice\b[^<>]*\/>\s*<\/div>/.test(text);
  });
  expect(boxed).toEqual([]);
});
