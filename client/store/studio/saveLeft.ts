import { RulePack } from "../../../shared/contest/rules.ts";
import type { ContestStore } from "../contestStore.ts";
import { createCardForm } from "./cardForm.ts";
import { createRulesDraft } from "./rulesDraft.ts";
import type { Refusal, Studio } from "./studio.ts";
import type { Part } from "./unsaved.ts";

/**
 * Saves what earlier pages of this browser have left unsaved, by the rules for what was typed without a connection. True when
 * there was something, and all of it stands on the board now; `tell` hears why not. EDT10 EDT15
 */
export async function saveLeft(
  store: ContestStore,
  studio: Studio,
  tell: (refusal: Refusal) => void,
): Promise<boolean> {
  const content = studio.content.peek();
  if (!content) return false;
  const { rules, rulesRevision: revision } = content;
  // That one was saved must not take away why another one was not.
  const tellWhyNot = (refusal: Refusal) => {
    if (refusal) tell(refusal);
  };
  const isSound = (typed: RulePack) => RulePack.safeParse(typed).success;

  async function savePart(part: Part): Promise<boolean> {
    if (part === "rules") {
      return (await createRulesDraft(studio, { rules, revision }, isSound, tellWhyNot).finish()) === null;
    }
    const card = content?.cards.get(part);
    if (!card) {
      studio.unsaved.forget(part);
      tell({ code: "unknown_card" });
      return false;
    }
    const refusal = await createCardForm(store, studio, card, { tell: tellWhyNot }).finish();
    return refusal === null && !studio.conflicts.has(part);
  }

  const saved = await Promise.all(studio.unsaved.parts().map(savePart));
  return saved.length > 0 && saved.every(Boolean);
}
