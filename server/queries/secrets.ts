import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** The secret of this name; made by `make` the first time. Everybody gets the same one, also when racing. */
export async function getOrCreateSecret(
  db: Kysely<Tables>,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const find = db.selectFrom("server_secret").select("value").where("name", "=", name);
  const found = await find.executeTakeFirst();
  if (found !== undefined) return found.value;
  await db
    .insertInto("server_secret")
    .values({ name, value: await make() })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return (await find.executeTakeFirstOrThrow()).value;
}
