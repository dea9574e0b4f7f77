import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { BoardCard, BoardModel } from "../../store/boardModel.ts";
import { cardSentence, stateWords } from "../../store/buying.ts";
import { categoriesOf, categoryMarks } from "../../store/categoryMarks.ts";
import { CardSign } from "./BoardGrid.tsx";
import "../../theme/hues.css";
import "./boardList.css";

interface BoardListProps {
  readonly model: ReadonlySignal<BoardModel>;
  readonly onCard: (cardId: number) => void;
}

/** A category with its cards, from the upper row to the lower. */
interface Group {
  readonly category: string;
  readonly cards: readonly BoardCard[];
}

/** CRD7 The board as a list by category, where drawn cards would be too small to be read and hit. */
export function BoardList({ model, onCard }: BoardListProps) {
  const { play, cards: words } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const current = useSignal<number | null>(null);
  const { cards } = model.value;
  const groups = groupsOf(cards);
  const marks = categoryMarks(cards);
  /** One stop of the Tab key for the whole board. */
  const stop = cards.some((card) => card.id === current.value) ? current.value : groups[0]?.cards[0]?.id;

  const move = (event: KeyboardEvent, from: BoardCard) => {
    const target = neighbour(groups, from, event.key);
    if (!target) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-card="${target.id}"]`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the cards are no form's fields
    <div class="board-list" ref={list} role="group" aria-label={`${play.board}. ${words.listHelp}`}>
      {groups.map(({ category, cards: ofCategory }) => {
        const mark = marks.get(category);
        return (
          <section key={category} data-hue={mark?.hue} data-cut={mark?.cut}>
            <h2>{category === "" ? words.noCategory : category}</h2>
            <ul>
              {ofCategory.map((card) => (
                <li key={card.id}>
                  <CardButton
                    card={card}
                    isStop={card.id === stop}
                    onCard={onCard}
                    onMove={move}
                    onFocus={() => {
                      current.value = card.id;
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface CardButtonProps {
  readonly card: BoardCard;
  readonly isStop: boolean;
  readonly onCard: (cardId: number) => void;
  readonly onMove: (event: KeyboardEvent, from: BoardCard) => void;
  readonly onFocus: () => void;
}

function CardButton({ card, isStop, onCard, onMove, onFocus }: CardButtonProps) {
  const texts = useTexts();
  return (
    <button
      type="button"
      class="list-card"
      data-card={card.id}
      data-state={card.state.status}
      data-offer={card.offer}
      tabIndex={isStop ? 0 : -1}
      aria-label={cardSentence(card, texts)}
      onClick={() => onCard(card.id)}
      onKeyDown={(event) => onMove(event, card)}
      onFocus={onFocus}
    >
      <span class="list-card-price" translate={false}>
        {texts.format.integer(card.pricePoints)}
      </span>
      <CardSign card={card} />
      <span class="list-card-words">{stateWords(card, texts)}</span>
    </button>
  );
}

function groupsOf(cards: readonly BoardCard[]): readonly Group[] {
  const groups = categoriesOf(cards).map((category) => ({
    category,
    cards: cards
      .filter((card) => card.category === category)
      .toSorted((a, b) => a.row - b.row || a.column - b.column),
  }));
  // Cards without a category come last.
  return [
    ...groups.filter(({ category }) => category !== ""),
    ...groups.filter(({ category }) => category === ""),
  ];
}

/** The card before or after, the first of the category before or after, the first or the last of all. */
function neighbour(groups: readonly Group[], from: BoardCard, key: string): BoardCard | undefined {
  const all = groups.flatMap(({ cards }) => cards);
  const at = all.findIndex(({ id }) => id === from.id);
  const group = groups.findIndex(({ cards }) => cards.some(({ id }) => id === from.id));
  switch (key) {
    case "ArrowDown":
      return all[at + 1];
    case "ArrowUp":
      return all[at - 1];
    case "ArrowRight":
      return groups[group + 1]?.cards[0];
    case "ArrowLeft":
      return groups[group - 1]?.cards[0];
    case "Home":
      return all[0];
    case "End":
      return all.at(-1);
    default:
      return undefined;
  }
}
