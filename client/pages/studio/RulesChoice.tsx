import type { Signal } from "@preact/signals";
import { presetOf } from "../../../shared/contest/rulePresets.ts";
import { classicRules, type RulePack } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { ChosenRules } from "./RulesFold.tsx";
import { RulesForm } from "./RulesForm.tsx";
import { ruleFaults } from "./ruleFaults.ts";

interface RulesChoiceProps {
  readonly chosen: Signal<ChosenRules | null>;
  readonly isDocument: boolean;
  readonly onMinutes: ((minutes: number) => void) | undefined;
}

/** The form of the rules for a new contest. A document has rules of its own, which are not known here: it keeps them until asked. */
export function RulesChoice({ chosen, isDocument, onMinutes }: RulesChoiceProps) {
  const { rules: words } = useTexts();
  const choose = (rules: RulePack) => {
    chosen.value = { rules, preset: presetOf(rules), isWhole: ruleFaults(rules).size === 0 };
  };
  const isKept = isDocument && chosen.value === null;
  return (
    <div class="rules-fold-inside">
      {isDocument && (
        <>
          <p>{words.ofDocumentText}</p>
          <div class="row">
            <button
              type="button"
              class="button"
              data-size="small"
              onClick={() => {
                if (isKept) choose(classicRules);
                else chosen.value = null;
              }}
            >
              {isKept ? words.setOthers : words.keepThose}
            </button>
          </div>
        </>
      )}
      {!isKept && (
        <RulesForm value={chosen.value?.rules ?? classicRules} onChange={choose} onMinutes={onMinutes} />
      )}
    </div>
  );
}
