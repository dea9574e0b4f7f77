import { useSignal } from "@preact/signals";
import { readerOf } from "../../../shared/contest/checkers/checker.ts";
import { mostCharacters, takenPart } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { CardForm } from "../../store/studio/cardForm.ts";
import type { StudioCard } from "../../store/studio/content.ts";
import { Statement } from "../../text/Statement.tsx";
import { AnswerInput } from "../play/answerBoxes.tsx";
import { useContent } from "./StudioContext.ts";

const devices = ["laptop", "phone", "wall"] as const;

/** The task as a team sees it, on each of the places where it is read. */
export function TaskPreview({ form, card }: { readonly form: CardForm; readonly card: StudioCard }) {
  const { studio: words } = useTexts();
  const { language } = useContent();
  const device = useSignal<(typeof devices)[number]>("laptop");
  const draft = useSignal("");
  const { statement } = form.typed.value;
  const key = form.key.value;
  const checker = (key?.ok ? key.checker : null) ?? card.writing.checker;
  return (
    <section class="stack studio-preview" aria-label={words.preview}>
      <div class="row" role="radiogroup" aria-label={words.preview}>
        {devices.map((name) => (
          <label key={name} class="studio-option">
            <input
              type="radio"
              name="device"
              checked={device.value === name}
              onChange={() => {
                device.value = name;
              }}
            />
            {words.devices[name]}
          </label>
        ))}
      </div>
      <div class="studio-sheet task-text" data-device={device.value}>
        {statement.trim() === "" ? (
          <p class="muted">{words.noStatement}</p>
        ) : (
          // What is more is not taken, and drawing it would take as long as it is.
          <Statement source={takenPart(statement, mostCharacters.statement)} lang={language} />
        )}
        {device.value !== "wall" && checker && (
          <div class="studio-answer">
            <AnswerInput
              reader={readerOf(checker)}
              draft={draft.value}
              onDraft={(next) => {
                draft.value = next;
              }}
              language={language}
            />
          </div>
        )}
      </div>
    </section>
  );
}
