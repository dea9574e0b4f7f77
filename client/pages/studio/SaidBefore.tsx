import { cardRights } from "../../../shared/contest/cardRights.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { type CardStand, standOf, type Told } from "../../store/studio/cardStand.ts";
import type { StudioCard } from "../../store/studio/content.ts";
import { isMaking, useDesk, usePhase } from "./StudioContext.ts";

/** What teams have done with the card until now. */
export function useStand(card: StudioCard): CardStand {
  return standOf(useDesk().store.privateView.value, card);
}

/** While it is played: what of this card may be changed, and who is told of it, before anything is typed. EDT11 */
export function SaidBefore({ card }: { readonly card: StudioCard }) {
  const { editors: words } = useTexts();
  const { store } = useDesk();
  const phase = usePhase();
  const stand = useStand(card);
  const view = store.live.value?.view;
  if (isMaking(phase) || !view) return null;
  return (
    <section class="notice studio-before" data-tone="info" aria-label={words.beforeTitle}>
      <strong>{words.beforeTitle}</strong>
      <ul>
        {saidBefore(words.before, view, card, stand).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** The sentences, in the order in which they matter. */
export function saidBefore(
  words: Texts["editors"]["before"],
  view: Pick<PublicView, "phase" | "cover" | "board">,
  card: Pick<StudioCard, "id" | "place">,
  stand: CardStand,
): readonly string[] {
  const rights = cardRights(view.phase, { onBoard: card.place !== null, bought: stand.bought });
  if (rights === "nothing") return [view.phase === "finished" ? words.over : words.aside];
  const isVoided = view.board.cards.find(({ id }) => id === card.id)?.voided === true;
  const may =
    rights === "words"
      ? [
          words.words,
          stand.reading > 0 ? words.reading(stand.reading) : words.nobodyReading,
          ...(stand.done > 0 ? [words.done(stand.done)] : []),
          words.wrongKey,
        ]
      : [words.nobody, words.nobodyTold];
  return [
    ...(isVoided ? [words.voided] : []),
    ...may,
    words.solution,
    ...(view.cover === null ? [] : [words.covered]),
  ];
}

/** Afterwards: who was told. EDT11 */
export function SaidAfter({ cardId }: { readonly cardId: number }) {
  const { editors: words } = useTexts();
  const told = useDesk().told.value;
  return (
    <p class="studio-told" role="status">
      {told?.cardId === cardId && `✓ ${saidAfter(words.told, told)}`}
    </p>
  );
}

export function saidAfter(words: Texts["editors"]["told"], { parts, reading }: Told): string {
  if (parts.includes("statement")) return reading > 0 ? words.reading(reading) : words.nobody;
  return parts.includes("category") || parts.includes("price") ? words.board : words.quiet;
}
