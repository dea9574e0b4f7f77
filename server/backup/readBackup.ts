import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { BadLine, textLines } from "../files/textLines.ts";
import { Refused } from "../ops/Refused.ts";
import {
  BackupHeader,
  firstLinePattern,
  formatVersion,
  lastLineBytes,
  lastLinePattern,
  longestLineBytes,
} from "./format.ts";

export interface Backup {
  readonly header: BackupHeader;
  /** The rows as lines of JSON, table after table. Throws {@link Refused}. */
  readonly rows: () => AsyncGenerator<string>;
}

/** Opens a backup that was found to be whole. Throws {@link Refused} for any other file, and what the file system throws. OPS5 */
export async function readBackup(file: string): Promise<Backup> {
  const packed = await checkWhole(file);
  const lines = () => linesOf(file, packed);
  for await (const line of lines()) {
    const header = readHeader(file, line);
    return { header, rows: () => without(lines()) };
  }
  throw new Refused(`${file} is empty: it holds no backup.`);
}

/** Where in a file what was packed begins, and where it ends. */
interface Packed {
  readonly start: number;
  readonly end: number;
}

async function checkWhole(file: string): Promise<Packed> {
  await using handle = await open(file, "r");
  const { size } = await handle.stat();
  const [begins, version] = firstLinePattern.exec(await textAt(handle, 0, 64)) ?? [];
  if (begins === undefined) throw new Refused(`${file} is no backup of Regatta.`);
  if (Number(version) !== formatVersion)
    throw new Refused(`${file} was written by a newer version of Regatta: restore it with that one.`);
  const end = size - lastLineBytes;
  const [, sum] = lastLinePattern.exec(await textAt(handle, Math.max(0, end), lastLineBytes)) ?? [];
  if (sum === undefined)
    throw new Refused(`${file} is cut off or damaged at its end: its last line is missing.`);
  const found = createHash("sha256");
  for await (const bytes of createReadStream(file, { end: end - 1 })) found.update(bytes);
  if (found.digest("hex") !== sum) throw new Refused(`${file} is damaged: its checksum does not fit.`);
  return { start: begins.length, end };
}

async function textAt(handle: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead).toString("latin1");
}

function readHeader(file: string, line: string): BackupHeader {
  const read = BackupHeader.safeParse(parsed(line));
  if (!read.success) throw new Refused(`${file} is no backup that this version of Regatta can read.`);
  return read.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function* without(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  await lines.next(); // the header
  yield* lines;
}

async function* linesOf(file: string, { start, end }: Packed): AsyncGenerator<string> {
  const unpacked = createReadStream(file, { start, end: end - 1 }).pipe(createGunzip());
  try {
    yield* textLines(unpacked, longestLineBytes);
  } catch (error) {
    if (error instanceof BadLine) throw new Refused(`${file} is damaged: ${error.message}.`);
    throw isOfZlib(error) ? new Refused(`${file} is damaged: it cannot be unpacked.`) : error;
  } finally {
    unpacked.destroy();
  }
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
}
