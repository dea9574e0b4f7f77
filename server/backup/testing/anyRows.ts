import { createHash } from "node:crypto";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../../db/tables.ts";

/** Whatever a text column may hold: no NUL, and no half of a pair. */
const text = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .map((made) => `${made}\u2028\n"\\é🦆`.replaceAll("\0", "").toWellFormed());
const time = fc.date({ min: new Date(0), max: new Date("2099-01-01"), noInvalidDate: true });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 3_000 });
const json = fc.dictionary(
  fc.constantFrom("a", "ключ", "c"),
  fc.oneof(text, fc.double(), fc.integer(), fc.constant(null)),
  {
    maxKeys: 3,
  },
);

const contest = fc.record({
  title: text,
  createdAt: time,
  deletedAt: fc.option(time),
  aliveAt: fc.option(time),
  epoch: fc.nat(2 ** 40),
  events: fc.array(fc.record({ at: time, actor: text, data: json }), { maxLength: 30 }),
  pictures: fc.uniqueArray(bytes, { maxLength: 3, selector: (made) => made.join() }),
});

/** What a database may hold, of some tables at least. */
export const anyContent = fc.record({
  secrets: fc.dictionary(text, text, { maxKeys: 3 }),
  contests: fc.array(contest, { maxLength: 4 }),
});
/** Content that is the same in every run: a secret, and contests with events and pictures. */
export const sampleContent: Content = {
  secrets: { token: "s3cret" },
  contests: fc
    .sample(anyContent, { seed: 7, numRuns: 20 })
    .flatMap(({ contests }) => contests)
    .slice(0, 5),
};
export type Content = typeof anyContent extends fc.Arbitrary<infer C> ? C : never;

/** Puts it into a database that is up to date. */
export async function insertContent(db: Kysely<Tables>, { secrets, contests }: Content): Promise<void> {
  const created_at = new Date(5);
  await db
    .insertInto("account")
    .values({ id: "a", login: "A", login_key: "a", password_hash: "x", created_at, awaits_password: true })
    .execute();
  for (const [name, value] of Object.entries(secrets))
    await db.insertInto("server_secret").values({ name, value }).execute();
  for (const [index, made] of contests.entries()) {
    const id = `c${index}`;
    await db
      .insertInto("contest")
      .values({
        id,
        owner_account_id: "a",
        title: made.title,
        room_code: `CODE${index}`,
        language: "ru",
        created_at: made.createdAt,
        deleted_at: made.deletedAt,
      })
      .execute();
    await db
      .insertInto("contest_owner")
      .values({ contest_id: id, epoch: made.epoch, alive_at: made.aliveAt })
      .execute();
    for (const [position, { at, actor, data }] of made.events.entries())
      await db
        .insertInto("event")
        .values({
          contest_id: id,
          seq: position + 1,
          epoch: made.epoch,
          at,
          command_key: `k${position}`,
          command_index: 0,
          actor,
          type: "Anything",
          version: 1,
          data: JSON.stringify(data),
        })
        .execute();
    for (const picture of made.pictures)
      await sql`
        insert into media (contest_id, id, type, width, height, byte_count, bytes)
        values (${id}, ${createHash("sha256").update(picture).digest("hex").slice(0, 32)}, 'image/png', 3, 4,
          ${picture.length}, ${Buffer.from(picture)})
      `.execute(db);
  }
}
