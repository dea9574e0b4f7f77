import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { DatabaseInUse } from "./databaseInUse.ts";

export interface DirectoryLock {
  readonly release: () => Promise<void>;
}

/** Some systems take no name of a socket with more bytes than about a hundred. */
const longestName = 100;
/** What a file system says that keeps no sockets. */
const keepsNoSockets = ["ENOTSUP", "EOPNOTSUPP", "EINVAL", "EPERM"];
/** What a file says on which nobody listens. */
const nobodyListens = ["ECONNREFUSED", "ENOTSOCK", "ENOENT"];

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
      return listenBeside(directory, name, inUse);
  }
}

/**
 * The socket's file lies beside the directory. The folder for temporary files may be another one for each who starts the
 * program, and is cleaned while it runs: it serves only where a disk keeps no sockets. DBS5
 */
async function listenBeside(directory: string, name: string, inUse: DatabaseInUse): Promise<DirectoryLock> {
  const temporary = path.join(os.tmpdir(), `${name}.sock`);
  // A version of before always had it there, and may run still.
  if (await isAnswered(temporary)) throw inUse;
  try {
    return await listenAtFile(`${fs.realpathSync(directory)}.sock`, inUse);
  } catch (error) {
    if (error === inUse || !keepsNoSockets.includes(codeOf(error))) throw error;
    return listenAtFile(temporary, inUse);
  }
}

/** A socket in the file system outlives its process: one that nobody answers on is stale and is taken away. */
async function listenAtFile(file: string, inUse: DatabaseInUse): Promise<DirectoryLock> {
  const listenHere = () => withShortName(file, (name) => listen(name, inUse));
  try {
    return await listenHere();
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
  return listenHere();
}

/** A file whose name is too long for a socket is reached through a link to its folder, for as long as that takes. */
async function withShortName<T>(file: string, reach: (name: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(file) <= longestName) return reach(file);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-"));
  try {
    const link = path.join(folder, "to");
    fs.symlinkSync(path.dirname(file), link);
    return await reach(path.join(link, path.basename(file)));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
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

/** Whoever may not ask, or hears something else, takes it for answered. */
function isAnswered(file: string): Promise<boolean> {
  return withShortName(
    file,
    (name) =>
      new Promise<boolean>((resolve) => {
        const socket = net.connect(name);
        const answer = (answered: boolean) => {
          socket.destroy();
          resolve(answered);
        };
        socket.once("connect", () => answer(true));
        socket.once("error", (error) => answer(!nobodyListens.includes(codeOf(error))));
      }),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
