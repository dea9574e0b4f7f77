import { useRef } from "preact/hooks";
import { FieldError } from "./FieldError.tsx";
import { useTooLong } from "./useTooLong.ts";

/** The box of a text of several lines, within its field, and what is wrong with it. It cuts nothing. PAG44 */
export function LongText(props: {
  /** By which its label knows it. */
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  /** How many characters are taken. */
  readonly most: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | null;
  /** Of what else is said of it. */
  readonly hintId?: string | undefined;
  readonly spellcheck?: boolean;
  /** In a dialog: gets the focus at first. */
  readonly isFirst?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const { id, name, rows, most, value, onValue, error = null, hintId } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const tooLong = useTooLong(box, value, most);
  return (
    <>
      <textarea
        ref={box}
        id={id}
        name={name}
        class="input"
        rows={rows}
        spellcheck={props.spellcheck}
        value={value}
        data-first-focus={props.isFirst || undefined}
        aria-invalid={(tooLong ?? error) ? true : undefined}
        aria-describedby={hintId === undefined ? `${id}-error` : `${id}-error ${hintId}`}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
      <FieldError id={`${id}-error`} tooLong={tooLong} error={error} />
    </>
  );
}
