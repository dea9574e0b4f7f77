import { z } from "zod";
import { type EventType, eventData } from "../events.ts";
import { ContestState } from "../state.ts";
import type { EventForms } from "./readEvent.ts";
import { structureOf } from "./structure.ts";
import { currentVersion, rulesBefore, upcasts } from "./upcasts.ts";

/** Raised when `evolve`, or an upcast that has landed, comes to mean something else. */
const meaning = 5;

/** Everything that the state which a journal leads to depends on, as text: states of another text differ. STO4 STO6 */
export const stateForm = stateFormOf({ data: eventData, upcasts, rulesBefore }, ContestState, meaning);

export function stateFormOf(forms: EventForms, state: z.core.$ZodType, meaning: number): string {
  const versions = (Object.keys(forms.data) as EventType[]).map((type) => [
    type,
    currentVersion(forms.upcasts, type),
  ]);
  return JSON.stringify([z.toJSONSchema(structureOf(state)), versions, forms.rulesBefore, meaning]);
}
