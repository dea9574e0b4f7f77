import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type BoardCard, type BoardModel, keptBoard } from "../../store/boardModel.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { tallyBoard } from "./tallyBoard.ts";

const emptyBoard: BoardModel = { rows: 1, columns: 1, locale: "en", cards: [], focusedCardId: null };

/**
 * PAG15 The drawn board, and the same as a table: for screen readers, and for all while the graphics are lost. Where it is not
 * drawn, because something else is, the table stays.
 */
export function ScreenBoard({ store, isDrawn }: { readonly store: ContestStore; readonly isDrawn: boolean }) {
  const { mountBoard, preferences } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const last = useRef(emptyBoard);
  const model = useComputed(() => {
    const live = store.live.value;
    if (!live) return emptyBoard;
    last.current = keptBoard(last.current, tallyBoard(live.view, preferences.language.value));
    return last.current;
  });
  useEffect(() => {
    if (!isDrawn || !host.current) return;
    const board = mountBoard(host.current, model, () => {});
    return () => board.destroy();
  }, [mountBoard, model, isDrawn]);
  return (
    <div class="screen-board">
      {isDrawn && <div class="screen-drawing" ref={host} />}
      <BoardTable model={model.value} />
    </div>
  );
}

function BoardTable({ model }: { readonly model: BoardModel }) {
  const { screen } = useTexts();
  const rows = Array.from({ length: model.rows }, (_, index) =>
    model.cards.filter((card) => card.row === index + 1),
  );
  return (
    <div class="screen-twin visually-hidden">
      <table>
        <caption>{screen.twinCaption}</caption>
        <tbody>
          {rows.map((cards) => (
            <tr key={cards[0]?.row}>
              {cards.map((card) => (
                <CardCell key={card.id} card={card} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A component of its own, so that only the card that changed is written anew. */
function CardCell({ card }: { readonly card: BoardCard }) {
  const { screen } = useTexts();
  return (
    <td>
      {screen.card(card.category, card.pricePoints)}
      {card.tally && <span> {screen.tally(card.tally)}</span>}
    </td>
  );
}
