import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { delay, systemClock } from "../contests/clock.ts";
import { freshDataDir } from "../test/databases.ts";
import { openDatabase } from "./database.ts";
import { DatabaseInUse } from "./databaseInUse.ts";
import { lockDirectory } from "./directoryLock.ts";
import { assertDurable, poolOf } from "./pglite.ts";
import { child, expectWholeBatches, open } from "./testing/openings.ts";

/** An empty folder of this name, removed with all that lies beside it when the test ends. */
function folderFor(...names: readonly string[]): string {
  const around = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-lock-")));
  onTestFinished(() => fs.rmSync(around, { recursive: true }));
  const directory = path.join(around, ...names);
  fs.mkdirSync(directory, { recursive: true });
  return directory;
}

/** A folder of one's own for temporary files, until the test ends. */
function temporaryFiles(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-tmp-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

describe("embedded database", () => {
  let dataDir: string;
  let remove: () => void;
  beforeAll(async () => {
    ({ dataDir, remove } = await freshDataDir());
  });
  afterAll(() => remove?.());

  test("a marked statement outlives the client that prepared it", async () => {
    const pglite = await PGlite.create();
    const pool = poolOf(pglite, () => {});
    const statement = "/* prepared: triple */ select $1::int * 3 as tripled";
    for (const value of [1, 2, 3]) {
      const client = await pool.connect();
      expect((await client.query(statement, [value])).rows).toEqual([{ tripled: 3 * value }]);
      client.release(true);
      await delay(systemClock, 10); // the end of the old one would be taken for that of the new one
    }
    await pool.end();
    await pglite.close();
  });

  test("DBS4 a commit is on the disk before it is acknowledged", async () => {
    const fsync = vi.spyOn(fs, "fsyncSync");
    onTestFinished(() => fsync.mockRestore());
    const { db } = await open({ dataDir });
    fsync.mockClear();
    for (let commits = 1; commits <= 5; commits += 1) {
      await db
        .insertInto("server_secret")
        .values({ name: `n${commits}`, value: "" })
        .execute();
      expect(fsync.mock.calls.length).toBeGreaterThanOrEqual(commits);
    }
    fsync.mockClear();
    await db.selectFrom("server_secret").selectAll().execute();
    expect(fsync).not.toHaveBeenCalled();
  });

  test("DBS4 it refuses to start when commits do not reach the disk", async () => {
    const pglite = await PGlite.create({ fs: new NodeFS(path.join(dataDir, "pg")) });
    await expect(assertDurable(pglite, { syncCount: 0 })).rejects.toThrow("refusing to start");
    expect(pglite.closed).toBe(true);
  });

  test("DBS5 a second opening of the directory is refused until the first is closed", async () => {
    const first = await open({ dataDir });
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUse);
    const link = `${dataDir}-link`;
    fs.symlinkSync(dataDir, link);
    onTestFinished(() => fs.unlinkSync(link));
    await expect(openDatabase({ dataDir: link })).rejects.toThrow(DatabaseInUse);
    expect(await child("holdDatabase.ts", dataDir).nextLine()).toBe("DatabaseInUse");
    await first.close();
    await first.close();
    await open({ dataDir });
  });

  test("DBS5 a process that is killed gives the directory back", async () => {
    const holder = child("holdDatabase.ts", dataDir);
    expect(await holder.nextLine()).toBe("open");
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUse);
    await holder.kill();
    await open({ dataDir });
  });

  describe("DBS5 where sockets are files", () => {
    const lock = (directory: string) => lockDirectory(directory, "darwin");

    test("a stale one is taken over and a live one is not", async () => {
      const directory = folderFor("pg");
      const first = await lock(directory);
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      await first.release();
      fs.writeFileSync(`${directory}.sock`, "");
      const second = await lock(directory);
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      await second.release();
    });

    test("it is found from wherever somebody has their temporary files, and when these were cleaned away", async () => {
      const directory = folderFor("pg");
      const temporary = temporaryFiles();
      const first = await lock(directory);
      fs.rmSync(temporary, { recursive: true });
      vi.unstubAllEnvs();
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      await first.release();
      await (await lock(directory)).release();
    });

    test("a process of a version that had it among the temporary files is found there, and a stale one is not", async () => {
      const directory = folderFor("pg");
      const temporary = temporaryFiles();
      const { dev, ino } = fs.statSync(directory, { bigint: true });
      const file = path.join(temporary, `regatta-${dev}-${ino}.sock`);
      const former = net.createServer((socket) => socket.destroy());
      await new Promise<void>((listening) => former.listen(file, listening));
      onTestFinished(() => void former.close());
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      expect(fs.existsSync(`${directory}.sock`)).toBe(false);
      await new Promise((closed) => former.close(closed));
      fs.writeFileSync(file, "");
      await (await lock(directory)).release();
    });

    test("the folder may have a name of any length, and nothing is left behind for it", async () => {
      const directory = folderFor("x".repeat(150), "pg");
      const temporary = temporaryFiles();
      const first = await lock(directory);
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      await first.release();
      const second = await lock(directory);
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
      expect(fs.readdirSync(temporary)).toEqual([]);
      await second.release();
    });

    test("one of somebody who may not be asked is in use", async () => {
      const directory = folderFor("pg");
      fs.writeFileSync(`${directory}.sock`, "");
      const failing = (code: string) => () => {
        const socket = new net.Socket();
        queueMicrotask(() => socket.destroy(Object.assign(new Error("no"), { code })));
        return socket;
      };
      const connect = vi.spyOn(net, "connect").mockImplementation(failing("EACCES"));
      // Among the temporary files there is none.
      connect.mockImplementationOnce(failing("ENOENT"));
      await expect(lock(directory)).rejects.toThrow(DatabaseInUse);
    });

    test("on a disk that keeps none it lies among the temporary files", async () => {
      const directory = folderFor("pg");
      class Unable extends net.Server {
        override listen(): this {
          queueMicrotask(() => this.emit("error", Object.assign(new Error("no"), { code: "ENOTSUP" })));
          return this;
        }
      }
      vi.spyOn(net, "createServer").mockImplementationOnce(() => new Unable());
      const temporary = temporaryFiles();
      const first = await lock(directory);
      const { dev, ino } = fs.statSync(directory, { bigint: true });
      expect(fs.readdirSync(temporary)).toEqual([`regatta-${dev}-${ino}.sock`]);
      expect(fs.existsSync(`${directory}.sock`)).toBe(false);
      await first.release();
    });
  });

  test("DBS6 a process killed while writing leaves whole batches, and all that it acknowledged", {
    timeout: 240_000,
  }, async () => {
    await expectWholeBatches({ dataDir });
  });
});
