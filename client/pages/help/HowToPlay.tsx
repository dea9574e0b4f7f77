import { classicRules, type RulePack } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";
import { HelpPicture } from "./HelpPicture.tsx";

/** What the help tells of a contest's rules. */
export type HelpRules = Pick<
  RulePack,
  "startPoints" | "slots" | "rewardPercents" | "rounding" | "refundExpired" | "relief" | "ranking"
>;

/** One picture and a few sentences: enough for a team that has never played. Without a contest, by the classic rules. */
export function HowToPlay({ rules = classicRules }: { readonly rules?: HelpRules | undefined }) {
  const { help } = useTexts();
  return (
    <>
      <HelpPicture rules={rules} />
      <ul class="help-points">
        <li>{help.points.start(rules.startPoints, rules.slots)}</li>
        <li>{help.points.attempts}</li>
        <li>{rules.refundExpired ? help.points.endRefund : help.points.end}</li>
        {rules.ranking === "worth" && <li>{help.points.worth}</li>}
        {rules.relief && <li>{help.points.relief}</li>}
        <li>{help.points.laptops}</li>
      </ul>
    </>
  );
}
