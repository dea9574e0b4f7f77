import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const credits = fs.readFileSync(path.join(import.meta.dirname, "public/CREDITS.md"), "utf8").toLowerCase();

/** Of a package's module, the package, as the list calls it. The build takes Phaser's sources under a name of their own. */
function packageOf(module: string): string {
  if (module.startsWith("phaser-src")) return "phaser";
  const [scope = "", name = ""] = module.split("/");
  return scope === "@colyseus" ? "colyseus" : scope.startsWith("@") ? `${scope}/${name}` : scope;
}

test("every package that the pages carry is credited", () => {
  const sources = fs
    .globSync("client/**/*.{ts,tsx}", { cwd: path.join(import.meta.dirname, "..") })
    .filter((file) => !/\.test\.tsx?$|\/e2e\/|\/fuzz\/|\/testing\//.test(file));
  const packages = new Set<string>();
  for (const file of sources) {
    const source = fs.readFileSync(path.join(import.meta.dirname, "..", file), "utf8");
    for (const [, module = ""] of source.matchAll(
      /^import (?!type )[^"]*"([^."][^"]*)"|import\("([^."][^"]*)"\)/gm,
    ))
      if (!module.startsWith("node:")) packages.add(packageOf(module).toLowerCase());
  }
  expect(packages.size).toBeGreaterThan(5);
  expect([...packages].filter((name) => name !== "" && !credits.includes(name))).toEqual([]);
});
