import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { replay } from "../evolve.ts";
import type { ContestState } from "../state.ts";
import { readEvent } from "../stored/readEvent.ts";
import type { StoredEvent } from "../stored/UnreadableEvent.ts";
import { trueStandings } from "../trueStandings.ts";

/**
 * A contest as it was recorded once. Never edited: a new event type, or version of one, gets a new file. Only when the
 * shape of the state changes may `stateHash` change, and the standings may not.
 */
export interface Golden {
  readonly title: string;
  readonly standings: readonly string[];
  readonly stateHash: string;
  readonly stored: readonly StoredEvent[];
}

const folder = new URL("../golden/", import.meta.url);

/** All that were recorded, as a journal would give them out. */
export function readGoldens(): readonly (Golden & { readonly name: string })[] {
  return readdirSync(folder).map((name) => {
    const { events, ...golden } = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as GoldenFile;
    return { ...golden, name, stored: events.map(toStored) };
  });
}

/** What a file in `golden/` holds for this journal. */
export function goldenFile(title: string, stored: readonly StoredEvent[]): string {
  const state = replay(stored.map(readEvent));
  const head = { title, standings: standingLines(state), stateHash: hashOf(state) };
  const events = stored.map((event) => JSON.stringify(event)).join(",\n");
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "events": [\n${events}\n]}\n`;
}

export function standingLines(state: ContestState): readonly string[] {
  return trueStandings(state).map(({ place, team }) => `${place} ${team.name} ${team.balancePoints}`);
}

export function hashOf(state: ContestState): string {
  return createHash("sha256").update(canonical(state)).digest("hex");
}

/** JSON that does not depend on the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

type GoldenFile = Omit<Golden, "stored"> & { readonly events: readonly GoldenLine[] };
type GoldenLine = { readonly type: string; readonly at: number } & Partial<StoredEvent>;

/** The oldest have their data beside type and time, and no author. */
function toStored({ type, at, version = 1, actor = "", data, ...flat }: GoldenLine): StoredEvent {
  return { type, at, version, actor, data: data ?? flat };
}
