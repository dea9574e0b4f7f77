import { type ReadonlySignal, signal } from "@preact/signals";
import { RulePack } from "../../../shared/contest/rules.ts";
import { isSamePlain } from "../../../shared/contest/samePlain.ts";
import { cutOff, type Refusal, type Studio } from "./studio.ts";

/** Rules as they are typed, saved a moment later where they keep their bounds. */
export interface RulesDraft {
  readonly rules: ReadonlySignal<RulePack>;
  type(rules: RulePack): void;
  /** They were changed elsewhere: what is not being typed follows. */
  take(rules: RulePack, revision: number): void;
  /** Returns how to close it, which saves. */
  open(): () => void;
  /** Saves for the last time, and tells why not. */
  finish(): Promise<Refusal>;
}

const saveAfterMs = 900;

interface Standing {
  readonly rules: RulePack;
  readonly revision: number;
}

/** It begins with what an earlier draft has left unsaved. EDT15 */
export function createRulesDraft(
  studio: Studio,
  first: Standing,
  isSound: (rules: RulePack) => boolean,
  tell: (refusal: Refusal) => void,
): RulesDraft {
  const left = readLeftRules(studio.unsaved.find("rules"));
  const note = studio.unsaved.noteFor("rules", () => save());
  const rules = signal(left?.rules ?? first.rules);
  /** What the author has typed over. */
  let base = left ? { rules: first.rules, revision: left.revision } : first;
  let isTyped = left !== null;
  /** What is on its way. */
  let sent: RulePack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<Refusal> = Promise.resolve(null);

  async function saveNow(): Promise<Refusal> {
    const typed = rules.peek();
    if (!isTyped || !isSound(typed)) return null;
    isTyped = false;
    sent = typed;
    const refusal = await studio.rule(typed, base.revision);
    sent = null;
    const stands = standing();
    if (refusal === cutOff) isTyped = true;
    else if (refusal) {
      isTyped = false;
      follow(stands); // EDT4: what somebody else has chosen is seen, and not written over
      note.giveUp();
    } else {
      if (!isTyped || isSamePlain(stands.rules, typed)) follow(stands);
      noteUnsaved();
    }
    tell(refusal);
    return refusal;
  }

  function noteUnsaved(): void {
    if (isTyped || sent) note.write({ rules: rules.peek(), revision: base.revision });
    else note.clear();
  }

  function standing(): Standing {
    const content = studio.content.peek();
    return content ? { rules: content.rules, revision: content.rulesRevision } : base;
  }

  function follow(stands: Standing): void {
    base = stands;
    if (!isTyped) rules.value = stands.rules;
  }

  function save(): Promise<Refusal> {
    clearTimeout(timer);
    turn = turn.then(saveNow);
    return turn;
  }

  function saveSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), saveAfterMs);
  }

  async function finish(): Promise<Refusal> {
    noteUnsaved();
    const refusal = await save();
    // What does not keep its bounds is seen in the form, and nowhere else.
    if (refusal === null && isTyped) note.giveUp();
    return refusal;
  }

  return {
    rules,
    type(next) {
      rules.value = next;
      isTyped = true;
      noteUnsaved();
      saveSoon();
    },
    take(next, revision) {
      // Whoever is typing, or has just sent, is told when that is answered.
      if (revision < base.revision || isTyped || sent) return;
      follow({ rules: next, revision });
    },
    open() {
      if (left) {
        noteUnsaved();
        saveSoon();
      }
      return () => void finish();
    },
    finish,
  };
}

/** Null for what no draft of this version has noted, and for what did not keep its bounds. */
function readLeftRules(noted: unknown): Standing | null {
  if (typeof noted !== "object" || noted === null || !("rules" in noted) || !("revision" in noted))
    return null;
  const rules = RulePack.safeParse(noted.rules).data;
  return rules && typeof noted.revision === "number" ? { rules, revision: noted.revision } : null;
}
