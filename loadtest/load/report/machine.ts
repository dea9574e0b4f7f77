import os from "node:os";
import pg from "pg";

/** What the figures of a run depend on. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly system: string;
  /** Null: the embedded database. */
  readonly postgres: string | null;
}

export async function describeMachine(serverUrl: string | null): Promise<Machine> {
  const [first] = os.cpus();
  return {
    cores: os.cpus().length,
    processor: first?.model.trim() ?? "unknown",
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    system: `${os.type()} ${os.release()}`,
    postgres: serverUrl === null ? null : await postgresVersion(serverUrl),
  };
}

/** In one line. */
export function machineLine({ cores, processor, memoryGigabytes, node, postgres }: Machine): string {
  const database = postgres === null ? "embedded database" : `PostgreSQL ${postgres}`;
  return `${cores} × ${processor}, ${memoryGigabytes} GB, Node ${node}, ${database}`;
}

async function postgresVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version ?? "unknown";
  } finally {
    await client.end();
  }
}
