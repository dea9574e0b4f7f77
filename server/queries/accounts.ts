import { type Kysely, type Selectable, sql } from "kysely";
import type { AccountTable, Tables } from "../db/tables.ts";
import { violatesUnique } from "../db/violations.ts";

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Its password was made up, and nobody has used or replaced that yet: it may be set in a browser, once. FST2 */
  readonly awaitsPassword: boolean;
}

/** Its password is known to somebody, unless it says otherwise. */
export type NewAccount = Omit<AccountRow, "awaitsPassword"> & Partial<Pick<AccountRow, "awaitsPassword">>;

/** Another account has this login, perhaps in another case. */
export class LoginTaken extends Error {
  override readonly name = "LoginTaken";
}

export async function createAccount(db: Kysely<Tables>, account: NewAccount): Promise<void> {
  const { id, login, passwordHash, createdAt, awaitsPassword = false } = account;
  try {
    await db
      .insertInto("account")
      .values({
        id,
        login,
        login_key: loginKey(login),
        password_hash: passwordHash,
        created_at: new Date(createdAt),
        awaits_password: awaitsPassword,
      })
      .execute();
  } catch (error) {
    throw violatesUnique(error, "account_login_key") ? new LoginTaken(login) : error;
  }
}

/** Makes the account unless there is one, whichever. Of several processes at once one makes it. RDS7 */
export async function createFirstAccount(db: Kysely<Tables>, account: NewAccount): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('regatta:first-account', 0))`.execute(trx);
    if ((await countAccounts(trx)) > 0) return false;
    await createAccount(trx, account);
    return true;
  });
}

/** Who has had an account for longest, and so set this installation up; undefined: nobody has one. RDS12 */
export async function findFirstAccountId(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** In any case and any Unicode spelling. */
export async function findAccountByLogin(db: Kysely<Tables>, login: string): Promise<AccountRow | undefined> {
  const row = await db
    .selectFrom("account")
    .selectAll()
    .where("login_key", "=", loginKey(login))
    .executeTakeFirst();
  return row && toAccount(row);
}

export async function findAccount(db: Kysely<Tables>, id: string): Promise<AccountRow | undefined> {
  const row = await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toAccount(row);
}

export async function countAccounts(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom("account")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** A changed password ends every sign-in of the account. Takes effect at once only where no server runs. */
export async function replacePassword(
  db: Kysely<Tables>,
  { accountId, passwordHash, at }: { accountId: string; passwordHash: string; at: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("account")
      .set({ password_hash: passwordHash, awaits_password: false })
      .where("id", "=", accountId)
      .execute();
    await trx
      .updateTable("auth_session")
      .set({ revoked_at: new Date(at) })
      .where("account_id", "=", accountId)
      .where("revoked_at", "is", null)
      .execute();
  });
}

/** The account whose password may be set in a browser. */
export async function findAccountAwaitingPassword(db: Kysely<Tables>): Promise<AccountRow | undefined> {
  const row = await db
    .selectFrom("account")
    .selectAll()
    .where("awaits_password", "=", true)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** Sets the password that an account awaits. Of several at once one succeeds; false also when it awaits none any more. FST4 */
export async function setAwaitedPassword(
  db: Kysely<Tables>,
  { accountId, passwordHash }: { readonly accountId: string; readonly passwordHash: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("account")
    .set({ password_hash: passwordHash, awaits_password: false })
    .where("id", "=", accountId)
    .where("awaits_password", "=", true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Nobody sets it in a browser any more: somebody knows it. False when it is not the password any more. FST2 */
export async function settlePassword(
  db: Kysely<Tables>,
  { id, passwordHash }: Pick<AccountRow, "id" | "passwordHash">,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("account")
    .set({ awaits_password: false })
    .where("id", "=", id)
    .where("password_hash", "=", passwordHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Made here and not by SQL's lower(), which depends on the locale of the database. */
function loginKey(login: string): string {
  return login.normalize("NFKC").toLowerCase();
}

function toAccount(row: Selectable<AccountTable>): AccountRow {
  return {
    id: row.id,
    login: row.login,
    passwordHash: row.password_hash,
    createdAt: row.created_at.getTime(),
    awaitsPassword: row.awaits_password,
  };
}
