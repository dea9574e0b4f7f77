import { describe, expect, test } from "vitest";
import { eventData } from "./events.ts";
import { replay } from "./evolve.ts";
import { readEvent } from "./stored/readEvent.ts";
import type { StoredEvent } from "./stored/UnreadableEvent.ts";
import { canonical, hashOf, readGoldens, standingLines } from "./testing/golden.ts";

const goldens = readGoldens().map((golden) => [golden.name, golden] as const);

describe.each(goldens)("GEN7 the recorded contest %s", (_, { standings, stateHash, stored }) => {
  const events = stored.map(readEvent);
  const state = replay(events);

  test("GEN7 STD1 has the standings it had", () => {
    expect(standingLines(state)).toEqual(standings);
  });

  test("GEN7 has the state it had, in whatever order the keys of its events come", () => {
    expect(hashOf(state)).toBe(stateHash);
    const reordered = stored.map((event) => readEvent(JSON.parse(canonical(event)) as StoredEvent));
    expect(canonical(replay(reordered))).toBe(canonical(state));
  });

  test("PAY5 has balances that a sum over its events gives, too", () => {
    const points = new Map<string, number>();
    const add = (teamId: string, delta: number) => points.set(teamId, (points.get(teamId) ?? 0) + delta);
    for (const event of events) {
      if (event.type === "TeamJoined") add(event.teamId, event.startPoints);
      if (event.type === "CardBought") add(event.teamId, -event.paidPoints);
      if (event.type === "AnswerJudged") add(event.teamId, event.rewardPoints);
      if (event.type === "ContestFinished" || event.type === "TeamsEnded")
        for (const each of event.expired) add(each.teamId, each.refundPoints);
      if (
        event.type === "ContestReopened" ||
        event.type === "ExtraTimeGiven" ||
        event.type === "DeadlineMoved"
      )
        for (const each of event.restored ?? []) add(each.teamId, -each.refundPoints);
      if (event.type === "Restated") for (const entry of event.entries) add(entry.teamId, entry.deltaPoints);
    }
    for (const team of Object.values(state.teams)) expect(team.balancePoints).toBe(points.get(team.id));
  });
});

/** A new event is red until it was recorded. */
test.each(Object.keys(eventData))("GEN7 %s was recorded", (type) => {
  expect(goldens.flatMap(([, { stored }]) => stored).some((event) => event.type === type)).toBe(true);
});
