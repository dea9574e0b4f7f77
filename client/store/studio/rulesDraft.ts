import { type ReadonlySignal, signal } from "@preact/signals";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { isSamePlain } from "../../../shared/contest/samePlain.ts";
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

interface Standing {
  readonly rules: RulePack;
  readonly revision: number;
}

export function createRulesDraft(
  studio: Studio,
  first: Standing,
  isSound: (rules: RulePack) => boolean,
  tell: (refusal: Refusal) => void,
): RulesDraft {
  const rules = signal(first.rules);
  /** What the author has typed over. */
  let base = first;
  let isTyped = false;
  /** What is on its way. */
  let sent: RulePack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = Promise.resolve();

  async function saveNow(): Promise<void> {
    const typed = rules.peek();
    if (!isTyped || !isSound(typed)) return;
    isTyped = false;
    sent = typed;
    const refusal = await studio.rule(typed, base.revision);
    sent = null;
    const stands = standing();
    if (refusal) {
      isTyped = false;
      follow(stands); // EDT4: what somebody else has chosen is seen, and not written over
    } else if (!isTyped || isSamePlain(stands.rules, typed)) follow(stands);
    tell(refusal);
  }

  function standing(): Standing {
    const content = studio.content.peek();
    return content ? { rules: content.rules, revision: content.rulesRevision } : base;
  }

  function follow(stands: Standing): void {
    base = stands;
    if (!isTyped) rules.value = stands.rules;
  }

  function save(): void {
    clearTimeout(timer);
    turn = turn.then(saveNow);
  }

  return {
    rules,
    type(next) {
      rules.value = next;
      isTyped = true;
      clearTimeout(timer);
      timer = setTimeout(save, saveAfterMs);
    },
    take(next, revision) {
      // Whoever is typing, or has just sent, is told when that is answered.
      if (revision < base.revision || isTyped || sent) return;
      follow({ rules: next, revision });
    },
    stop: save,
  };
}
