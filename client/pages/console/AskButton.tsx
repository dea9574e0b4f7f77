import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { type Question, useAsk } from "./RoomContext.ts";

/**
 * A button that opens a question, and may go with what is done there; `label` names what it is about for those who do not see its
 * place. PAG41
 */
export function AskButton(props: {
  readonly words: string;
  readonly label?: string;
  readonly look?: "text";
  readonly children: Question;
}) {
  const ask = useAsk();
  const button = useFocusWhenGone<HTMLButtonElement>();
  return (
    <button
      ref={button}
      type="button"
      class={props.look === "text" ? "text-button" : "button"}
      data-size="small"
      aria-label={props.label === undefined ? undefined : `${props.words}: ${props.label}`}
      onClick={() => ask(props.children)}
    >
      {props.words}
    </button>
  );
}
