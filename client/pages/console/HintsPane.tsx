import { type Reader, showReading } from "../../../shared/contest/checkers/readers.ts";
import type { Hint } from "../../../shared/contest/radar.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";

/** What the wrong-answer radar found, each leading to its card. CON4 */
export function HintsPane() {
  const { cockpit: words, screen } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const hints = cockpit.hints.value;
  if (hints.length === 0) return <p class="muted">{words.noHints}</p>;
  return (
    <ul class="hints">
      {hints.map((hint) => {
        const card = contest.board.cards.find(({ id }) => id === hint.cardId);
        return (
          <li key={`${hint.type} ${hint.cardId} ${hint.type === "same_wrong" ? hint.reading : ""}`}>
            <button
              type="button"
              class="hint"
              onClick={() => {
                cockpit.opened.value = { type: "card", cardId: hint.cardId };
              }}
            >
              <strong>{card ? screen.card(card.category, card.pricePoints) : hint.cardId}</strong>
              <span>
                <HintSentence hint={hint} reader={null} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function HintSentence({ hint, reader }: { readonly hint: Hint; readonly reader: Reader | null }) {
  const { hint: words } = useTexts().cockpit;
  switch (hint.type) {
    case "same_wrong": {
      const answer = reader === null ? hint.reading : showReading(reader, hint.reading);
      return <>{words.sameWrong(hint.teams, answer, hint.solved)}</>;
    }
    case "nobody_solves":
      return <>{words.nobodySolves(hint.finished)}</>;
  }
}
