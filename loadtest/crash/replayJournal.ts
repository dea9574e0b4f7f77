import type { Kysely } from "kysely";
import type { Tables } from "../../server/db/tables.ts";
import { SqlJournal } from "../../server/journal/sqlJournal.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { runSeal } from "../seal.ts";

/** What the whole journal of a contest leads to, its PINs opened. Throws when it has no events. */
export async function replayJournal(db: Kysely<Tables>, contestId: string): Promise<ContestState> {
  const entries = await new SqlJournal(db, runSeal).read(contestId, 0, Number.MAX_SAFE_INTEGER);
  return replay(entries.map(({ event }) => event));
}
