import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sealKeyBytes } from "./seal.ts";

/** The key in the data folder cannot be used; the message is one sentence that names the file. */
export class BadSealKey extends Error {
  override readonly name = "BadSealKey";
}

const fileName = "seal.key";

/**
 * The key that PINs are sealed with: the one given, else that of the data folder, which gets one, readable for nobody else,
 * at the first start. It never is in the database. Throws {@link BadSealKey}, or what the file system throws. STO8
 */
export function loadSealKey({
  sealKey,
  dataDir,
}: {
  readonly sealKey: Uint8Array | null;
  readonly dataDir: string;
}): Uint8Array {
  if (sealKey) return sealKey;
  const file = path.join(dataDir, fileName);
  if (!fs.existsSync(file)) makeKey(file);
  const key = Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64url");
  if (key.length !== sealKeyBytes)
    throw new BadSealKey(
      `${file} holds no key of ${sealKeyBytes} bytes: put the right one there, or remove it.`,
    );
  return key;
}

/** Whole or not at all, and of several starts at once one. */
function makeKey(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${randomBytes(sealKeyBytes).toString("base64url")}\n`, { mode: 0o600 });
  try {
    fs.linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    fs.rmSync(unfinished);
  }
}
