import type { z } from "zod";
import { type ContestEvent, type EventType, eventData } from "../events.ts";
import { actorText, readActor } from "./actorText.ts";
import { structureOf } from "./structure.ts";
import { type StoredEvent, UnreadableEvent } from "./UnreadableEvent.ts";
import { completeDefinition, currentVersion, upcasts } from "./upcasts.ts";

/**
 * The one gate through which events come out of a journal: brought up to the current version of their type, completed, and
 * checked to be what the rules take them for. Throws {@link UnreadableEvent} for what a later version wrote. STO1 STO2
 */
export function readEvent(stored: StoredEvent): ContestEvent {
  const { type, version, at, actor } = stored;
  if (!isEventType(type)) throw new UnreadableEvent(stored, "this version of Regatta knows no such event");
  const current = currentVersion(type);
  if (!Number.isInteger(version) || version < 1 || version > current)
    throw new UnreadableEvent(stored, `this version of Regatta reads versions 1 to ${current}`);
  const upcast = (upcasts[type] ?? []).slice(version - 1).reduce((data, step) => step(data), stored.data);
  const data = type === "ContestCreated" ? completeDefinition(upcast) : upcast;
  const checked = structures[type].safeParse(data);
  if (!checked.success) throw new UnreadableEvent(stored, faultOf(checked.error));
  // The structure is the current one of this type, which is what the type says.
  return { ...data, type, at, by: readActor(actor) } as ContestEvent;
}

/** An event as it is kept: in the current version of its type. The inverse of {@link readEvent}. */
export function storeEvent(event: ContestEvent): StoredEvent {
  const { type, at, by, ...data } = event;
  return { type, version: currentVersion(type), at, actor: actorText(by), data };
}

const structures = Object.fromEntries(
  Object.entries(eventData).map(([type, schema]) => [type, structureOf(schema)]),
) as Readonly<Record<EventType, z.ZodType>>;

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventData, type);
}

/** Where and why, without the value: it may be a key. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.join(".") || "its data";
  if (issue?.code === "unrecognized_keys") return `${where} has the unknown field ${issue.keys.join(", ")}`;
  return `${where} is not what this version of Regatta expects (${issue?.code})`;
}
