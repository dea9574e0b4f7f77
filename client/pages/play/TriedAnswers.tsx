import { type Reader, showReading } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTyped } from "./answerBoxes.tsx";

const signs = { accepted: "✓", wrong: "✗", annulled: "↩" } as const;

/** The team's own answers to a purchase, with their verdicts: one beside the other, above the box for the next. */
export function TriedAnswers({
  purchase,
  reader,
}: {
  readonly purchase: PurchaseView;
  readonly reader: Reader | null;
}) {
  const { play } = useTexts();
  if (purchase.submissions.length === 0) return null;
  return (
    <div class="tried">
      <h2 class="small-title">{play.triedTitle}</h2>
      <ol>
        {purchase.submissions.map((submission, index) => {
          const words =
            reader && !isTyped(reader.kind) ? showReading(reader, submission.reading) : submission.answer;
          return (
            <li key={`${submission.at}-${index}`} data-verdict={submission.verdict} title={words}>
              <span aria-hidden="true">{signs[submission.verdict]}</span>{" "}
              <span class="tried-answer" translate={false}>
                {words}
              </span>
              <span class="visually-hidden">
                {": "}
                {play.verdicts[submission.verdict]}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
