import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { asideCards, cardAt, type StudioCard } from "../../store/studio/content.ts";
import type { Refusal } from "../../store/studio/studio.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { useStep } from "./useStep.ts";

/** Cards that wait beside the board: laid aside, or left over by a smaller one. */
export function AsideCards() {
  const { studio: words, pictures, editors, format } = useTexts();
  const { studio, opened } = useDesk();
  const { isSending, step } = useStep();
  const content = useContent();
  const canMove = isMaking(usePhase());
  const isAsking = useSignal(false);
  const cards = asideCards(content);
  if (cards.length === 0) return null;

  async function bringBack(card: StudioCard): Promise<Refusal> {
    const free = freePlace();
    if (!free) return { code: "outside_board", params: { rows: content.rows, columns: content.columns } };
    return studio.change([{ what: "place", cardId: card.id, from: null, to: free }]);
  }
  function freePlace() {
    for (let row = 1; row <= content.rows; row += 1)
      for (let column = 1; column <= content.columns; column += 1)
        if (!cardAt(content, row, column)) return { row, column };
    return null;
  }

  return (
    <details class="studio-aside">
      <summary>{words.aside(cards.length)}</summary>
      <ul class="stack">
        {cards.map((card) => (
          <li key={card.id} class="row">
            <span>
              {card.writing.category || "—"}{" "}
              <strong translate={false}>
                {card.writing.pricePoints === null ? "?" : format.integer(card.writing.pricePoints)}
              </strong>{" "}
              <span class="muted">
                {withPictureWords(card.writing.statement, pictures.unnamed).slice(0, 60)}
              </span>
            </span>
            {canMove && (
              <button
                type="button"
                class="button"
                data-size="small"
                aria-disabled={isSending}
                onClick={() => void step(() => bringBack(card))}
              >
                {words.bringBack}
              </button>
            )}
            <button
              type="button"
              class="button"
              data-size="small"
              onClick={() => {
                opened.value = card.id;
              }}
            >
              {words.open}
            </button>
          </li>
        ))}
      </ul>
      {!canMove && <p class="muted">{editors.whyNot.aside}</p>}
      {canMove && (
        <button
          type="button"
          class="button"
          data-size="small"
          data-look="danger"
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {words.throwAway}
        </button>
      )}
      {isAsking.value && (
        <Dialog
          title={words.throwAwayTitle(cards.length)}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          <p>{words.throwAwayText}</p>
          <div class="row">
            <button
              type="button"
              class="button"
              data-look="danger"
              aria-disabled={isSending}
              onClick={() => {
                if (isSending) return;
                isAsking.value = false;
                void step(() => studio.discard(cards.map(({ id }) => id)));
              }}
            >
              {words.throwAwayYes}
            </button>
          </div>
        </Dialog>
      )}
    </details>
  );
}
