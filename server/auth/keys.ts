import { createHmac, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { getOrCreateSecret } from "../queries/secrets.ts";

/** One key for each use, all made from the one secret that the database keeps. */
export interface Keys {
  readonly access: Uint8Array;
  readonly refresh: Uint8Array;
  readonly seat: Uint8Array;
  readonly device: Uint8Array;
  readonly invitation: Uint8Array;
  /** Of the marks by which clients say how far they have seen a contest. */
  readonly mark: Uint8Array;
  /** By which the processes of one service know each other. */
  readonly peers: Uint8Array;
}

export async function loadKeys(db: Kysely<Tables>): Promise<Keys> {
  const secret = await getOrCreateSecret(db, "token_key", () => randomBytes(32).toString("base64url"));
  const keyFor = (use: string) => createHmac("sha256", Buffer.from(secret, "base64url")).update(use).digest();
  return {
    access: keyFor("access"),
    refresh: keyFor("refresh"),
    seat: keyFor("seat"),
    device: keyFor("device"),
    invitation: keyFor("invitation"),
    mark: keyFor("mark"),
    peers: keyFor("peers"),
  };
}
