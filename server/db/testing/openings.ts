import { expect, onTestFinished } from "vitest";
import { sampleAt, sampleDefinition } from "../../journal/samples.ts";
import { SqlJournal } from "../../journal/sqlJournal.ts";
import { createAccount } from "../../queries/accounts.ts";
import { createContest } from "../../queries/contests.ts";
import { testSeal } from "../../test/seal.ts";
import { type Database, type DatabaseOptions, openDatabase } from "../database.ts";
import { startChild } from "./childProcess.ts";

export const teacher = { id: "teacher", login: "teacher", passwordHash: "", createdAt: sampleAt };

/** Opens a database that is closed when the test ends. */
export async function open(options: DatabaseOptions): Promise<Database> {
  const database = await openDatabase(options);
  onTestFinished(() => database.close());
  return database;
}

/** Runs a program of this folder, and kills it when the test ends. */
export function child(program: string, ...args: string[]) {
  const started = startChild(program, args);
  onTestFinished(async () => void (await started.kill()));
  return started;
}

/** Kills a process in the middle of writing, four times, and looks at what it left. */
export async function expectWholeBatches(options: DatabaseOptions): Promise<void> {
  const { contestId } = sampleDefinition(1);
  const first = await openDatabase(options);
  await createAccount(first.db, teacher);
  await createContest(first.db, { ownerAccountId: "teacher", definition: sampleDefinition(1), at: sampleAt });
  await first.close();
  for (let round = 0; round < 4; round += 1) {
    const args = [options.dataDir, contestId, options.databaseUrl];
    const writer = child("appendForever.ts", ...args.filter((arg) => arg !== undefined));
    let acknowledged = 0;
    for (let line = 0; line < 20 + round * 7; line += 1) acknowledged = Number(await writer.nextLine());
    for (const line of await writer.kill()) acknowledged = Number(line);

    const { db, close } = await openDatabase(options);
    const seqs = (await new SqlJournal(db, testSeal).read(contestId, 0, 1_000_000)).map(({ seq }) => seq);
    await close();
    expect(acknowledged).toBeGreaterThan(20);
    expect(seqs.length).toBeGreaterThanOrEqual(acknowledged);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect((seqs.length - 1) % 3).toBe(0);
  }
}
