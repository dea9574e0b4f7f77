import { useTexts } from "../../i18n/texts.ts";
import { CardLine } from "./CardLine.tsx";
import { useDesk } from "./StudioContext.ts";

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
  if (!studio.conflicts.waiting.value.some((conflict) => conflict.cardId === cardId)) return null;
  return (
    <CardLine
      cardId={cardId}
      say={words.undecided}
      button={words.decide}
      onPress={() => studio.conflicts.takeUp(cardId)}
    />
  );
}
