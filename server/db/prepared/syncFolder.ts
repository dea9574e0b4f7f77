import { open, readdir } from "node:fs/promises";
import path from "node:path";

/** As many as Node's pool of threads takes at once; a file system writes its log once for all that wait together. */
const atOnce = 4;

/** Brings every file of a folder to the disk, and their names; nothing may be written there meanwhile. */
export async function syncFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const names = (fits: (entry: (typeof entries)[number]) => boolean) =>
    entries.filter(fits).map(({ parentPath, name }) => path.join(parentPath, name));
  const files = names((entry) => entry.isFile());
  // Windows has no such call for folders, and needs none.
  const folders = process.platform === "win32" ? [] : [folder, ...names((entry) => entry.isDirectory())];
  const waiting = [
    ...files.map((name) => [name, "r+"] as const),
    ...folders.map((name) => [name, "r"] as const),
  ];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await sync(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function sync([name, flags]: readonly [name: string, flags: string]): Promise<void> {
  await using handle = await open(name, flags);
  await handle.sync();
}
