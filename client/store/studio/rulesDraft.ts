import { type ReadonlySignal, signal } from "@preact/signals";
import type { RulePack } from "../../../shared/contest/rules.ts";
import type { Refusal, Studio } from "./studio.ts";

/** Rules as they are typed, saved a moment later where they keep their bounds. */
export interface RulesDraft {
  readonly rules: ReadonlySignal<RulePack>;
  type(rules: RulePack): void;
  /** They were changed elsewhere: what is not being typed follows. */
  take(rules: RulePack, revision: number): void;
  /** Saves what is not saved yet. */
  stop(): void;
}

const saveAfterMs = 900;

export function createRulesDraft(
  studio: Studio,
  first: { readonly rules: RulePack; readonly revision: number },
  isSound: (rules: RulePack) => boolean,
  tell: (refusal: Refusal) => void,
): RulesDraft {
  const rules = signal(first.rules);
  let known = first;
  let isTyped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function save(): Promise<void> {
    clearTimeout(timer);
    const typed = rules.peek();
    if (!isTyped || !isSound(typed)) return;
    isTyped = false;
    const refusal = await studio.rule(typed, known.revision);
    if (refusal) rules.value = known.rules; // EDT4: what somebody else has chosen is seen, and not written over
    tell(refusal);
  }

  return {
    rules,
    type(next) {
      rules.value = next;
      isTyped = true;
      clearTimeout(timer);
      timer = setTimeout(() => void save(), saveAfterMs);
    },
    take(next, revision) {
      known = { rules: next, revision };
      if (!isTyped) rules.value = next;
    },
    stop: () => void save(),
  };
}
