import type { Selectable } from "kysely";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { EventTable } from "../db/tables.ts";

/** An event as its columns: `data` is what is left when the type and the time have columns of their own. */
export function toEventColumns(event: ContestEvent) {
  const { type, at, ...data } = event;
  return { at: new Date(at), type, data };
}

export function toEvent(row: Pick<Selectable<EventTable>, "type" | "at" | "data">): ContestEvent {
  // The table holds only what `toEventColumns` made of events, and event types are never changed.
  return { ...row.data, type: row.type, at: row.at.getTime() } as ContestEvent;
}
