import { onTestFinished } from "vitest";
import { migrateToLatest } from "../../db/migrate.ts";
import { createDatabase } from "../../test/databases.ts";
import { fillOld, readOldDatabase } from "../../test/oldDatabase.ts";
import { openAlone } from "../openAsIs.ts";
import { noProgress } from "../progress.ts";
import { temporaryFolder } from "./places.ts";

/** What `filled` puts into a database: contests as an old version wrote them. */
export const old = readOldDatabase("7e19be6");

/** Where an installation of Regatta has its data. */
export interface Installation {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

export function inFolder(): Installation {
  return { databaseUrl: undefined, dataDir: temporaryFolder() };
}

/** A database of its own on the server, gone when the test has finished. */
export async function onServer(serverUrl: string): Promise<Installation> {
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  onTestFinished(drop);
  return { databaseUrl, dataDir: temporaryFolder() };
}

export async function filled(installation: Installation, upToDate: boolean): Promise<Installation> {
  const { db, close } = await openAlone(installation);
  await fillOld(db, old);
  if (upToDate) await migrateToLatest(db);
  await close();
  return installation;
}

/** For a drill nobody watches. */
export const options = { sealKey: null, now: 0, progress: noProgress, say: () => {} };
