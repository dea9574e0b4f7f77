import pg from "pg";
import {
  type PrivateCluster,
  type PrivateClusterOptions,
  startPrivateCluster,
} from "../../server/test/privateCluster.ts";

/** A replica that follows the server of `primaryUrl` asynchronously. Takes a second: it copies all of it. */
export function startReplica(
  primaryUrl: string,
  options: Omit<PrivateClusterOptions, "makeData"> = {},
): Promise<PrivateCluster> {
  return startPrivateCluster({
    ...options,
    makeData: (data, run) =>
      run("pg_basebackup", ["-D", data, "-d", primaryUrl, "-R", "-X", "stream", "-c", "fast", "--no-sync"]),
  });
}

/** From now on it gets nothing more from its primary. Resolves when nothing comes any more. */
export async function cutOff(replica: PrivateCluster): Promise<void> {
  await asAdmin(replica.url, async (client) => {
    await client.query("alter system set primary_conninfo = ''");
    await client.query("select pg_reload_conf()");
    for (;;) {
      const { rows } = await client.query("select from pg_stat_wal_receiver");
      if (rows.length === 0) return;
    }
  });
}

/** Makes it the primary. Resolves when it takes writes. */
export async function promote(replica: PrivateCluster): Promise<void> {
  await asAdmin(replica.url, (client) => client.query("select pg_promote(true, 60)"));
}

/** Runs work on a connection of an administrator's own. */
export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
