import { useSignal } from "@preact/signals";
import type { PublicBoard, PublicCard } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CardRow } from "../../store/cockpit/cardRows.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";

/** The board with what goes on at each card; a card opens its panel, arrow keys go from card to card. CON1 */
export function CardBoard() {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  const { board } = useRoomViews().contest;
  const current = useSignal<number | null>(null);
  const rows = new Map(cockpit.cards.value.map((row) => [row.cardId, row]));
  const hinted = new Set(cockpit.hints.value.map(({ cardId }) => cardId));
  const opened = cockpit.opened.value;
  const heads = columnHeads(board);
  const stop = current.value ?? board.cards[0]?.id;

  function move(event: KeyboardEvent, card: PublicCard): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = board.cards
      .filter((other) => isAhead(card, other, step))
      .sort((a, b) => distance(card, a) - distance(card, b))[0];
    if (!next) return;
    current.value = next.id;
    document.querySelector<HTMLElement>(`[data-tile="${next.id}"]`)?.focus();
  }

  const isDense = board.columns > mostWideColumns;
  return (
    <section class="panel card-board" aria-label={words.panes.board}>
      {/* biome-ignore lint/a11y/useSemanticElements: the cards are no form's fields */}
      <div
        class="tiles"
        data-dense={isDense}
        role="group"
        aria-label={words.panes.board}
        style={{
          gridTemplateColumns: `repeat(${board.columns}, minmax(${isDense ? leastWidth : "0"}, 1fr))`,
        }}
      >
        {heads?.map((head, index) => (
          <span
            key={`head-${index + 1}`}
            class="tile-head"
            title={head}
            aria-hidden="true"
            style={{ gridColumn: index + 1, gridRow: 1 }}
          >
            {head}
          </span>
        ))}
        {board.cards.map((card) => (
          <Tile
            key={card.id}
            card={card}
            row={rows.get(card.id)}
            isHinted={hinted.has(card.id)}
            isOpen={opened?.type === "card" && opened.cardId === card.id}
            isStop={card.id === stop}
            gridRow={card.row + (heads ? 1 : 0)}
            hasCategory={heads === null}
            onMove={move}
          />
        ))}
      </div>
    </section>
  );
}

/** With more of them the tiles are narrow. */
const mostWideColumns = 8;
/** A price of five digits has room; where all of them have none together, the board scrolls. */
const leastWidth = "2.1rem";

interface TileProps {
  readonly card: PublicCard;
  readonly row: CardRow | undefined;
  readonly isHinted: boolean;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly gridRow: number;
  readonly hasCategory: boolean;
  readonly onMove: (event: KeyboardEvent, card: PublicCard) => void;
}

function Tile({ card, row, isHinted, isOpen, isStop, gridRow, hasCategory, onMove }: TileProps) {
  const { cockpit: words, play, format } = useTexts();
  const { cockpit } = useRoom();
  const { working = 0, solved = 0, failed = 0, heat = 0 } = row ?? {};
  const name = play.cell(card.category, card.pricePoints);
  return (
    <button
      type="button"
      class="tile"
      data-tile={card.id}
      data-heat={heat}
      data-hinted={isHinted}
      tabIndex={isStop ? 0 : -1}
      title={name}
      aria-pressed={isOpen}
      style={{ gridRow, gridColumn: card.column }}
      onClick={() => {
        cockpit.opened.value = isOpen ? null : { type: "card", cardId: card.id };
      }}
      onKeyDown={(event) => onMove(event, card)}
    >
      <span class="visually-hidden">
        {name}: {words.tile(working, solved, failed)}, {words.heats[heat]}
        {isHinted && `, ${words.hinted}`}
      </span>
      {hasCategory && (
        <span class="tile-category" aria-hidden="true">
          {card.category}
        </span>
      )}
      <strong class="tile-price" translate={false} aria-hidden="true">
        {format.integer(card.pricePoints)}
      </strong>
      <span class="tile-hint" aria-hidden="true">
        {isHinted ? "?" : ""}
      </span>
      <Count sign="✎" tone="accent" count={working} />
      <Count sign="✗" tone="bad" count={failed} />
      <Count sign="✓" tone="good" count={solved} />
      <span class="heat" aria-hidden="true">
        {"▮".repeat(heat)}
      </span>
    </button>
  );
}

/** Its place is kept when there is nothing to count. */
function Count(props: { readonly sign: string; readonly tone: string; readonly count: number }) {
  return (
    <span class="tally" data-tone={props.tone} translate={false} aria-hidden="true">
      {props.count === 0 ? "" : `${props.sign}${props.count}`}
    </span>
  );
}

/** The category of each column, where every card of the column has the same one. */
function columnHeads({ columns, cards }: PublicBoard): readonly string[] | null {
  const heads = Array.from({ length: columns }, () => "");
  for (const { column, category } of cards) {
    const head = heads[column - 1];
    if (head !== "" && head !== category) return null;
    heads[column - 1] = category;
  }
  return heads;
}

interface Step {
  readonly row: number;
  readonly column: number;
}
const steps: Readonly<Record<string, Step>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

function isAhead(from: PublicCard, to: PublicCard, step: Step): boolean {
  return step.row === 0
    ? to.row === from.row && (to.column - from.column) * step.column > 0
    : to.column === from.column && (to.row - from.row) * step.row > 0;
}

function distance(a: PublicCard, b: PublicCard): number {
  return Math.abs(a.row - b.row) + Math.abs(a.column - b.column);
}
