import { type Signal, useSignal } from "@preact/signals";
import type { PresetName } from "../../../shared/contest/rulePresets.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { useTexts } from "../../i18n/texts.ts";
import { lazily } from "../parts/lazily.tsx";
import "./rulesForm.css";

/** Rules that somebody chose for a new contest. */
export interface ChosenRules {
  readonly rules: RulePack;
  readonly preset: PresetName | "own";
  /** They keep their bounds, so that a contest can be made of them. */
  readonly isWhole: boolean;
}

interface RulesFoldProps {
  /** Null: nobody has chosen any. A table is played by the classic rules then, a document by its own. */
  readonly chosen: Signal<ChosenRules | null>;
  readonly isDocument: boolean;
  readonly error: string | undefined;
  /** As for the form of the rules. */
  readonly onMinutes: ((minutes: number) => void) | undefined;
}

// Whoever leaves the rules as they are does not load what checks them.
const RulesChoice = lazily(async () => (await import("./RulesChoice.tsx")).RulesChoice);

/** The rules of a contest that is being made, folded. */
export function RulesFold({ chosen, isDocument, error, onMinutes }: RulesFoldProps) {
  const { rules: words } = useTexts();
  const isOpen = useSignal(false);
  const preset = chosen.value?.preset ?? (isDocument ? null : "classic");
  return (
    <div class="field">
      <details
        class="rules-fold"
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>{words.title(preset === null ? words.ofDocument : words.presets[preset].name)}</summary>
        {isOpen.value && <RulesChoice chosen={chosen} isDocument={isDocument} onMinutes={onMinutes} />}
      </details>
      <span class="error" role="alert">
        {error ? `✗ ${error}` : ""}
      </span>
    </div>
  );
}
