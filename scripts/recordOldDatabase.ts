// Records what an earlier version of the program leaves in a database, as a golden one that every later version must open (OPS12):
// node scripts/recordOldDatabase.ts COMMIT
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const commit = process.argv[2];
if (!commit) {
  console.error("Usage: node scripts/recordOldDatabase.ts COMMIT");
  process.exit(2);
}
const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
const name = git("rev-parse", "--short=7", commit);
const tree = path.join(mkdtempSync(path.join(tmpdir(), "regatta-old-")), "tree");
git("worktree", "add", "--detach", tree, commit);
try {
  symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
  // Its helpers are that version's own.
  const test = "server/test/recordOldDatabase.test.ts";
  cpSync(path.join(root, "server/test/recordOldDatabase.ts"), path.join(tree, test));
  const file = path.join(root, "server/test/golden", `${name}.json`);
  const env = { ...process.env, DATABASE_URL: "" };
  execFileSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", test], {
    cwd: tree,
    env,
    stdio: "inherit",
  });
  cpSync(path.join(tree, "recorded.json"), file);
  console.log(`Wrote ${path.relative(root, file)}.`);
} finally {
  git("worktree", "remove", "--force", tree);
  rmSync(path.dirname(tree), { recursive: true, force: true });
}
