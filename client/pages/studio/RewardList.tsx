import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { type RulePack, ruleBounds } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";
import { NumberField } from "./RuleField.tsx";
import type { Bounds } from "./ruleFaults.ts";

interface RewardListProps {
  readonly rules: Pick<RulePack, "rewardPercents" | "attempts">;
  readonly faults: ReadonlyMap<string, Bounds>;
  readonly onChange: (rewardPercents: readonly number[]) => void;
}

/** What each attempt pays; a new attempt begins with what the last one pays. */
export function RewardList({ rules, faults, onChange }: RewardListProps) {
  const { rules: words } = useTexts();
  const id = useId();
  const { rewardPercents } = rules;
  const { min, max } = ruleBounds.rewards;
  // What is pressed last keeps the focus, which a browser takes from what is disabled. PAG41
  const isShortest = rewardPercents.length <= min;
  const isLongest = rewardPercents.length >= max;
  const most = Math.max(...Object.values(rules.attempts));
  const { label, help } = words.fields.rewardPercents;
  return (
    <fieldset class="rules-list" tabIndex={-1} aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p class="hint" id={`${id}-hint`}>
        {help}
      </p>
      <ol class="rules-rewards">
        {rewardPercents.map((percent, index) => (
          <RewardRow key={`${index + 1}`}>
            <NumberField
              label={words.reward(index + 1)}
              name={`rewardPercents.${index}`}
              value={percent}
              fault={faults.get(`rewardPercents.${index}`)}
              onValue={(value) =>
                onChange(rewardPercents.map((before, other) => (other === index ? value : before)))
              }
            />
            <button
              type="button"
              class="button"
              data-size="small"
              aria-label={words.removeReward(index + 1)}
              title={words.removeReward(index + 1)}
              aria-disabled={isShortest}
              onClick={() => {
                if (!isShortest) onChange(rewardPercents.filter((_, other) => other !== index));
              }}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </RewardRow>
        ))}
      </ol>
      <button
        type="button"
        class="button"
        data-size="small"
        aria-disabled={isLongest}
        onClick={() => {
          if (!isLongest) onChange([...rewardPercents, rewardPercents.at(-1) ?? 100]);
        }}
      >
        + {words.addReward}
      </button>
      <p class="hint" role="status">
        {most < rewardPercents.length && words.unreached(most)}
      </p>
    </fieldset>
  );
}

/** The last one goes when one is removed. PAG41 */
function RewardRow({ children }: { readonly children: ComponentChildren }) {
  const row = useFocusWhenGone<HTMLLIElement>();
  return <li ref={row}>{children}</li>;
}
