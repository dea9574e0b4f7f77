import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type PictureMark, writePictureMark } from "../../text/pictureMarks.ts";
import { Statement } from "../../text/Statement.tsx";
import { FieldError } from "../parts/FieldError.tsx";
import { useTooLong } from "../parts/useTooLong.ts";

/** More would not be listened to. */
const mostCharacters = 300;

/** Asks what a picture shows, beside the text that it stands in. MED15 */
export function PictureWordsForm(props: {
  readonly mark: PictureMark;
  readonly onWords: (words: string | "decoration") => void;
  readonly onLater: () => void;
}) {
  const { pictures: words } = useTexts();
  const { mark } = props;
  const id = useId();
  const typed = useSignal(mark.words);
  const isDecoration = useSignal(mark.isDecoration);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    // Whoever goes on writing is not interrupted: the form waits behind the text.
    if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement))
      field.current?.focus();
  }, []);
  const said = isDecoration.value ? "decoration" : typed.value.trim();
  const tooLong = useTooLong(field, said, mostCharacters);
  const finish = () => {
    if (said === "" || tooLong !== null) field.current?.focus();
    else props.onWords(said);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: it may stand within a form
    <div
      class="picture-words"
      role="group"
      aria-label={words.question}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === field.current) finish();
        else if (event.key === "Escape") props.onLater();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Statement source={writePictureMark(mark.id, null)} lang="" />
      <div class="stack">
        <label class="field" for={id}>
          {words.question}
        </label>
        <input
          ref={field}
          id={id}
          class="input"
          name="picture-words"
          autocomplete="off"
          value={isDecoration.value ? "" : typed.value}
          disabled={isDecoration.value}
          aria-invalid={tooLong ? true : undefined}
          aria-describedby={`${id}-error ${id}-hint`}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <FieldError id={`${id}-error`} tooLong={tooLong} />
        <span class="hint" id={`${id}-hint`}>
          {words.questionHint}
        </span>
        <label class="studio-option">
          <input
            type="checkbox"
            name="picture-decoration"
            checked={isDecoration.value}
            onChange={(event) => {
              isDecoration.value = event.currentTarget.checked;
            }}
          />
          {words.decoration}
        </label>
        <div class="row">
          <button type="button" class="button" data-look="main" onClick={finish}>
            {words.done}
          </button>
          <button type="button" class="button" onClick={props.onLater}>
            {words.later}
          </button>
        </div>
      </div>
    </div>
  );
}
