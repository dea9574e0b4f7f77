import type { Kysely, Selectable } from "kysely";
import type { AuthSessionTable, Tables } from "../db/tables.ts";

/** A signed-in browser of an account. Times are ms since 1970. */
export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly refreshHash: string;
  readonly previousRefreshHash: string | null;
  readonly rotatedAt: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

export type NewSession = Pick<SessionRow, "id" | "accountId" | "refreshHash" | "createdAt" | "expiresAt">;

export async function insertSession(db: Kysely<Tables>, session: NewSession): Promise<void> {
  await db
    .insertInto("auth_session")
    .values({
      id: session.id,
      account_id: session.accountId,
      refresh_hash: session.refreshHash,
      previous_refresh_hash: null,
      rotated_at: null,
      created_at: new Date(session.createdAt),
      expires_at: new Date(session.expiresAt),
      revoked_at: null,
    })
    .execute();
}

/** The session whose current or previous token has this hash: compare with `refreshHash`. Revoked and expired too. */
export async function findSessionByRefreshHash(
  db: Kysely<Tables>,
  hash: string,
): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom("auth_session")
    .selectAll()
    .where((eb) => eb.or([eb("refresh_hash", "=", hash), eb("previous_refresh_hash", "=", hash)]))
    .executeTakeFirst();
  return row && toSession(row);
}

/** The session whose current token has one of these hashes, unless it is revoked. */
export async function findSessionIdByRefreshHashes(
  db: Kysely<Tables>,
  hashes: readonly string[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom("auth_session")
    .select("id")
    .where("refresh_hash", "in", hashes)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row?.id;
}

export interface Rotation {
  readonly id: string;
  readonly fromHash: string;
  readonly toHash: string;
  /** Milliseconds since 1970, both. */
  readonly at: number;
  readonly expiresAt: number;
}

/** Replaces the token. Of two at once one succeeds; false also when the session is revoked. */
export async function rotateSession(db: Kysely<Tables>, rotation: Rotation): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("auth_session")
    .set({
      refresh_hash: rotation.toHash,
      previous_refresh_hash: rotation.fromHash,
      rotated_at: new Date(rotation.at),
      expires_at: new Date(rotation.expiresAt),
    })
    .where("id", "=", rotation.id)
    .where("refresh_hash", "=", rotation.fromHash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps the time of the first revocation. */
export async function revokeSession(db: Kysely<Tables>, id: string, at: number): Promise<void> {
  await db
    .updateTable("auth_session")
    .set({ revoked_at: new Date(at) })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute();
}

/** Deletes those whose tokens have all run out before then, ms since 1970. QRY10 */
export async function deleteExpiredSessions(db: Kysely<Tables>, before: number): Promise<void> {
  await db.deleteFrom("auth_session").where("expires_at", "<", new Date(before)).execute();
}

/** Sessions whose access tokens may still be around although they are revoked. */
export async function listRevokedSessionIds(db: Kysely<Tables>, now: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("auth_session")
    .select("id")
    .where("revoked_at", "is not", null)
    .where("expires_at", ">", new Date(now))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Sessions that were revoked at that time, ms since 1970, or later. */
export async function listSessionsRevokedSince(
  db: Kysely<Tables>,
  since: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("auth_session")
    .select("id")
    .where("revoked_at", ">=", new Date(since))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

function toSession(row: Selectable<AuthSessionTable>): SessionRow {
  return {
    id: row.id,
    accountId: row.account_id,
    refreshHash: row.refresh_hash,
    previousRefreshHash: row.previous_refresh_hash,
    rotatedAt: row.rotated_at?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}
