import { type BoardCard, type BoardModel, isSameCard } from "../store/boardModel.ts";

/** How a card goes from one picture to the next. */
export interface CardChange {
  readonly cardId: number;
  readonly effect: CardEffect;
}

/** `flip` a purchase, `pulse` a solved card, `shake` a failed one, `repaint` everything else. */
export type CardEffect = "flip" | "pulse" | "shake" | "repaint";

/** The cards whose picture changes, in the order of the board; null when it is another board. */
export function differences(before: BoardModel, after: BoardModel): readonly CardChange[] | null {
  if (!isSameBoard(before, after)) return null;
  const changes: CardChange[] = [];
  after.cards.forEach((card, index) => {
    const earlier = before.cards[index];
    if (!earlier || earlier === card || isSameCard(earlier, card)) return;
    changes.push({ cardId: card.id, effect: effectOf(earlier, card) });
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
    if (after.state.status === "solved") return "pulse";
    if (after.state.status === "failed") return "shake";
    if (after.state.status === "active") return "flip";
    return "repaint";
  }
  if (before.tally && after.tally) {
    if (after.tally.solved > before.tally.solved) return "pulse";
    if (after.tally.failed > before.tally.failed) return "shake";
    if (after.tally.active > before.tally.active) return "flip";
  }
  return "repaint";
}
