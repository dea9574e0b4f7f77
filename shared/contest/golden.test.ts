import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { presentTeams } from "./entering.ts";
import type { ContestEvent, EventType } from "./events.ts";
import { replay } from "./evolve.ts";
import { standingsOf } from "./standings.ts";
import { readEvent } from "./stored/readEvent.ts";

/**
 * A contest as it was recorded once. Never edited: a new event type gets a new file. Only when the shape of the state
 * changes may `stateHash` change, and the standings may not.
 */
interface Golden {
  readonly title: string;
  readonly standings: readonly string[];
  readonly stateHash: string;
  readonly events: readonly ContestEvent[];
}

const folder = new URL("./golden/", import.meta.url);
const goldens = readdirSync(folder).map((file) => {
  const golden = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Golden;
  return [file, { ...golden, events: golden.events.map(fromFirstVersion) }] as const;
});

function fromFirstVersion({ type, at, ...data }: ContestEvent): ContestEvent {
  return readEvent({ type, version: 1, at, actor: "time", data });
}

/** JSON that does not depend on the order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

describe.each(goldens)("GEN7 the recorded contest %s", (_, { standings, stateHash, events }) => {
  const state = replay(events);

  test("GEN7 STD1 has the standings it had", () => {
    const lines = standingsOf(presentTeams(state), state.rules).map(
      ({ place, team }) => `${place} ${team.name} ${team.balancePoints}`,
    );
    expect(lines).toEqual(standings);
  });

  test("GEN7 has the state it had, in whatever order the keys of its events come", () => {
    expect(createHash("sha256").update(canonical(state)).digest("hex")).toBe(stateHash);
    const reordered = events.map((event) => JSON.parse(canonical(event)) as ContestEvent);
    expect(canonical(replay(reordered))).toBe(canonical(state));
  });

  test("PAY5 has balances that a sum over its events gives, too", () => {
    const points = new Map<string, number>();
    const add = (teamId: string, delta: number) => points.set(teamId, (points.get(teamId) ?? 0) + delta);
    for (const event of events) {
      if (event.type === "TeamJoined") add(event.teamId, event.startPoints);
      if (event.type === "CardBought") add(event.teamId, -event.paidPoints);
      if (event.type === "AnswerJudged") add(event.teamId, event.rewardPoints);
      if (event.type === "ContestFinished")
        for (const each of event.expired) add(each.teamId, each.refundPoints);
      if (event.type === "ContestReopened")
        for (const each of event.restored) add(each.teamId, -each.refundPoints);
    }
    for (const team of Object.values(state.teams)) expect(team.balancePoints).toBe(points.get(team.id));
  });
});

/** Complete by its type: a new event does not compile until it stands here, and is red until it was recorded. */
const eventTypes: Readonly<Record<EventType, true>> = {
  ContestCreated: true,
  LobbyOpened: true,
  ContestStarted: true,
  ContestPaused: true,
  ContestInterrupted: true,
  ScheduleMissed: true,
  ContestResumed: true,
  DeadlineMoved: true,
  ContestFinished: true,
  ContestReopened: true,
  EntrySet: true,
  TeamJoined: true,
  SeatTaken: true,
  SeatReleased: true,
  TeamRenamed: true,
  TeamRemoved: true,
  CardBought: true,
  AnswerJudged: true,
};

test.each(Object.keys(eventTypes))("GEN7 %s was recorded", (type) => {
  expect(goldens.flatMap(([, { events }]) => events).some((event) => event.type === type)).toBe(true);
});
