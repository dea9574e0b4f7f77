import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { purchasesOf } from "../../store/purchases.ts";
import { useApp } from "../AppContext.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { useViews } from "./PlayContext.ts";
import "./firstStrip.css";

/** PAG14 Three steps for a team that is here for the first time; gone for good when it was read or a task was finished. */
export function FirstStrip() {
  const { help } = useTexts();
  const { firstVisit } = useApp();
  const { contest, team } = useViews();
  const purchases = purchasesOf(team);
  const hasPlayed = purchases.some((purchase) => purchase.status !== "active");
  useEffect(() => {
    if (hasPlayed && firstVisit.isFirst.peek()) firstVisit.end();
  }, [hasPlayed, firstVisit]);
  if (!firstVisit.isFirst.value || hasPlayed || contest.phase === "finished") return null;
  const [buy = "", solve = "", earn = ""] = help.strip(contest.rules.rewardPercents[0] ?? 0);
  return (
    <aside class="first-strip" data-begun={purchases.length > 0} aria-label={help.open}>
      <ol class="first-steps">
        {[buy, solve, earn].map((step, index) => (
          <li key={step}>
            <b>{index + 1}</b> {step}
          </li>
        ))}
      </ol>
      <DismissButton onDismiss={() => firstVisit.end()}>{help.gotIt}</DismissButton>
    </aside>
  );
}
