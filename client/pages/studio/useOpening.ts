import type { CardPlace } from "../../../shared/contest/editActs.ts";
import { cardAt } from "../../store/studio/content.ts";
import { freshWriting } from "../../store/studio/freshWriting.ts";
import { useDesk } from "./StudioContext.ts";

/** Opens the card of a place; an empty place takes a new one, unless another is just being begun. EDT17 */
export function useOpening(): (place: CardPlace) => Promise<void> {
  const { studio, opened, adding, columnNames, tell } = useDesk();

  async function begin(place: CardPlace): Promise<void> {
    const content = studio.content.peek();
    if (!content) return;
    const before = opened.peek();
    const named = columnNames.peek().get(place.column);
    const added = await studio.add(place, freshWriting(content, place, named));
    if (typeof added !== "number") tell(added);
    // Whoever has gone to another card meanwhile stays there.
    else if (opened.peek() === before) opened.value = added;
  }

  return async (place) => {
    const content = studio.content.peek();
    const card = content && cardAt(content, place.row, place.column);
    if (card) opened.value = card.id;
    else await adding.once(() => begin(place));
  };
}
