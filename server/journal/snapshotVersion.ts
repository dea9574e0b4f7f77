import { createHash } from "node:crypto";
import { stateForm } from "../../shared/contest/stored/stateForm.ts";

/** Names the form of states that this version of the program makes: it reads only snapshots of its own. STO4 */
export const snapshotVersion = createHash("sha256").update(stateForm).digest("base64url").slice(0, 22);
