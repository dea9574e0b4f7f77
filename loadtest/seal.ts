import { sealKeyBytes, sealWith } from "../server/journal/seal.ts";

const key = new Uint8Array(sealKeyBytes).fill(9);

/** For `REGATTA_SEAL_KEY` of the servers that are run here. */
export const runSealKey = Buffer.from(key).toString("base64url");

/** Opens what they sealed. */
export const runSeal = sealWith(key);
