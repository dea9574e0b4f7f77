import { checkerKinds } from "../../../shared/contest/checkers/readers.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";
import { ExampleOfRules } from "./ExampleOfRules.tsx";
import { RewardList } from "./RewardList.tsx";
import { CheckField, ChoiceField, NumberField } from "./RuleField.tsx";
import { RulePresets } from "./RulePresets.tsx";
import { ruleFaults } from "./ruleFaults.ts";
import "./rulesForm.css";

interface RulesFormProps {
  /** May be what does not keep the bounds while it is typed: {@link ruleFaults}. */
  readonly value: RulePack;
  readonly onChange: (rules: RulePack) => void;
  /** Takes what a preset suggests of the duration; absent: nobody can be told. */
  readonly onMinutes?: ((minutes: number) => void) | undefined;
}

/** Every field of a rule pack, presets to begin with, and what it all means for a card. RUL3 */
export function RulesForm({ value, onChange, onMinutes }: RulesFormProps) {
  const { rules: words } = useTexts();
  const { fields, groups } = words;
  const faults = ruleFaults(value);
  const set = (change: Partial<RulePack>) => onChange({ ...value, ...change });
  const number = (field: "startPoints" | "slots") => (
    <NumberField
      {...fields[field]}
      name={field}
      value={value[field]}
      fault={faults.get(field)}
      onValue={(given) => onChange({ ...value, [field]: given })}
    />
  );
  const check = (field: "negativeBalance" | "relief" | "refundExpired" | "lateEntry") => (
    <CheckField
      {...fields[field]}
      name={field}
      checked={value[field]}
      onValue={(given) => onChange({ ...value, [field]: given })}
    />
  );
  return (
    <div class="rules-form">
      <RulePresets rules={value} onChange={onChange} onMinutes={onMinutes} />
      <div class="rules-body">
        <div class="rules-fields">
          <fieldset class="rules-group">
            <legend>{groups.start}</legend>
            {number("startPoints")}
            {number("slots")}
          </fieldset>
          <fieldset class="rules-group">
            <legend>{groups.answers}</legend>
            <RewardList
              rules={value}
              faults={faults}
              onChange={(rewardPercents) => set({ rewardPercents })}
            />
            <Attempts rules={value} faults={faults} onChange={(attempts) => set({ attempts })} />
            <ChoiceField
              {...fields.rounding}
              name="rounding"
              value={value.rounding}
              choices={words.roundings}
              onValue={(rounding) => set({ rounding })}
            />
          </fieldset>
          <fieldset class="rules-group">
            <legend>{groups.end}</legend>
            {check("relief")}
            {check("negativeBalance")}
            {check("refundExpired")}
          </fieldset>
          <fieldset class="rules-group">
            <legend>{groups.standings}</legend>
            <ChoiceField
              {...fields.ranking}
              name="ranking"
              value={value.ranking}
              choices={words.rankings}
              onValue={(ranking) => set({ ranking })}
            />
            <ChoiceField
              {...fields.tieBreak}
              name="tieBreak"
              value={value.tieBreak}
              choices={words.tieBreaks}
              onValue={(tieBreak) => set({ tieBreak })}
            />
            {check("lateEntry")}
          </fieldset>
        </div>
        <ExampleOfRules rules={faults.size === 0 ? value : null} />
      </div>
    </div>
  );
}

interface AttemptsProps {
  readonly rules: Pick<RulePack, "attempts">;
  readonly faults: ReturnType<typeof ruleFaults>;
  readonly onChange: (attempts: RulePack["attempts"]) => void;
}

function Attempts({ rules: { attempts }, faults, onChange }: AttemptsProps) {
  const { rules: words } = useTexts();
  return (
    <fieldset class="rules-list">
      <legend>{words.fields.attempts.label}</legend>
      <p class="hint">{words.fields.attempts.help}</p>
      <div class="rules-kinds">
        {checkerKinds.map((kind) => (
          <NumberField
            key={kind}
            label={words.kinds[kind]}
            name={`attempts.${kind}`}
            value={attempts[kind]}
            fault={faults.get(`attempts.${kind}`)}
            onValue={(given) => onChange({ ...attempts, [kind]: given })}
          />
        ))}
      </div>
    </fieldset>
  );
}
