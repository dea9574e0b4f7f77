import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Kysely } from "kysely";
import type { Actor } from "../../shared/contest/commands.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import type { Tables } from "../db/tables.ts";
import { readContestFile } from "../files/readContestFile.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import { type MadeContest, makeContest, type NewContestOf } from "./makeContest.ts";

const demoFile = path.join(import.meta.dirname, "../../demo/math-regatta.csv");

/** What a fresh installation shows. */
export async function readFirstDemo(): Promise<ContestDocument> {
  const read = readContestFile(await readFile(demoFile), { title: "Math regatta", language: "en" });
  if (!read.ok) throw new Error(`demo/math-regatta.csv has a problem: ${JSON.stringify(read.problems[0])}`);
  return read.document;
}

/** Makes a contest and opens its lobby in the name of `actor`. */
export async function openDemoContest(
  { db, live }: { readonly db: Kysely<Tables>; readonly live: LiveContests },
  document: ContestDocument,
  owner: NewContestOf,
  actor: Actor,
): Promise<MadeContest> {
  const made = await makeContest(db, document, null, owner);
  const runner = await live.get(made.contestId);
  const command = { type: "OpenLobby" } as const;
  const reply = await runner.execute({ id: null, command, actor, receivedAt: owner.now });
  if (!reply.ok) throw new Error(`a demo's lobby did not open: ${reply.rejection.code}`);
  return made;
}
