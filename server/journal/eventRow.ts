import type { Selectable } from "kysely";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { readEvent, storeEvent } from "../../shared/contest/stored/readEvent.ts";
import type { EventTable } from "../db/tables.ts";

/** An event as its columns: `data` is what is left when all other columns have theirs. */
export function toEventColumns(event: ContestEvent) {
  const { at, ...columns } = storeEvent(event);
  return { at: new Date(at), ...columns };
}

/** The columns that {@link toEvent} needs. */
export const eventColumns = ["type", "version", "at", "actor", "data"] as const;

/** Throws `UnreadableEvent` for what a later version of the program wrote. */
export function toEvent(row: Pick<Selectable<EventTable>, (typeof eventColumns)[number]>): ContestEvent {
  const { type, version, actor, data } = row;
  return readEvent({ type, version, at: row.at.getTime(), actor, data });
}
