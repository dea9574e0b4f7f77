import { type Kysely, type Selectable, sql } from "kysely";
import { type EventType, phaseAfter } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { Language } from "../../shared/languages.ts";
import type { ContestTable, Tables } from "../db/tables.ts";

export interface ContestRow {
  readonly id: string;
  readonly ownerAccountId: string;
  readonly title: string;
  readonly roomCode: string;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * What a contest is called now, and in which language: its row keeps what it was made with, and its journal what was said
 * since. To be selected beside the row that {@link toContest} is given. DET4
 */
export const detailsNow = [
  lastDetail<string>("title").as("title_now"),
  lastDetail<Language>("language").as("language_now"),
] as const;

/** As literals, so that the index event_details is used. */
function lastDetail<T>(field: "title" | "language") {
  return sql<T>`coalesce((
    select data ->> ${sql.lit(field)} from event
    where contest_id = contest.id and type = 'DetailsSet' and data ->> ${sql.lit(field)} is not null
    order by seq desc limit 1
  ), ${sql.ref(`contest.${field}`)})`;
}

interface DetailsNow {
  readonly title_now: string;
  readonly language_now: Language;
}

export function toContest(row: Selectable<ContestTable> & DetailsNow): ContestRow {
  return {
    id: row.id,
    ownerAccountId: row.owner_account_id,
    title: row.title_now,
    roomCode: row.room_code,
    language: row.language_now,
    createdAt: row.created_at.getTime(),
  };
}

/** The events that lead to another phase. QRY3 */
const phaseEvents = (Object.keys(phaseAfter) as EventType[]).filter((type) => phaseAfter[type] !== null);

export function phaseAfterEvent(type: string): Phase {
  const phase = phaseAfter[type as EventType]; // only such events are asked for
  if (!phase) throw new Error(`${type} leads to no phase`);
  return phase;
}

/** Every contest with the last event that changed its phase. */
export function withPhase(db: Kysely<Tables>) {
  return db.selectFrom("contest").innerJoinLateral(
    (eb) =>
      eb
        .selectFrom("event")
        .select(["type", "at"])
        .whereRef("contest_id", "=", "contest.id")
        // As literals and in this order, so that the index event_phase is used.
        .where("type", "in", sql<string>`(${sql.join(phaseEvents.map(sql.lit))})`)
        .orderBy("seq", "desc")
        .limit(1)
        .as("phase_event"),
    (join) => join.onTrue(),
  );
}
