import { MAX_CARDS } from "../../contest/board.ts";
import type { ContestDocument } from "../ContestDocument.ts";
import { type FileProblem, fileProblem } from "../problems.ts";

/** Cards and drafts that share an id or a place, or stand outside the board, and too many beside it. BUY9 EDT2 */
export function findUnfitPlaces({
  board,
  drafts,
}: Pick<ContestDocument, "board" | "drafts">): readonly FileProblem[] {
  const { rows, columns } = board;
  const ids = new Map<number, string>();
  const places = new Map<string, string>();
  const standing = [
    ...board.cards.map(({ id, row, column }, index) => {
      const path = `board.cards[${index}]`;
      return { id, place: { row, column }, path, placePath: `${path}.column` };
    }),
    ...drafts.map(({ id, place }, index) => {
      const path = `drafts[${index}]`;
      return { id, place, path, placePath: `${path}.place` };
    }),
  ];
  const unfit = standing.flatMap(({ id, place, path, placePath }) => {
    const problems: FileProblem[] = [];
    const sameId = ids.get(id);
    if (sameId !== undefined)
      problems.push(fileProblem("card_repeated", { other: sameId }, { path: `${path}.id` }));
    ids.set(id, path);
    if (!place) return problems;
    const key = `${place.row}:${place.column}`;
    const samePlace = places.get(key);
    if (samePlace !== undefined)
      problems.push(fileProblem("card_repeated", { other: samePlace }, { path: placePath }));
    if (place.row > rows || place.column > columns)
      problems.push(fileProblem("card_outside", { rows, columns }, { path }));
    places.set(key, path);
    return problems;
  });
  const aside = drafts.filter(({ place }) => place === null).length;
  return aside > MAX_CARDS
    ? [...unfit, fileProblem("too_many_aside", { max: MAX_CARDS }, { path: "drafts" })]
    : unfit;
}
