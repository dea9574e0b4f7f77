import { type EventType, eventData } from "../../shared/contest/events.ts";
import { ContestState } from "../../shared/contest/state.ts";
import type { StoredEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { personalFields } from "../../shared/personal.ts";
import type { Seal } from "./seal.ts";

type Path = readonly string[];

const pinsOfEvents: ReadonlyMap<string, readonly Path[]> = new Map(
  (Object.keys(eventData) as EventType[])
    .map((type) => [type, pinsOf(eventData[type])] as const)
    .filter(([, paths]) => paths.length > 0),
);
const pinsOfStates = pinsOf(ContestState);

/** An event as it goes into the database: whatever its schema marks as a PIN is closed. STO7 */
export function closeEvent(seal: Seal, contestId: string, event: StoredEvent): StoredEvent {
  const paths = pinsOfEvents.get(event.type);
  if (!paths) return event;
  return { ...event, data: changeAll(event.data, paths, (pin) => seal.close(contestId, pin)) };
}

/** The inverse of {@link closeEvent}; a PIN that does not open is null. */
export function openEvent(seal: Seal, contestId: string, event: StoredEvent): StoredEvent {
  const paths = pinsOfEvents.get(event.type);
  if (!paths) return event;
  return { ...event, data: changeAll(event.data, paths, (pin) => seal.open(contestId, pin)) };
}

export function closeState(seal: Seal, state: ContestState): ContestState {
  return changeAll(state, pinsOfStates, (pin) => seal.close(state.contestId, pin));
}

export function openState(seal: Seal, state: ContestState): ContestState {
  return changeAll(state, pinsOfStates, (pin) => seal.open(state.contestId, pin));
}

function pinsOf(schema: Parameters<typeof personalFields>[0]): readonly Path[] {
  return personalFields(schema)
    .filter(({ kind }) => kind === "pin")
    .map(({ path }) => path);
}

function changeAll<Whole>(
  whole: Whole,
  paths: readonly Path[],
  change: (pin: string) => string | null,
): Whole {
  return paths.reduce<unknown>((value, path) => changeAt(value, path, change), whole) as Whole; // only texts at paths change
}

/** Copies what lies on the way, in the order it has; the rest is shared. */
function changeAt(value: unknown, [step, ...rest]: Path, change: (pin: string) => string | null): unknown {
  if (step === undefined) return typeof value === "string" ? change(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => changeAt(part, rest, change));
  const changed = Object.entries(value).map(([name, part]) =>
    step === "*" || step === name ? [name, changeAt(part, rest, change)] : [name, part],
  );
  return Object.fromEntries(changed);
}
