import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { getOrCreateSecret } from "../queries/secrets.ts";
import { BadSealKey, sealKeyFingerprint } from "./sealKey.ts";

/**
 * Refuses a key that is not the one by which the other processes of this database seal PINs: each would read what another
 * sealed as broken. The database learns no more of the key than that it is this one. Throws {@link BadSealKey}. RDS7
 */
export async function checkSharedSealKey(db: Kysely<Tables>, sealKey: Uint8Array): Promise<void> {
  const mark = sealKeyFingerprint(sealKey);
  const first = await getOrCreateSecret(db, "seal_key_mark", () => mark);
  if (first !== mark)
    throw new BadSealKey(
      "REGATTA_SEAL_KEY must be the same for all processes of one database, and this one has another: give them all the line in DATA_DIR/seal.key of the first.",
    );
}
