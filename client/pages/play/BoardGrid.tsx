import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { BoardCard, BoardModel } from "../../store/boardModel.ts";
import { cardSentence } from "../../store/buying.ts";

interface BoardGridProps {
  readonly model: ReadonlySignal<BoardModel>;
  readonly onCard: (cardId: number) => void;
  /** The card the keyboard is on, for the drawing to ring it; null: none. */
  readonly onFocus: (cardId: number | null) => void;
}

/**
 * The board as buttons. It is seen until the drawing is ready, and where there is none; under the drawing it goes
 * on serving the keyboard (arrow keys) and screen readers.
 */
export function BoardGrid({ model, onCard, onFocus }: BoardGridProps) {
  const texts = useTexts();
  const grid = useRef<HTMLDivElement>(null);
  const current = useSignal<number | null>(null);
  const { rows, columns, cards } = model.value;
  /** One stop of the Tab key for the whole board. */
  const stop = cards.some((card) => card.id === current.value) ? current.value : (cards[0]?.id ?? null);

  const move = (event: KeyboardEvent, from: BoardCard) => {
    const target = neighbour(cards, from, event.key);
    if (!target) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-card="${target.id}"]`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of buttons cannot leave places empty
    <div
      class="board-grid"
      ref={grid}
      role="group"
      aria-label={`${texts.play.board}. ${texts.play.boardHelp}`}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {cards.map((card) => (
        <button
          key={card.id}
          type="button"
          class="grid-card"
          data-card={card.id}
          data-state={card.state.status}
          data-offer={card.offer}
          style={{ gridRow: card.row, gridColumn: card.column }}
          tabIndex={card.id === stop ? 0 : -1}
          aria-label={cardSentence(card, texts)}
          onClick={() => onCard(card.id)}
          onKeyDown={(event) => move(event, card)}
          onFocus={(event) => {
            current.value = card.id;
            onFocus(event.currentTarget.matches(":focus-visible") ? card.id : null);
          }}
          onBlur={() => onFocus(null)}
        >
          <span class="grid-card-category">{card.category}</span>
          <CardSign card={card} />
          <span class="grid-card-price">{texts.format.integer(card.pricePoints)}</span>
          <span class="grid-card-label">{card.label}</span>
        </button>
      ))}
    </div>
  );
}

/** How each sign of the drawing is written here. */
export const cardSigns = {
  check: "✓",
  cross: "✗",
  pencil: "✎",
  hourglass: "⧗",
  back: "↩",
  lifebuoy: "⊕",
  lock: "⊘",
} as const;

/** The same sign as on the drawing, so that no state is told by its colour alone. */
export function CardSign({ card }: { readonly card: BoardCard }) {
  const sign = signOf(card);
  if (!sign) return null;
  return (
    <span class="grid-card-corner" aria-hidden="true">
      {card.state.status === "solved" && <span class="grid-card-attempt">{card.state.attempt}</span>}
      <span class="grid-card-sign">{cardSigns[sign]}</span>
    </span>
  );
}

function signOf({ state, offer }: BoardCard): keyof typeof cardSigns | null {
  switch (state.status) {
    case "active":
      return "pencil";
    case "solved":
      return "check";
    case "failed":
      return "cross";
    case "expired":
      return "hourglass";
    case "withdrawn":
      return "back";
    default:
      return offer === "blocked" ? "lock" : offer === "relief" ? "lifebuoy" : null;
  }
}

/** The nearest card in the direction of an arrow key, the first or the last of the board by Home and End. */
function neighbour(cards: readonly BoardCard[], from: BoardCard, key: string): BoardCard | undefined {
  const inRow = cards.filter((card) => card.row === from.row).sort((a, b) => a.column - b.column);
  const inColumn = cards.filter((card) => card.column === from.column).sort((a, b) => a.row - b.row);
  switch (key) {
    case "ArrowRight":
      return inRow.find((card) => card.column > from.column);
    case "ArrowLeft":
      return inRow.findLast((card) => card.column < from.column);
    case "ArrowDown":
      return inColumn.find((card) => card.row > from.row);
    case "ArrowUp":
      return inColumn.findLast((card) => card.row < from.row);
    case "Home":
      return cards[0];
    case "End":
      return cards.at(-1);
    default:
      return undefined;
  }
}
