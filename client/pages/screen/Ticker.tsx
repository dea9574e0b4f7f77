import { Boat } from "../../boats/Boat.tsx";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import type { Happening } from "./happenings.ts";
import { useScreen } from "./ScreenContext.ts";

const shownCount = 2;

/** The last things that happened, newest first. */
export function Ticker() {
  const texts = useTexts();
  const { happenings } = useScreen();
  return (
    <section class="ticker" aria-label={texts.screen.ticker}>
      <ol aria-live="polite">
        {happenings.slice(0, shownCount).map(({ number, happening }) => (
          <li key={number} data-kind={happening.kind}>
            <span class="ticker-sign" aria-hidden="true">
              {tickerSigns[happening.kind]}
            </span>
            {"boat" in happening && <Boat boat={happening.boat} />}
            <span class="ticker-text">{sentenceOf(happening, texts)}</span>
          </li>
        ))}
      </ol>
      {happenings.length === 0 && <p class="muted">{texts.screen.tickerEmpty}</p>}
    </section>
  );
}

/** The sign before each kind of line. */
export const tickerSigns: Readonly<Record<Happening["kind"], string>> = {
  started: "▶",
  paused: "❚❚",
  resumed: "▶",
  finished: "■",
  reopened: "▶",
  joined: "+",
  left: "−",
  bought: "✎",
  solved: "✓",
  failed: "✗",
};

function sentenceOf(happening: Happening, { screen }: Texts): string {
  const { happened, card: cardName } = screen;
  switch (happening.kind) {
    case "joined":
    case "left":
      return happened[happening.kind](happening.team);
    case "bought":
    case "failed":
      return happened[happening.kind](
        happening.team,
        cardName(happening.card.category, happening.card.pricePoints),
      );
    case "solved":
      return happened.solved(
        happening.team,
        cardName(happening.card.category, happening.card.pricePoints),
        happening.attempt,
      );
    default:
      return happened[happening.kind];
  }
}
