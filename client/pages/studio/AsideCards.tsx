import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useTexts } from "../../i18n/texts.ts";
import { asideCards, cardAt, type StudioCard } from "../../store/studio/content.ts";
import type { Refusal } from "../../store/studio/studio.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { AuthorsAmong, AuthorsOnCard } from "./OtherAuthors.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { useStep } from "./useStep.ts";

/** Cards that wait beside the board: laid aside, or left over by a smaller one. */
export function AsideCards() {
  const { studio: words, pictures, editors, format } = useTexts();
  const { studio, opened } = useDesk();
  const { isSending, step } = useStep();
  const content = useContent();
  const canMove = isMaking(usePhase());
  /** The cards that are asked about, as they were then; null: none are. EDT19 */
  const asked = useSignal<readonly StudioCard[] | null>(null);
  const cards = asideCards(content);
  // Once all of them are gone there is nothing to ask.
  const question = asked.value?.some(({ id }) => content.cards.has(id)) ? asked.value : null;

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

  const list = (
    <details class="studio-aside">
      <summary>{words.aside(cards.length)}</summary>
      <ul class="stack">
        {cards.map((card) => (
          <AsideRow key={card.id}>
            <span>
              {card.writing.category || "—"}{" "}
              <strong translate={false}>
                {card.writing.pricePoints === null ? "?" : format.integer(card.writing.pricePoints)}
              </strong>{" "}
              <span class="muted">
                {withPictureWords(card.writing.statement, pictures.unnamed).slice(0, 60)}
              </span>{" "}
              <AuthorsOnCard cardId={card.id} />
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
          </AsideRow>
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
            asked.value = cards;
          }}
        >
          {words.throwAway}
        </button>
      )}
    </details>
  );
  return (
    <>
      {cards.length > 0 && list}
      {question && (
        <ThrowAwayDialog
          cards={question}
          isSending={isSending}
          onClose={() => {
            asked.value = null;
          }}
          onYes={(seen) => void step(() => studio.discard(seen))}
        />
      )}
    </>
  );
}

/** Goes with its card. PAG41 */
function AsideRow({ children }: { readonly children: ComponentChildren }) {
  const row = useFocusWhenGone<HTMLLIElement>();
  return (
    <li ref={row} class="row">
      {children}
    </li>
  );
}

/** About these cards and no others, whatever comes to lie beside them. EDT19 */
function ThrowAwayDialog(props: {
  readonly cards: readonly StudioCard[];
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onYes: (seen: readonly StudioCard[]) => void;
}) {
  const { studio: words } = useTexts();
  const { cards, isSending, onClose, onYes } = props;
  return (
    <Dialog title={words.throwAwayTitle(cards.length)} onClose={onClose}>
      <p>{words.throwAwayText}</p>
      <AuthorsAmong cardIds={cards.map(({ id }) => id)} />
      <div class="row">
        <button
          type="button"
          class="button"
          data-look="danger"
          aria-disabled={isSending}
          onClick={() => {
            if (isSending) return;
            onClose();
            onYes(cards);
          }}
        >
          {words.throwAwayYes}
        </button>
      </div>
    </Dialog>
  );
}
