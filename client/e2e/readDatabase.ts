import { openDatabase } from "../../server/db/database.ts";
import type { JournalRow } from "./fromJournal.ts";
import type { RunDatabase } from "./RunDatabase.ts";

/** What the tables hold of one contest, as plain rows. */
export interface StoredContest {
  readonly journal: readonly JournalRow[];
  readonly result: { readonly seq: number; readonly finishedAt: number } | null;
  readonly standings: readonly {
    readonly teamId: string;
    readonly name: string;
    readonly place: number;
    readonly balancePoints: number;
    readonly solvedCount: number;
  }[];
  readonly purchases: readonly {
    readonly purchaseId: number;
    readonly teamId: string;
    readonly cardId: number;
    readonly category: string;
    readonly row: number;
    readonly column: number;
    readonly pricePoints: number;
    readonly paidPoints: number;
    readonly status: string;
    readonly attempts: number;
    readonly rewardPoints: number;
    readonly boughtAt: number;
    readonly closedAt: number | null;
  }[];
}

/** Reads the tables directly. The server must have stopped: a database serves one process. */
export async function readContest(run: RunDatabase, roomCode: string): Promise<StoredContest> {
  const { db, close } = await openDatabase({
    databaseUrl: run.databaseUrl ?? undefined,
    dataDir: run.dataDir,
  });
  try {
    const contest = await db
      .selectFrom("contest")
      .select("id")
      .where("room_code", "=", roomCode)
      .executeTakeFirstOrThrow();
    const events = await db
      .selectFrom("event")
      .select(["seq", "type", "at", "data"])
      .where("contest_id", "=", contest.id)
      .orderBy("seq")
      .execute();
    const result = await db
      .selectFrom("contest_result")
      .selectAll()
      .where("contest_id", "=", contest.id)
      .executeTakeFirst();
    const standings = await db
      .selectFrom("result_standing")
      .selectAll()
      .where("contest_id", "=", contest.id)
      .orderBy("place")
      .execute();
    const purchases = await db
      .selectFrom("result_purchase")
      .selectAll()
      .where("contest_id", "=", contest.id)
      .orderBy("purchase_id")
      .execute();
    return {
      journal: events.map(({ seq, type, at, data }) => ({ seq, type, at: at.getTime(), data })),
      result: result ? { seq: result.seq, finishedAt: result.finished_at.getTime() } : null,
      standings: standings.map((row) => ({
        teamId: row.team_id,
        name: row.team_name,
        place: row.place,
        balancePoints: row.balance_points,
        solvedCount: row.solved_count,
      })),
      purchases: purchases.map((row) => ({
        purchaseId: row.purchase_id,
        teamId: row.team_id,
        cardId: row.card_id,
        category: row.category,
        row: row.card_row,
        column: row.card_column,
        pricePoints: row.price_points,
        paidPoints: row.paid_points,
        status: row.status,
        attempts: row.attempts,
        rewardPoints: row.reward_points,
        boughtAt: row.bought_at.getTime(),
        closedAt: row.closed_at?.getTime() ?? null,
      })),
    };
  } finally {
    await close();
  }
}
