import type { Texts } from "../../i18n/texts.ts";
import type { BoardCard, Sailor } from "../../store/boardModel.ts";

/** Of more teams only the number is told, beside the card: a list of thirty names tells nobody anything. */
const mostNamed = 8;

/** Whose sails lie at a card, who was first, and how hot it is; "" for a card with nothing to tell. CRD2 – CRD4 */
export function crewSentence({ category, pricePoints, fleet }: BoardCard, texts: Texts): string {
  if (!fleet) return "";
  const { cards: words, screen } = texts;
  const { first, solved, atWork, heat } = fleet;
  const named = (tell: (teams: readonly string[]) => string, sailors: readonly Sailor[]) =>
    sailors.length > 0 && sailors.length <= mostNamed ? tell(sailors.map(({ name }) => name)) : "";
  const parts = [
    first ? words.firstSolved(first.name) : "",
    first && solved.length === 1 ? "" : named(words.solvedBy, solved),
    named(words.atWork, atWork),
    heat === 0 ? "" : words.heats[heat],
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${screen.card(category, pricePoints)}: ${parts.join("; ")}`;
}
