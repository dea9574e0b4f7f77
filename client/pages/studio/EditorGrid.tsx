import { useSignal } from "@preact/signals";
import type { CardPlace } from "../../../shared/contest/editActs.ts";
import { useTexts } from "../../i18n/texts.ts";
import { moving, namingColumn } from "../../store/studio/changes.ts";
import {
  cardAt,
  columnCategories,
  lacksOf,
  onBoard,
  type StudioCard,
  type StudioContent,
} from "../../store/studio/content.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";
import { AuthorsOnCard } from "./OtherAuthors.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { useOpening } from "./useOpening.ts";
import { useStep } from "./useStep.ts";

/** What is carried over the board, as drag and drop names it. */
const dragType = "application/x-regatta-card";

/** The places of the board: a card opens its page, an empty place takes a new one. Cards are dragged, or moved by Alt and the arrow keys. */
export function EditorGrid() {
  const { studio: words } = useTexts();
  const content = useContent();
  const { studio } = useDesk();
  const { step: send } = useStep();
  const canMove = isMaking(usePhase());
  const stop = useSignal("1:1");
  const heads = columnCategories(content);

  function focus({ row, column }: CardPlace): void {
    stop.value = `${row}:${column}`;
    document.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`)?.focus();
  }

  async function press(event: KeyboardEvent, place: CardPlace, card: StudioCard | undefined): Promise<void> {
    const step = steps[event.key];
    if (!step) return;
    const to = { row: place.row + step.row, column: place.column + step.column };
    if (to.row < 1 || to.column < 1 || to.row > content.rows || to.column > content.columns) return;
    event.preventDefault();
    const move = () => studio.change((now) => (card ? moving(now, card.id, to) : []));
    if (event.altKey && card && canMove && !(await send(move))) return;
    focus(to);
  }

  return (
    <div class="studio-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: the cards are no form's fields */}
      <div
        class="studio-grid"
        role="group"
        aria-label={words.boardLabel}
        style={{ gridTemplateColumns: `repeat(${content.columns}, minmax(var(--studio-place), 1fr))` }}
      >
        {heads.map((head, index) => (
          <ColumnHead
            key={`${index + 1} ${head}`}
            column={index + 1}
            head={head}
            content={content}
            canName={canMove}
          />
        ))}
        {placesOf(content).map((place) => (
          <PlaceButton
            key={`${place.row}:${place.column}`}
            place={place}
            card={cardAt(content, place.row, place.column)}
            isStop={stop.value === `${place.row}:${place.column}`}
            canMove={canMove}
            onPress={(event, card) => void press(event, place, card)}
          />
        ))}
      </div>
    </div>
  );
}

function placesOf({ rows, columns }: StudioContent): readonly CardPlace[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
  }));
}

/** One name for all cards of a column; a column of several has none. */
function ColumnHead(props: {
  readonly column: number;
  readonly head: string | null;
  readonly content: StudioContent;
  readonly canName: boolean;
}) {
  const { studio: words } = useTexts();
  const { studio, columnNames, tell } = useDesk();
  const { column, head, content, canName } = props;
  const hasCards = onBoard(content).some(({ place }) => place.column === column);
  return (
    <input
      class="input studio-column"
      value={hasCards ? (head ?? "") : (columnNames.value.get(column) ?? "")}
      placeholder={head === null ? words.severalCategories : words.category}
      aria-label={words.columnCategory(column)}
      maxLength={60}
      disabled={!canName}
      autocomplete="off"
      onChange={(event) => {
        const category = event.currentTarget.value.trim();
        if (!hasCards) columnNames.value = new Map(columnNames.peek()).set(column, category);
        else if (category !== "") void studio.change((now) => namingColumn(now, column, category)).then(tell);
      }}
    />
  );
}

interface PlaceProps {
  readonly place: CardPlace;
  readonly card: StudioCard | undefined;
  readonly isStop: boolean;
  readonly canMove: boolean;
  readonly onPress: (event: KeyboardEvent, card: StudioCard | undefined) => void;
}

function PlaceButton({ place, card, isStop, canMove, onPress }: PlaceProps) {
  const { studio: words, play, format, pictures } = useTexts();
  const { studio, opened, adding, tell } = useDesk();
  const open = useOpening();
  const isOver = useSignal(false);
  const lacks = card ? lacksOf(card.writing) : [];
  const isOpen = card !== undefined && opened.value === card.id;

  async function click(): Promise<void> {
    if (isOpen) opened.value = null;
    else await open(place);
  }

  async function drop(event: DragEvent): Promise<void> {
    isOver.value = false;
    const cardId = Number(event.dataTransfer?.getData(dragType));
    if (!canMove || !Number.isInteger(cardId)) return;
    event.preventDefault();
    tell(await studio.change((now) => moving(now, cardId, place)));
  }

  if (!card && !canMove) return <span class="studio-hole" aria-hidden="true" />;
  return (
    <button
      type="button"
      class="studio-place"
      data-place={`${place.row}:${place.column}`}
      data-state={card ? (lacks.length > 0 ? "unfinished" : "whole") : "empty"}
      data-over={isOver.value}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={card ? isOpen : undefined}
      aria-disabled={card ? undefined : adding.isSending.value}
      aria-label={card ? undefined : words.addCard(place.row, place.column)}
      title={card && withPictureWords(card.writing.statement, pictures.unnamed)}
      aria-keyshortcuts={
        card && canMove ? "Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown" : undefined
      }
      draggable={card !== undefined && canMove}
      onDragStart={(event) => event.dataTransfer?.setData(dragType, `${card?.id ?? ""}`)}
      onDragOver={(event) => {
        if (!canMove || !event.dataTransfer?.types.includes(dragType)) return;
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => void drop(event)}
      onClick={() => void click()}
      onKeyDown={(event) => onPress(event, card)}
    >
      {card ? (
        <>
          <strong class="studio-price" translate={false}>
            {card.writing.pricePoints === null ? "?" : format.integer(card.writing.pricePoints)}
          </strong>
          <span class="studio-words">
            {firstWords(card.writing.statement, pictures.unnamed) || words.noStatement}
          </span>
          <span class="studio-kind">
            {lacks.length > 0
              ? `△ ${words.lacks(lacks.map((lack) => words.lackNames[lack]))}`
              : card.writing.checker && play.kinds[card.writing.checker.kind]}
          </span>
          <AuthorsOnCard cardId={card.id} />
        </>
      ) : (
        <span class="studio-plus" aria-hidden="true">
          +
        </span>
      )}
    </button>
  );
}

/** The beginning of a statement in one line, without its marks; words stand for its pictures. MED16 */
function firstWords(statement: string, unnamed: string): string {
  return withPictureWords(statement, `[${unnamed}]`)
    .replace(/[*_#`$\\]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 80);
}

const steps: Readonly<Record<string, CardPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
