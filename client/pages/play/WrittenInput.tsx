import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isComposing } from "../../store/answering.ts";
import type { AnswerInputProps } from "./answerBoxes.tsx";

/**
 * What is typed on one line. Enter sends the form, but never while an input method composes a word. The browser cuts what is
 * longer: what is left of it is too long for every reader, which says so and judges nothing. PAG44
 */
export function WrittenInput({ reader, draft, onDraft }: AnswerInputProps<CheckerKind>) {
  const { play } = useTexts();
  return (
    <div class="written">
      <label for="answer" class="visually-hidden">
        {play.answer}
      </label>
      <input
        id="answer"
        class="input"
        name="answer"
        type="text"
        value={draft}
        maxLength={mostCharacters.answer}
        autocomplete="off"
        spellcheck={false}
        placeholder={play.answer}
        aria-describedby="reading"
        title={play.answerHints[reader.kind]}
        enterKeyHint="send"
        onInput={(event) => onDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isComposing(event)) event.preventDefault();
        }}
      />
    </div>
  );
}
