import type { z } from "zod";
import { type ContestEvent, type EventType, eventData } from "../events.ts";
import { actorText, readActor } from "./actorText.ts";
import { structureOf } from "./structure.ts";
import { type StoredEvent, UnreadableEvent } from "./UnreadableEvent.ts";
import { completeRules, currentVersion, rulesBefore, type Upcasts, upcasts } from "./upcasts.ts";

/** What a version of the program knows of events: their present form, and the way there from every earlier one. */
export interface EventForms {
  readonly data: Readonly<Record<EventType, z.core.$ZodType>>;
  readonly upcasts: Upcasts;
  readonly rulesBefore: Readonly<Record<string, unknown>>;
}

/**
 * The one gate through which events come out of a journal: brought up to the current version of their type, completed, and
 * checked to be what the rules take them for. Throws {@link UnreadableEvent} for what a later version wrote. STO1 STO2
 */
export const readEvent = eventReader({ data: eventData, upcasts, rulesBefore });

/** An event as it is kept: in the current version of its type. The inverse of {@link readEvent}. STO5 */
export function storeEvent(event: ContestEvent): StoredEvent {
  const { type, at, by, ...data } = event;
  return { type, version: currentVersion(upcasts, type), at, actor: actorText(by), data };
}

/** The gate of a version that knows these forms. */
export function eventReader(forms: EventForms): (stored: StoredEvent) => ContestEvent {
  const structures = new Map(Object.entries(forms.data).map(([type, schema]) => [type, structureOf(schema)]));
  return (stored) => {
    const { type, version, at, actor } = stored;
    const structure = structures.get(type);
    if (!structure) throw new UnreadableEvent(stored, "this version of Regatta knows no such event");
    const steps = forms.upcasts[type as EventType] ?? []; // it has a structure, so it is one
    if (!Number.isInteger(version) || version < 1 || version > steps.length + 1)
      throw new UnreadableEvent(stored, `this version of Regatta reads versions 1 to ${steps.length + 1}`);
    const upcast = steps.slice(version - 1).reduce((data, step) => step(data), stored.data);
    const data = completeRules(type, upcast, forms.rulesBefore);
    const checked = structure.safeParse(data);
    if (!checked.success) throw new UnreadableEvent(stored, faultOf(checked.error));
    // The structure is the current one of this type, which is what the type says.
    return { ...data, type, at, by: readActor(actor) } as ContestEvent;
  };
}

/** Where and why, without the value: it may be a key. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.join(".") || "its data";
  if (issue?.code === "unrecognized_keys") return `${where} has the unknown field ${issue.keys.join(", ")}`;
  return `${where} is not what this version of Regatta expects (${issue?.code})`;
}
