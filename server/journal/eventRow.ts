import type { Selectable } from "kysely";
import type { StoredEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import type { EventTable } from "../db/tables.ts";

/** A stored event as its columns: `data` is what is left when all other columns have theirs. */
export function toColumns({ at, ...columns }: StoredEvent) {
  return { at: new Date(at), ...columns };
}

/** The columns that {@link fromColumns} needs. */
export const eventColumns = ["type", "version", "at", "actor", "data"] as const;

export function fromColumns(row: Pick<Selectable<EventTable>, (typeof eventColumns)[number]>): StoredEvent {
  const { type, version, at, actor, data } = row;
  return { type, version, at: at.getTime(), actor, data };
}
