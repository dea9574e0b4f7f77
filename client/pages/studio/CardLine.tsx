import { useTexts } from "../../i18n/texts.ts";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { useContent } from "./StudioContext.ts";

/** What waits for the author in one card, and the way to it, with which the line may go. PAG41 */
export function CardLine(props: {
  readonly cardId: number;
  /** Of a card that is called so. */
  readonly say: (card: string) => string;
  readonly button: string;
  readonly onPress: () => void;
}) {
  const { studio: words } = useTexts();
  const { cards } = useContent();
  const line = useFocusWhenGone<HTMLDivElement>();
  const place = cards.get(props.cardId)?.place ?? null;
  return (
    <div ref={line} class="notice row studio-undecided" data-tone="warn">
      <p>
        <strong aria-hidden="true">! </strong>
        {props.say(place ? words.cardTitle(place.row, place.column) : words.cardAside)}
      </p>
      <button type="button" class="button" data-size="small" onClick={props.onPress}>
        {props.button}
      </button>
    </div>
  );
}
