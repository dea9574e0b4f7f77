import fs from "node:fs";
import path from "node:path";
import { isOpenToOthers } from "../secretFiles.ts";
import { makeFolder } from "../syncNames.ts";
import { lockDirectory } from "./directoryLock.ts";

export interface EmbeddedFolder {
  readonly directory: string;
  readonly release: () => Promise<void>;
}

/** The folder of the embedded database, for this process alone; made where it is missing. Throws `DatabaseInUse`. DBS5 */
export async function takeEmbeddedFolder(dataDir: string): Promise<EmbeddedFolder> {
  const directory = path.join(dataDir, "pg");
  makeFolder(directory);
  // One that was copied from elsewhere: nobody else reads what is in it. SCY3
  if (isOpenToOthers(fs.statSync(directory).mode)) fs.chmodSync(directory, 0o700);
  const { release } = await lockDirectory(directory);
  return { directory, release };
}
