import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../check/checking.ts";

export interface MachineFiles {
  readonly folder: string;
  /** What is cloned there, for people. */
  readonly version: string;
  remove(): void;
}

const branch = "refs/heads/main";
const somebody = ["-c", "user.name=somebody", "-c", "user.email=somebody@regatta.example"];

/** What a machine needs of this one: `regatta.git`, a repository of the files as they are now with a version to upgrade to, and the packages that are installed. */
export function gatherFiles(): MachineFiles {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-hosting-"));
  const repository = path.join(folder, "regatta.git");
  // A commit of what is changed; nothing when nothing is.
  const changed = git("-C", root, "stash", "create");
  const commit = changed === "" ? git("-C", root, "rev-parse", "HEAD") : changed;
  git("init", "--quiet", "--bare", "--initial-branch", "main", repository);
  git("-C", root, "push", "--quiet", repository, `${commit}:${branch}`);
  const newer = git(
    "-C",
    repository,
    ...somebody,
    "commit-tree",
    `${commit}^{tree}`,
    "-p",
    commit,
    "-m",
    "Newer",
  );
  git("-C", repository, "update-ref", "refs/heads/newer", newer);
  symlinkSync(realpathSync(path.join(root, "node_modules")), path.join(folder, "node_modules"));
  return {
    folder,
    version: `${commit.slice(0, 12)}${changed === "" ? "" : ", with what is not committed yet"}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8" }).trim();
}
