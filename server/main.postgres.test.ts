import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, requireTestServer } from "./test/databases.ts";
import { eventually } from "./test/eventually.ts";
import { freePort } from "./test/privateCluster.ts";

// The program itself, as one of several that share a PostgreSQL database.

const program = path.join(import.meta.dirname, "start.ts");
const tenSecondsAndMore = { timeout: 240_000 };

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly errors: () => string;
  readonly exited: Promise<number | null>;
  /** What the metrics say of this one; undefined while nobody answers. */
  metric(name: string): Promise<number | undefined>;
}

describe("several processes of the program", () => {
  const running: Started[] = [];
  const sealKey = randomBytes(32).toString("base64url");
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-several-"));
  let databaseUrl: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ databaseUrl, drop } = await createDatabase(requireTestServer()));
  });
  afterAll(async () => {
    for (const { child, exited } of running) {
      child.kill("SIGKILL");
      await exited;
    }
    fs.rmSync(dataDir, { recursive: true, force: true });
    await drop();
  });

  async function start(environment: Record<string, string>): Promise<Started> {
    const port = await freePort();
    const env = {
      ...{ PORT: `${port}`, HOST: "127.0.0.1", DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
      ...{ REGATTA_SEAL_KEY: sealKey, ...environment },
    };
    const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
    const url = `http://127.0.0.1:${port}`;
    const started = {
      child,
      url,
      errors: () => errors,
      exited,
      async metric(name: string) {
        const response = await fetch(`${url}/metrics`).catch(() => null);
        const line = (await response?.text())?.split("\n").find((one) => one.startsWith(name));
        return line === undefined ? undefined : Number(line.split(" ").at(-1));
      },
    };
    running.push(started);
    return started;
  }

  const startOfSeveral = (slot: number) =>
    start({ REDIS_URL: "redis://127.0.0.1:6379", REGATTA_SLOT: `${slot}` });
  const live = 'regatta_contests{state="live"}';

  test(
    "CLU9 one that is stopped hands its contests to the other, and one alone is refused",
    tenSecondsAndMore,
    async () => {
      const first = await startOfSeveral(1);
      // The first of all opens the demo contest.
      await eventually(async () => expect(await first.metric(live)).toBe(1));
      const second = await startOfSeveral(2);
      await eventually(async () => expect(await second.metric("regatta_lock_session")).toBe(1));
      await eventually(async () => expect(await second.metric("regatta_peers")).toBe(2));
      expect(await second.metric(live)).toBe(0);

      const alone = await start({});
      expect(await alone.exited).toBe(1);
      expect(alone.errors()).toContain(
        "Processes with REDIS_URL are using this PostgreSQL database together",
      );
      const sameSlot = await startOfSeveral(2);
      expect(await sameSlot.exited).toBe(1);
      expect(sameSlot.errors()).toContain("REGATTA_SLOT");

      first.child.kill("SIGTERM");
      await eventually(async () => expect(await second.metric(live)).toBe(1));
      expect(await first.exited).toBe(0);
      expect(first.errors()).toContain("a contest was handed over");
      expect(await second.metric('regatta_contest_claims_total{why="free"}')).toBe(1);
    },
  );

  test("CLU7 the contests of one that was killed go on at another", tenSecondsAndMore, async () => {
    const third = await startOfSeveral(3);
    await eventually(async () => expect(await third.metric("regatta_peers")).toBe(2));
    const second = running.find(
      ({ url, child }) => url !== third.url && child.exitCode === null && child.signalCode === null,
    );
    if (!second) throw new Error("nobody to kill");
    expect(await second.metric(live)).toBe(1);
    second.child.kill("SIGKILL");
    await second.exited;
    await eventually(async () => expect(await third.metric(live)).toBe(1));
    expect(await third.metric('regatta_contest_claims_total{why="gone"}')).toBe(1);
  });
});
