import type { Kysely } from "kysely";
import type { ContestState } from "../../shared/contest/state.ts";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import { picturesOfCards } from "../../shared/writtenPictures.ts";
import type { Tables } from "../db/tables.ts";
import { listContestTitles, shelveBeside } from "../queries/library.ts";
import { copyMedia } from "../queries/media.ts";
import { copyTitle } from "./copyTitle.ts";
import { makeContest, type NewContestOf } from "./makeContest.ts";

/** Makes a contest, in draft, with the content of another one: without its teams, its start time and its past. LIB4 */
export async function duplicateContest(
  db: Kysely<Tables>,
  state: ContestState,
  owner: NewContestOf,
): Promise<{ readonly roomCode: string; readonly title: string }> {
  const { ownerAccountId } = owner;
  const taken = new Set(await listContestTitles(db, ownerAccountId));
  const title = copyTitle(state.title, state.language, taken);
  const content = { ...documentOf(state), title };
  // Only what its cards show: whoever has used up the room for pictures makes a copy.
  const copied = { from: state.contestId, ids: [...picturesOfCards(state)] };
  const { contestId, roomCode } = await makeContest(db, content, null, owner, (trx, to) =>
    copyMedia(trx, { ...copied, to }),
  );
  await shelveBeside(db, contestId, { besideId: state.contestId, accountId: ownerAccountId });
  return { roomCode, title };
}
