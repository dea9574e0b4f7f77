import { useId, useRef } from "preact/hooks";
import { presetNames, presetOf, rulePresets } from "../../../shared/contest/rulePresets.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";

interface RulePresetsProps {
  readonly rules: RulePack;
  readonly onChange: (rules: RulePack) => void;
  readonly onMinutes: ((minutes: number) => void) | undefined;
}

/** Rules to begin with. Who looks at another preset does not lose what was set by hand. RUL1 */
export function RulePresets({ rules, onChange, onMinutes }: RulePresetsProps) {
  const { rules: words } = useTexts();
  const group = useId();
  const current = presetOf(rules);
  const own = useRef<RulePack | null>(null);
  if (current === "own") own.current = rules;
  const minutes = current === "own" ? null : rulePresets[current].minutes;
  const choice = (name: keyof typeof words.presets, chosen: RulePack | null) => (
    <label key={name} class="rules-preset" data-chosen={name === current}>
      <input
        type="radio"
        name={group}
        value={name}
        checked={name === current}
        disabled={chosen === null}
        aria-labelledby={`${group}-${name}`}
        aria-describedby={`${group}-${name}-hint`}
        onChange={() => {
          if (chosen) onChange(chosen);
        }}
      />
      <strong id={`${group}-${name}`}>{words.presets[name].name}</strong>
      <span class="hint" id={`${group}-${name}-hint`}>
        {words.presets[name].text}
      </span>
    </label>
  );
  return (
    <fieldset class="rules-group">
      <legend>{words.presetsLabel}</legend>
      <div class="rules-presets">
        {presetNames.map((name) => choice(name, rulePresets[name].rules))}
        {choice("own", own.current)}
      </div>
      {minutes !== null && (
        <p class="row">
          {words.suits(minutes)}
          {onMinutes && (
            <button type="button" class="button" data-size="small" onClick={() => onMinutes(minutes)}>
              {words.setMinutes(minutes)}
            </button>
          )}
        </p>
      )}
    </fieldset>
  );
}
