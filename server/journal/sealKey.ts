import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isOpenToOthers } from "../secretFiles.ts";
import { makeFolder, syncNames } from "../syncNames.ts";
import { sealKeyBytes } from "./seal.ts";

/** The key in the data folder cannot be used; the message is one sentence that names the file. */
export class BadSealKey extends Error {
  override readonly name = "BadSealKey";
  /** Whether it is refused because others may use it. */
  readonly isOpen: boolean;

  constructor(message: string, { isOpen = false } = {}) {
    super(message);
    this.isOpen = isOpen;
  }
}

const fileName = "seal.key";

interface KeyPlaces {
  readonly sealKey: Uint8Array | null;
  readonly dataDir: string;
}

/**
 * The key that PINs are sealed with: the one given, else that of the data folder, which gets one, readable for nobody else,
 * at the first start. It never is in the database. Throws {@link BadSealKey}, also where others may read the file, or what the
 * file system throws. STO8 SCY3
 */
export function loadSealKey(places: KeyPlaces): Uint8Array {
  const found = findSealKey(places);
  if (found) return found;
  keepSealKey(places.dataDir, randomBytes(sealKeyBytes));
  const kept = findSealKey(places);
  if (!kept) throw new Error("the key that was just kept is gone");
  return kept;
}

/** The same key; null, and none is made, where there is none yet. */
export function findSealKey({ sealKey, dataDir }: KeyPlaces): Uint8Array | null {
  if (sealKey) return sealKey;
  const file = sealKeyFile(dataDir);
  if (!fs.existsSync(file)) return null;
  if (isOpenToOthers(fs.statSync(file).mode))
    throw new BadSealKey(`${file} may be read or written by others: chmod 600 it.`, { isOpen: true });
  const key = Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64url");
  if (key.length !== sealKeyBytes)
    throw new BadSealKey(
      `${file} holds no key of ${sealKeyBytes} bytes: put the right one there, or remove it.`,
    );
  return key;
}

/** Puts a key into the data folder unless there is one. Whole and on the disk, or not at all, and of several starts at once one. */
export function keepSealKey(dataDir: string, key: Uint8Array): void {
  const file = sealKeyFile(dataDir);
  makeFolder(path.dirname(file));
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${Buffer.from(key).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    fs.linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    fs.rmSync(unfinished);
  }
  syncNames(path.dirname(file));
}

export function sealKeyFile(dataDir: string): string {
  return path.join(dataDir, fileName);
}

/** Tells keys apart, and nothing of a key. */
export function sealKeyFingerprint(key: Uint8Array): string {
  return createHash("sha256").update("regatta seal key ").update(key).digest("hex").slice(0, 16);
}
