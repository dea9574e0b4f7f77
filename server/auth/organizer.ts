import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type AccountRow, countAccounts, createFirstAccount } from "../queries/accounts.ts";
import { hashPassword, randomPassword } from "./passwords.ts";

export interface FirstOrganizer {
  readonly account: AccountRow;
  /** To be shown once, when it was made up here; null when the environment gave it. */
  readonly madeUpPassword: string | null;
}

/** Makes the organizer's account in a database that has none yet; null when it has one, or another process was faster. RDS7 */
export async function createFirstOrganizer(
  db: Kysely<Tables>,
  { login, password }: { readonly login: string; readonly password: string | null },
  now: number,
): Promise<FirstOrganizer | null> {
  if ((await countAccounts(db)) > 0) return null;
  const madeUpPassword = password === null ? randomPassword() : null;
  const passwordHash = await hashPassword(password ?? madeUpPassword ?? "");
  const awaitsPassword = madeUpPassword !== null;
  const account: AccountRow = { id: randomUUID(), login, passwordHash, createdAt: now, awaitsPassword };
  return (await createFirstAccount(db, account)) ? { account, madeUpPassword } : null;
}
