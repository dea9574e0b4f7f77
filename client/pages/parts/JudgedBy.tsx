import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { KeyView, KeyViewOf } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";

/** The key, and in words how an answer is judged by it. */
export function JudgedBy(props: {
  readonly reader: Reader;
  readonly answerKey: KeyView;
  readonly lang: string;
}) {
  const words = useTexts().cockpit;
  return (
    <section class="judged" aria-label={words.rightAnswer}>
      <h3>{words.rightAnswer}</h3>
      <KeyOf {...props} />
      <p class="muted">{useHowJudged(props.reader, props.answerKey)}</p>
    </section>
  );
}

/** What is right, without words. */
export function KeyOf({ reader, answerKey, lang }: Parameters<typeof JudgedBy>[0]) {
  switch (answerKey.kind) {
    case "number":
      return (
        <p class="key" translate={false}>
          {answerKey.answer}
          {answerKey.tolerance !== null && ` ± ${answerKey.tolerance}`}
        </p>
      );
    case "text":
      return (
        <ul class="key" translate={false} lang={lang}>
          {answerKey.answers.map((answer) => (
            <li key={answer}>{answer}</li>
          ))}
        </ul>
      );
    case "choice":
      return reader.kind === "choice" ? (
        <Options options={reader.options} answerKey={answerKey} lang={lang} />
      ) : null;
  }
}

function Options(props: {
  readonly options: readonly string[];
  readonly answerKey: KeyViewOf<"choice">;
  readonly lang: string;
}) {
  const { cockpit: words, pictures } = useTexts();
  return (
    <ol class="key options" translate={false} lang={props.lang}>
      {props.options.map((option, index) => {
        const isRight = props.answerKey.correct.includes(index + 1);
        return (
          <li key={option} data-right={isRight}>
            <span aria-hidden="true">{isRight ? "✓" : "·"}</span> {withPictureWords(option, pictures.unnamed)}
            {isRight && <span class="visually-hidden"> ({words.rightOption})</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** How an answer is judged by a key, in words. */
export function useHowJudged(reader: Reader, key: KeyView): string {
  const { cockpit, format } = useTexts();
  const { judging } = cockpit;
  switch (key.kind) {
    case "number":
      return key.tolerance === null ? judging.exact : judging.within(key.tolerance);
    case "choice":
      return reader.kind === "choice" && reader.several ? judging.several : judging.one;
    case "text": {
      if (reader.kind !== "text") return "";
      const { folds } = reader;
      const counting = (["case", "spaces", "yo", "quotes", "dashes"] as const).filter((fold) => !folds[fold]);
      if (reader.capitals === "count" && !counting.includes("case")) counting.unshift("case");
      return judging.text(key.answers.length, format.list(counting.map((fold) => judging.folds[fold])));
    }
  }
}
