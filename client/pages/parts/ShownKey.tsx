import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { ShownKeyView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Statement } from "../../text/Statement.tsx";
import { KeyOf } from "./JudgedBy.tsx";

/** What was right, and how it is solved; where the organizer shows it. WLK3 */
export function ShownKey(props: {
  readonly shown: ShownKeyView;
  readonly reader: Reader;
  readonly lang: string;
}) {
  const { closing: words } = useTexts();
  const { key, solution } = props.shown;
  return (
    <section class="shown-key" aria-label={words.rightAnswer}>
      <h3>{words.rightAnswer}</h3>
      <KeyOf reader={props.reader} answerKey={key} lang={props.lang} />
      {solution !== null && (
        <>
          <h3>{words.solution}</h3>
          <Statement source={solution} lang={props.lang} />
        </>
      )}
    </section>
  );
}
