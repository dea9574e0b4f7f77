import { type BoardCard, type BoardModel, isSameCard, type Sailor } from "../store/boardModel.ts";

/** How a card goes from one picture to the next. */
export type CardChange = { readonly cardId: number } & CardEffect;

/** `flip` a purchase, `pulse` a solved card, `shake` a failed one, `repaint` everything else; `turn` to the colours of who solved it. */
export type CardEffect =
  | { readonly effect: "flip" | "pulse" | "shake" | "repaint" }
  | { readonly effect: "turn"; readonly boat: number };

/** The cards whose picture changes, in the order of the board; null when it is another board. */
export function differences(before: BoardModel, after: BoardModel): readonly CardChange[] | null {
  if (!isSameBoard(before, after)) return null;
  const changes: CardChange[] = [];
  after.cards.forEach((card, index) => {
    const earlier = before.cards[index];
    if (!earlier || earlier === card || isSameCard(earlier, card)) return;
    changes.push({ cardId: card.id, ...effectOf(earlier, card) });
  });
  return changes;
}

function isSameBoard(before: BoardModel, after: BoardModel): boolean {
  return (
    before.rows === after.rows &&
    before.columns === after.columns &&
    before.locale === after.locale &&
    before.cards.length === after.cards.length &&
    after.cards.every((card, index) => {
      const earlier = before.cards[index];
      return (
        earlier?.id === card.id &&
        earlier.row === card.row &&
        earlier.column === card.column &&
        earlier.category === card.category
      );
    })
  );
}

function effectOf(before: BoardCard, after: BoardCard): CardEffect {
  if (before.state.status !== after.state.status) {
    if (after.state.status === "solved") return { effect: "pulse" };
    if (after.state.status === "failed") return { effect: "shake" };
    if (after.state.status === "active") return { effect: "flip" };
    return { effect: "repaint" };
  }
  if (before.tally && after.tally) {
    if (after.tally.solved > before.tally.solved) {
      const boat = newSolver(before, after)?.boat;
      return boat === undefined ? { effect: "pulse" } : { effect: "turn", boat };
    }
    if (after.tally.failed > before.tally.failed) return { effect: "shake" };
    if (after.tally.active > before.tally.active) return { effect: "flip" };
  }
  return { effect: "repaint" };
}

/** CRD5 One of those who have solved the card since; of several the last. */
function newSolver({ fleet: before }: BoardCard, { fleet: after }: BoardCard): Sailor | undefined {
  return after?.solved.findLast(
    ({ boat, name }) => !before?.solved.some((sailor) => sailor.boat === boat && sailor.name === name),
  );
}
