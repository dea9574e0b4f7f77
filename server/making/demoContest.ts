import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Kysely } from "kysely";
import type { RoomLimits } from "../../shared/contest/state.ts";
import type { Tables } from "../db/tables.ts";
import { type MadeContest, makeContest } from "./makeContest.ts";

const demoFile = path.join(import.meta.dirname, "../../demo/math-regatta.csv");

/** The contest that a fresh installation shows. */
export async function makeDemoContest(
  db: Kysely<Tables>,
  owner: { readonly ownerAccountId: string; readonly limits: RoomLimits; readonly now: number },
): Promise<Extract<MadeContest, { ok: true }>> {
  const made = await makeContest(
    db,
    {
      file: await readFile(demoFile),
      title: "Math regatta",
      language: "en",
      durationMs: 40 * 60_000,
      startsAt: null,
      rules: {},
    },
    owner,
  );
  if (!made.ok) throw new Error(`demo/math-regatta.csv has a problem: ${JSON.stringify(made.problems[0])}`);
  return made;
}
