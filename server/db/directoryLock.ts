import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { DatabaseInUse } from "./databaseInUse.ts";

export interface DirectoryLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes a directory for this process alone, until released or until the process dies, however it dies:
 * the lock is a listening socket, which the operating system takes back. Throws {@link DatabaseInUse}.
 * On Linux it does not reach across network namespaces: two containers sharing a volume do not see each other.
 */
export async function lockDirectory(
  directory: string,
  platform: NodeJS.Platform = process.platform,
): Promise<DirectoryLock> {
  const { dev, ino } = fs.statSync(directory, { bigint: true });
  const name = `regatta-${dev}-${ino}`;
  const inUse = new DatabaseInUse(`Another process is using the data directory ${path.resolve(directory)}`);
  switch (platform) {
    case "linux":
      return listen(`\0${name}`, inUse);
    case "win32":
      return listen(`\\\\.\\pipe\\${name}`, inUse);
    default:
      return listenAtFile(path.join(os.tmpdir(), `${name}.sock`), inUse);
  }
}

/** A socket in the file system outlives its process: one that nobody answers on is stale and is taken away. */
async function listenAtFile(file: string, inUse: DatabaseInUse): Promise<DirectoryLock> {
  try {
    return await listen(file, inUse);
  } catch (error) {
    if (error !== inUse || (await isAnswered(file))) throw error;
  }
  // Moved aside first: between the look and the removal somebody else may have put a live one there.
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    throw inUse;
  }
  if (await isAnswered(aside)) {
    fs.renameSync(aside, file);
    throw inUse;
  }
  fs.unlinkSync(aside);
  return listen(file, inUse);
}

function listen(address: string, inUse: DatabaseInUse): Promise<DirectoryLock> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? inUse : error),
    );
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve({ release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}

function isAnswered(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(file);
    const answer = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}
