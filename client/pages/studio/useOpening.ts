import type { CardPlace } from "../../../shared/contest/editActs.ts";
import { cardAt } from "../../store/studio/content.ts";
import { freshWriting } from "../../store/studio/freshWriting.ts";
import { useDesk } from "./StudioContext.ts";

/** Opens the card of a place; an empty place takes a new one. */
export function useOpening(): (place: CardPlace) => Promise<void> {
  const { studio, opened, columnNames, tell } = useDesk();
  return async (place) => {
    const content = studio.content.peek();
    if (!content) return;
    const card = cardAt(content, place.row, place.column);
    const named = columnNames.peek().get(place.column);
    const found = card?.id ?? (await studio.add(place, freshWriting(content, place, named)));
    if (typeof found === "number") opened.value = found;
    else tell(found);
  };
}
