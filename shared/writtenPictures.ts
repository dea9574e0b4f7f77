import type { CardWriting, DoneEdit, Edit } from "./contest/editActs.ts";
import { writtenCards } from "./contest/editing.ts";
import type { ContestState } from "./contest/state.ts";
import { type PictureId, picturesIn } from "./pictures.ts";

/** The pictures that a card's texts name as it is written. */
export function picturesOfWriting({
  statement,
  solution,
  checker,
  typedKey,
}: CardWriting): readonly PictureId[] {
  const options = checker?.kind === "choice" ? checker.options : [];
  return [statement, solution, ...options, typedKey?.cells.choices ?? ""].flatMap(picturesIn);
}

/** Those that the contest's cards name as they are now, on the board and beside it. */
export function picturesOfCards(state: ContestState): ReadonlySet<PictureId> {
  return new Set(writtenCards(state).flatMap(picturesOfWriting));
}

/** Those that edits would write and that no card names yet: the contest must hold them before. MED6 */
export function picturesToCome(
  state: ContestState,
  edits: readonly (Edit | DoneEdit)[],
): readonly PictureId[] {
  const written = edits.flatMap((edit) => ("writing" in edit ? picturesOfWriting(edit.writing) : []));
  if (written.length === 0) return [];
  const before = picturesOfCards(state);
  return [...new Set(written)].filter((id) => !before.has(id));
}
