import type { PracticeChoice } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import { balanceOf } from "../../store/purchases.ts";
import { useViews } from "./PlayContext.ts";
import { PracticeAgain } from "./PracticeAgain.tsx";

/** How a practice ended, and what next. */
export function PracticeEnd({ practice: choice }: { readonly practice: PracticeChoice }) {
  const { practice } = useTexts();
  const { contest, team } = useViews();
  const solved = Object.values(team.purchases).filter(({ status }) => status === "solved").length;
  return (
    <section class="panel final-panel" aria-labelledby="final-title">
      <h2 id="final-title">{practice.doneTitle}</h2>
      <p class="final-place">
        <strong>{practice.donePoints(balanceOf(team))}</strong>,{" "}
        {practice.doneSolved(solved, contest.board.cards.length)}
      </p>
      <PracticeAgain practice={choice} />
    </section>
  );
}
