import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type ImportedContest, importContest } from "./importContest.ts";
import type { NewContestOf } from "./makeContest.ts";

const demoFile = path.join(import.meta.dirname, "../../demo/math-regatta.csv");

/** The contest that a fresh installation shows. */
export async function makeDemoContest(
  db: Kysely<Tables>,
  owner: NewContestOf,
): Promise<Extract<ImportedContest, { ok: true }>> {
  const file = await readFile(demoFile);
  const made = await importContest(
    db,
    { file, title: "Math regatta", language: "en", startsAt: null },
    owner,
  );
  if (!made.ok) throw new Error(`demo/math-regatta.csv has a problem: ${JSON.stringify(made.problems[0])}`);
  return made;
}
