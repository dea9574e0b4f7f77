import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { DraftReading } from "../../store/answering.ts";

interface ReadingLineProps {
  readonly kind: CheckerKind;
  readonly reading: DraftReading;
  readonly onMeaning: (meaning: string) => void;
}

/** How the server will read what is typed; what may be meant otherwise is asked, and one click takes a meaning. */
export function ReadingLine({ kind, reading, onMeaning }: ReadingLineProps) {
  const texts = useTexts();
  const { play } = texts;
  return (
    <div class="reading" id="reading" aria-live="polite" data-reading={reading.type}>
      {reading.type === "empty" && <span class="muted">{play.answerHints[kind]}</span>}
      {reading.type === "read" && (
        <span class="reading-read" title={play.readAs(reading.shown)}>
          {play.readAs(reading.shown)}
        </span>
      )}
      {reading.type === "tried" && (
        <span class="warning">! {refusalSentence(texts, { code: "already_tried" })}</span>
      )}
      {reading.type === "misread" && (
        <span class="warning">! {refusalSentence(texts, reading.misreading)}</span>
      )}
      {reading.type === "question" && (
        <span class="row">
          <span class="warning">? {play.questions[reading.code]}</span>
          <span class="row">
            {reading.meanings.map((meaning) => (
              <button
                key={meaning}
                type="button"
                class="button"
                data-size="small"
                onClick={(event) => {
                  onMeaning(meaning);
                  event.currentTarget.form?.querySelector<HTMLElement>("input")?.focus();
                }}
              >
                {meaning}
              </button>
            ))}
          </span>
        </span>
      )}
    </div>
  );
}
