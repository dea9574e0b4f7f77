import { sealKeyBytes, sealWith } from "../journal/seal.ts";

/** The seal of all tests. */
export const testSeal = sealWith(new Uint8Array(sealKeyBytes).fill(7));
