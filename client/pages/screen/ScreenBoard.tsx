import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type BoardCard, type BoardModel, keptBoard } from "../../store/boardModel.ts";
import { type FirstSolvers, followFirsts } from "../../store/cardFleets.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { crewSentence } from "./crewSentence.ts";
import { readFirsts, writeFirsts } from "./seenFirsts.ts";
import { tallyBoard } from "./tallyBoard.ts";
import "./screenBoard.css";

const emptyBoard: BoardModel = { rows: 1, columns: 1, locale: "en", cards: [], focusedCardId: null };

/**
 * PAG15 The drawn board, and the same as a table: for screen readers, and for all while the graphics are lost. Where it is not
 * drawn, because something else is, the table stays.
 */
export function ScreenBoard({ store, isDrawn }: { readonly store: ContestStore; readonly isDrawn: boolean }) {
  const { mountBoard, prepareRace, preferences, storage } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const last = useRef(emptyBoard);
  const firsts = useRef<FirstSolvers | null>(null);
  const model = useComputed(() => {
    const live = store.live.value;
    if (!live) return emptyBoard;
    const seen = followFirsts(firsts.current ?? readFirsts(storage, live.view), live.view);
    firsts.current = seen;
    writeFirsts(storage, live.view, seen);
    last.current = keptBoard(last.current, tallyBoard(live.view, preferences.language.value, seen));
    return last.current;
  });
  useEffect(() => {
    if (!isDrawn || !host.current) return;
    const board = mountBoard(host.current, model, () => {});
    return () => board.destroy();
  }, [mountBoard, model, isDrawn]);
  useEffect(prepareRace, [prepareRace]);
  return (
    <div class="screen-board">
      {isDrawn && <div class="screen-drawing" ref={host} />}
      <BoardTable model={model.value} />
    </div>
  );
}

/** What the drawing shows, in words: the numbers of each card as a table, and below it whose sails lie at it. CRD2 */
export function BoardTable({ model }: { readonly model: BoardModel }) {
  const { screen, cards: words } = useTexts();
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
      <ul class="visually-hidden" aria-label={words.crewsTitle}>
        {model.cards.map((card) => (
          <CrewLine key={card.id} card={card} />
        ))}
      </ul>
    </div>
  );
}

/** Written anew only when its card changed: others do so many times a second. */
function CrewLine({ card }: { readonly card: BoardCard }) {
  const texts = useTexts();
  return useMemo(() => {
    const sentence = crewSentence(card, texts);
    return sentence === "" ? null : <li>{sentence}</li>;
  }, [card, texts]);
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
