// Gives the organizer a new password, for when the old one is lost. The server must be stopped.
import { inspect } from "node:util";
import { hashPassword, randomPassword } from "../server/auth/passwords.ts";
import { openDatabase } from "../server/db/database.ts";
import { type Env, readCommandEnv } from "../server/env.ts";
import { redactorFor } from "../server/ops/redact.ts";
import { startupSentence } from "../server/ops/startupErrors.ts";
import { findAccountByLogin, replacePassword } from "../server/queries/accounts.ts";

let env: Env | null = null;
try {
  env = readCommandEnv();
  await givePassword(env);
} catch (error) {
  console.error(redactorFor(env)(startupSentence(error, env) ?? inspect(error)));
  process.exitCode = 1;
}

async function givePassword(env: Env): Promise<void> {
  const { login, password } = env.organizer;
  const database = await openDatabase(env);
  try {
    const account = await findAccountByLogin(database.db, login);
    if (!account) {
      console.error(`There is no account ${login}: set REGATTA_LOGIN.`);
      process.exitCode = 1;
      return;
    }
    const chosen = password ?? randomPassword();
    const passwordHash = await hashPassword(chosen);
    await replacePassword(database.db, { accountId: account.id, passwordHash, at: Date.now() });
    console.log(
      `The new password of ${account.login}: ${password === null ? chosen : "as set by REGATTA_PASSWORD"}`,
    );
  } finally {
    await database.close();
  }
}
