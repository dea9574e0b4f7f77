import { type EventType, eventData } from "../../shared/contest/events.ts";
import { currentVersion, upcasts } from "../../shared/contest/stored/upcasts.ts";
import type { EventForm } from "./OwnershipStore.ts";

/**
 * Counts what this program can read of journals: with every new event, and every new version of one, it is higher. A
 * contest is never handed to a lower one, which could not follow what was written meanwhile.
 */
export const programVersion = (Object.keys(eventData) as EventType[]).reduce(
  (sum, type) => sum + currentVersion(upcasts, type),
  0,
);

/** Whether this program knows such events: each is of a type and a version that it could have written itself, or one before it. */
export function canRead({ type, version }: EventForm): boolean {
  return isEventType(type) && version <= currentVersion(upcasts, type);
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventData, type);
}
