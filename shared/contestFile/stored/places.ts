import type { ContestDocument } from "../ContestDocument.ts";
import { type FileProblem, fileProblem } from "../problems.ts";

/** Cards that share an id or a place, or stand outside the board. BUY9 */
export function findUnfitPlaces({ rows, columns, cards }: ContestDocument["board"]): readonly FileProblem[] {
  const ids = new Map<number, number>();
  const places = new Map<string, number>();
  return cards.flatMap(({ id, row, column }, index) => {
    const path = `board.cards[${index}]`;
    const place = `${row}:${column}`;
    const problems: FileProblem[] = [];
    const sameId = ids.get(id);
    if (sameId !== undefined)
      problems.push(
        fileProblem("card_repeated", { other: `board.cards[${sameId}]` }, { path: `${path}.id` }),
      );
    const samePlace = places.get(place);
    if (samePlace !== undefined)
      problems.push(
        fileProblem("card_repeated", { other: `board.cards[${samePlace}]` }, { path: `${path}.column` }),
      );
    if (row > rows || column > columns)
      problems.push(fileProblem("card_outside", { rows, columns }, { path }));
    ids.set(id, index);
    places.set(place, index);
    return problems;
  });
}
