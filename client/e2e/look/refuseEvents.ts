import { randomBytes } from "node:crypto";
import pg from "pg";

/** Makes the database refuse every event of the contest with this room code. Resolves with what ends that. */
export async function refuseEvents(databaseUrl: string, roomCode: string): Promise<() => Promise<void>> {
  const name = `refuse_${randomBytes(6).toString("hex")}`;
  await using(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>("select id from contest where room_code = $1", [
      roomCode,
    ]);
    const contestId = client.escapeLiteral(rows[0]?.id ?? "");
    await client.query(
      `create function ${name}() returns trigger language plpgsql as $$ begin raise 'no event is taken'; end $$`,
    );
    await client.query(
      `create trigger ${name} before insert on event for each row when (new.contest_id = ${contestId}) execute function ${name}()`,
    );
  });
  return () =>
    using(databaseUrl, async (client) => {
      await client.query(`drop function ${name} cascade`);
    });
}

async function using(databaseUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
