import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

test("one run shows the errors of every project, and fails", () => {
  const folder = mkdtempSync(join(tmpdir(), "regatta-typecheck-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const projects = ["first", "sound", "last"].map((name) => {
    const project = join(folder, name);
    mkdirSync(project);
    writeFileSync(join(project, "tsconfig.json"), '{ "compilerOptions": { "noEmit": true, "types": [] } }');
    const type = name === "sound" ? "string" : "number";
    writeFileSync(join(project, `${name}.ts`), `export const value: ${type} = "text";`);
    return project;
  });
  const run = spawnSync(process.execPath, ["scripts/typecheck.ts", ...projects], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stdout).toContain("first.ts");
  expect(run.stdout).toContain("last.ts");
  expect(run.stdout).not.toContain("sound.ts");
});
