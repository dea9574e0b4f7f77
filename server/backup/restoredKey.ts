import { rmSync } from "node:fs";
import { findSealKey, keepSealKey, sealKeyFile, sealKeyFingerprint } from "../journal/sealKey.ts";
import { Refused } from "../ops/Refused.ts";
import type { BackupHeader } from "./format.ts";

interface KeyPlaces {
  readonly sealKey: Uint8Array | null;
  readonly dataDir: string;
}

/** What becomes of the key that the PINs of a backup are sealed with. */
export interface RestoredKey {
  /** Puts it where the program looks for it; nothing where it is there, or not in the backup. */
  readonly keep: () => void;
  /** Takes it away again, when the rest failed. */
  readonly undo: () => void;
  /** The file in which it is kept then; null: none is written. */
  readonly keptIn: string | null;
  /** For whoever restores: that nobody will know the PINs; null: all is well. */
  readonly note: string | null;
}

const nothing = () => {};

/** Throws {@link Refused} where another key than the backup's is in its place. OPS4 */
export function restoredKey({ key, keyFingerprint }: BackupHeader, places: KeyPlaces): RestoredKey {
  const here = findSealKey(places);
  const isHere = here !== null && sealKeyFingerprint(here) === keyFingerprint;
  if (isHere || keyFingerprint === null) return nothingToKeep(null);
  if (key === undefined) return nothingToKeep(unknownPins(keyFingerprint));
  const file = sealKeyFile(places.dataDir);
  if (here) throw new Refused(anotherKey(places.sealKey ? null : file));
  let isKept = false;
  return {
    keep() {
      keepSealKey(places.dataDir, Buffer.from(key, "base64url"));
      isKept = true;
    },
    undo() {
      if (isKept) rmSync(file, { force: true });
    },
    keptIn: file,
    note: null,
  };
}

function nothingToKeep(note: string | null): RestoredKey {
  return { keep: nothing, undo: nothing, keptIn: null, note };
}

/** `file`: which holds it; null: the environment says it, and the program would look nowhere else. */
function anotherKey(file: string | null): string {
  return file === null
    ? "REGATTA_SEAL_KEY is another key than that of the backup: set it to that one, which is REGATTA_SEAL_KEY or the line in DATA_DIR/seal.key where the backup was made."
    : `${file} is another key than that of the backup: take it away first.`;
}

function unknownPins(fingerprint: string): string {
  return (
    `The key of the PINs (${fingerprint}) is not here. Put the seal.key of before into DATA_DIR, or set REGATTA_SEAL_KEY, before the next start; ` +
    "otherwise PINs read as unknown, and teams get new ones from the console."
  );
}
