import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type BoardModel, keptBoard } from "../../store/boardModel.ts";
import { teamBoard } from "../../store/buying.ts";
import { newestPurchase } from "../../store/purchases.ts";
import { useApp } from "../AppContext.ts";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardList } from "./BoardList.tsx";
import { usePlay } from "./PlayContext.ts";
import { useTooSmall } from "./useTooSmall.ts";

const emptyBoard: BoardModel = { rows: 1, columns: 1, locale: "en", cards: [], focusedCardId: null };

/** The board: a drawing for the eye and the finger, a grid of buttons for the keyboard and the screen reader. */
export function BoardPanel({ onTask }: { readonly onTask: () => void }) {
  const { play: words } = useTexts();
  const { mountBoard, texts } = useApp();
  const { contest, team, offeredCardId, showPurchase } = usePlay();
  const host = useRef<HTMLDivElement>(null);
  const focusedCardId = useSignal<number | null>(null);

  const last = useRef(emptyBoard);
  const model = useComputed(() => {
    if (!contest.value || !team.value) return emptyBoard;
    last.current = keptBoard(
      last.current,
      teamBoard(contest.value, team.value, texts.value, focusedCardId.value),
    );
    return last.current;
  });

  const openCard = (cardId: number) => {
    const view = team.peek();
    const purchase = view ? newestPurchase(view, cardId) : undefined;
    if (!purchase || purchase.status === "withdrawn") {
      offeredCardId.value = cardId;
      return;
    }
    showPurchase(purchase.id);
    onTask();
  };
  const setFocused = (cardId: number | null) => {
    focusedCardId.value = cardId;
  };
  const openLatest = useRef(openCard);
  openLatest.current = openCard;

  const panel = useRef<HTMLElement>(null);
  const isListed = useTooSmall(panel, model);
  useEffect(() => {
    if (isListed || !host.current) return;
    const board = mountBoard(host.current, model, (cardId) => openLatest.current(cardId));
    return () => board.destroy();
  }, [mountBoard, model, isListed]);

  return (
    <section class="board" aria-label={words.board} ref={panel}>
      {isListed ? (
        <BoardList model={model} onCard={openCard} />
      ) : (
        <>
          <div class="board-canvas" ref={host} aria-hidden="true" />
          <BoardGrid model={model} onCard={openCard} onFocus={setFocused} />
        </>
      )}
    </section>
  );
}
