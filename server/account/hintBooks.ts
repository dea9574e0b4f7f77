import { type Answer, type BookedPurchase, type Books, present } from "./books.ts";

/*
 * The wrong-answer radar told a second time: what a moderator should have looked at before results are called final.
 */

const finished: readonly BookedPurchase["status"][] = ["solved", "failed", "expired"];
/** A card that so many have finished and nobody solved. */
const manyFinished = 5;
/** So many buyers are many; so many teams with the same answer are enough then, or else. */
const manyBuyers = 8;
const alikeOfMany = 3;
const alikeOfFew = 2;

interface Given {
  readonly teamId: string;
  readonly purchase: BookedPurchase;
}

/** Whether a card that is in the game looks as if its key were wrong, or its task broken, and nobody has ruled on it. */
export function isAnyHintOpen(books: Books): boolean {
  for (const card of books.cards.values()) {
    if (card.voided) continue;
    const given = present(books).flatMap(({ id: teamId, purchases }) =>
      [...purchases.values()]
        .filter(({ cardId }) => cardId === card.id)
        .map((purchase) => ({ teamId, purchase })),
    );
    const ruled = (card.rulings ?? []).map(({ reading }) => reading);
    if (nobodySolves(given) || manyAgree(given, ruled)) return true;
  }
  return false;
}

function solvedOf(given: readonly Given[]): number {
  return given.filter(({ purchase }) => purchase.status === "solved").length;
}

function nobodySolves(given: readonly Given[]): boolean {
  const done = given.filter(({ purchase }) => finished.includes(purchase.status)).length;
  return solvedOf(given) === 0 && done >= manyFinished;
}

/** Whether several teams gave an answer that was called wrong, and at most half as many solved the card. */
function manyAgree(given: readonly Given[], ruled: readonly string[]): boolean {
  const enough = new Set(given.map(({ teamId }) => teamId)).size < manyBuyers ? alikeOfFew : alikeOfMany;
  const isWrong = ({ verdict, reading }: Answer) => verdict === "wrong" && !ruled.includes(reading);
  const readings = new Set(
    given.flatMap(({ purchase }) => purchase.answers.filter(isWrong).map(({ reading }) => reading)),
  );
  return [...readings].some((reading) => {
    const whoGave = given.filter(({ purchase }) =>
      purchase.answers.some((answer) => answer.reading === reading && isWrong(answer)),
    );
    const teams = new Set(whoGave.map(({ teamId }) => teamId)).size;
    return teams >= enough && solvedOf(given) * 2 <= teams;
  });
}
