import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { readContestFile } from "../files/readContestFile.ts";
import { type MadeContest, makeContest, type NewContestOf } from "./makeContest.ts";

const demoFile = path.join(import.meta.dirname, "../../demo/math-regatta.csv");

/** The contest that a fresh installation shows. */
export async function makeDemoContest(db: Kysely<Tables>, owner: NewContestOf): Promise<MadeContest> {
  const read = readContestFile(await readFile(demoFile), { title: "Math regatta", language: "en" });
  if (!read.ok) throw new Error(`demo/math-regatta.csv has a problem: ${JSON.stringify(read.problems[0])}`);
  return makeContest(db, read.document, null, owner);
}
