import { type Reader, showReading } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTyped } from "./answerBoxes.tsx";

const signs = { accepted: "✓", wrong: "✗", annulled: "↩" } as const;

/** The team's own answers to a purchase, with their verdicts. */
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
        {purchase.submissions.map((submission, index) => (
          <li key={`${submission.at}-${index}`} data-verdict={submission.verdict}>
            <span aria-hidden="true">{signs[submission.verdict]}</span>{" "}
            <span class="tried-answer" translate={false}>
              {reader && !isTyped(reader.kind) ? showReading(reader, submission.reading) : submission.answer}
            </span>
            {": "}
            {play.verdicts[submission.verdict]}
          </li>
        ))}
      </ol>
    </div>
  );
}
