import pg from "pg";

/** Takes a contest's last events out of the database, as one that went back has lost them. */
export async function deleteLastEvents(databaseUrl: string, roomCode: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const contest = "select id from contest where room_code = $1";
    const kept = `(select max(seq) from event where contest_id = (${contest})) - $2`;
    await client.query("begin");
    await client.query(`delete from snapshot where contest_id = (${contest}) and seq > ${kept}`, [
      roomCode,
      count,
    ]);
    await client.query(`delete from event where contest_id = (${contest}) and seq > ${kept}`, [
      roomCode,
      count,
    ]);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
