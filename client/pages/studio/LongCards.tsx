import { useTexts } from "../../i18n/texts.ts";
import { CardLine } from "./CardLine.tsx";
import { useDesk } from "./StudioContext.ts";

/** On the board: cards that were closed with more in them than is taken, and are not saved for that. PAG44 */
export function LongCards() {
  const { studio: words } = useTexts();
  const { studio, opened } = useDesk();
  return (
    <div class="stack" role="status">
      {studio.longCards.value.map((cardId) => (
        <CardLine
          key={cardId}
          cardId={cardId}
          say={words.stillTooLong}
          button={words.open}
          onPress={() => {
            opened.value = cardId;
          }}
        />
      ))}
    </div>
  );
}
