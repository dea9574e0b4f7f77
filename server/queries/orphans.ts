import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { withPhase } from "./contestRows.ts";

/**
 * Contests under way, of which no session holds the lock. `left`: of those that a process of several claimed last and has
 * not let go of, which an index finds; `all`: of all.
 */
export async function listOrphanIds(db: Kysely<Tables>, which: "left" | "all"): Promise<readonly string[]> {
  const rows = await withPhase(db)
    .innerJoin("contest_owner as owner", "owner.contest_id", "contest.id")
    .select("contest.id")
    .$if(which === "left", (query) => query.where("owner.process_id", "is not", null))
    .where("phase_event.type", "not in", ["ContestCreated", "ContestFinished"])
    .where("contest.deleted_at", "is", null)
    .where(sql<boolean>`not exists (select from held_lock where key = contest_lock_key(contest.id))`)
    .orderBy("contest.id")
    .execute();
  return rows.map(({ id }) => id);
}
