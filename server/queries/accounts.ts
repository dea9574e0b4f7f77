import type { Kysely, Selectable } from "kysely";
import type { AccountTable, Tables } from "../db/tables.ts";
import { violatesUnique } from "../db/violations.ts";

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Another account has this login, perhaps in another case. */
export class LoginTaken extends Error {
  override readonly name = "LoginTaken";
}

export async function createAccount(db: Kysely<Tables>, account: AccountRow): Promise<void> {
  const { id, login, passwordHash, createdAt } = account;
  try {
    await db
      .insertInto("account")
      .values({
        id,
        login,
        login_key: loginKey(login),
        password_hash: passwordHash,
        created_at: new Date(createdAt),
      })
      .execute();
  } catch (error) {
    throw violatesUnique(error, "account_login_key") ? new LoginTaken(login) : error;
  }
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
      .set({ password_hash: passwordHash })
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
  };
}
