import { useTexts } from "../../i18n/texts.ts";
import { useContent, useDesk } from "./StudioContext.ts";

/** On the board: cards that wait for the choice between two versions. EDT16 */
export function UndecidedCards() {
  const { studio } = useDesk();
  return (
    <>
      {studio.conflicts.waiting.value.map(({ cardId }) => (
        <Undecided key={cardId} cardId={cardId} />
      ))}
    </>
  );
}

/** That two have written the card and its author put the choice off, with the way back to it. EDT16 */
export function Undecided({ cardId }: { readonly cardId: number }) {
  const { studio: words } = useTexts();
  const { studio } = useDesk();
  const { cards } = useContent();
  if (!studio.conflicts.waiting.value.some((conflict) => conflict.cardId === cardId)) return null;
  const place = cards.get(cardId)?.place ?? null;
  return (
    <div class="notice row studio-undecided" data-tone="warn">
      <p>
        <strong aria-hidden="true">! </strong>
        {words.undecided(place ? words.cardTitle(place.row, place.column) : words.cardAside)}
      </p>
      <button type="button" class="button" data-size="small" onClick={() => studio.conflicts.takeUp(cardId)}>
        {words.decide}
      </button>
    </div>
  );
}
