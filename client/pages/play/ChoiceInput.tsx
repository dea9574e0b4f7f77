import { useTexts } from "../../i18n/texts.ts";
import { readChoice, writeChoice } from "../../store/answering.ts";
import { Statement } from "../../text/Statement.tsx";
import type { AnswerInputProps } from "./answerBoxes.tsx";

/** One of the options, or several. */
export function ChoiceInput({ reader, draft, onDraft, language, formId }: AnswerInputProps<"choice">) {
  const { play } = useTexts();
  const chosen = readChoice(draft);

  const toggle = (option: number, isOn: boolean) => {
    if (!reader.several) return onDraft(writeChoice(new Set([option])));
    const next = new Set(chosen);
    if (isOn) next.add(option);
    else next.delete(option);
    onDraft(writeChoice(next));
  };

  return (
    <fieldset class="choices">
      <legend class="muted">{reader.several ? play.answerHints.several : play.answerHints.choice}</legend>
      {reader.options.map((option, index) => (
        <label key={option} class="choice">
          <input
            type={reader.several ? "checkbox" : "radio"}
            name="choice"
            form={formId}
            checked={chosen.has(index + 1)}
            onChange={(event) => toggle(index + 1, event.currentTarget.checked)}
          />
          <Statement source={option} lang={language} />
        </label>
      ))}
    </fieldset>
  );
}
