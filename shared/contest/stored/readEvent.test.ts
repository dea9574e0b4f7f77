import { describe, expect, test } from "vitest";
import { t0 as at, created, happened, joins, opens } from "../testing.ts";
import { readEvent, storeEvent } from "./readEvent.ts";
import { type StoredEvent, UnreadableEvent } from "./UnreadableEvent.ts";

const joined = stored("TeamJoined", { teamId: "t1", name: "Ann", pin: "123456", startPoints: 500 });

describe("STO1 what was written is read", () => {
  test("STO1 an event comes out as it went in", () => {
    for (const event of happened(created(), opens(), joins(1, "Ann")))
      expect(readEvent(storeEvent(event))).toEqual(event);
  });

  test("STO1 what the edge would refuse today was accepted once", () => {
    const { data } = stored("ContestCreated", created());
    const [card] = created().board.cards;
    const checker = { kind: "number", answer: "twelve" };
    const board = { rows: 99, columns: 0, cards: [{ ...card, id: 7, task: { statement: "", checker } }] };
    expect(readEvent({ ...stored("ContestCreated", { ...data, board }) })).toMatchObject({ board });
  });
});

describe("STO2 what a later version wrote is named", () => {
  test.each([
    ["an unknown event", stored("CardGilded", {}), "CardGilded, version 1: this version"],
    ["a later version", { ...joined, version: 2 }, "TeamJoined, version 2: this version"],
    ["an unknown field", stored("TeamJoined", { ...joined.data, crew: 7 }), "the unknown field crew"],
    ["a missing field", stored("TeamJoined", { teamId: "t1", name: "Ann" }), "pin is not what"],
    [
      "an unknown rule",
      definition({ rules: { ...created().rules, jokers: 2 } }),
      "rules has the unknown field",
    ],
    [
      "an unknown word of a rule",
      definition({ rules: { ...created().rules, rounding: "up" } }),
      "rules.rounding",
    ],
    ["an unknown checker", definition({ board: boardOf({ kind: "essay" }) }), "board.cards.0.task.checker"],
    ["a name that every object knows", stored("toString", {}), "toString, version 1"],
  ])("STO2 %s", (_, event, sentence) => {
    expect(() => readEvent(event)).toThrow(UnreadableEvent);
    expect(() => readEvent(event)).toThrow(sentence);
  });

  test("STO2 its error names the event, and never a key", () => {
    const event = definition({ board: boardOf({ kind: "number", answer: 424242, tolerance: "0" }) });
    expect(faultOf(event)).toMatchObject({ eventType: "ContestCreated", eventVersion: 1 });
    expect(`${faultOf(event)}`).not.toContain("424242");
  });
});

function stored(type: string, given: object): StoredEvent {
  const { type: _type, at: _at, by: _by, ...data } = { type, at, by: null, ...given };
  return { type, version: 1, at, actor: "time", data };
}

function definition(changes: object): StoredEvent {
  const { type: _type, at: _at, by: _by, ...data } = created();
  return stored("ContestCreated", { ...data, ...changes });
}

function boardOf(checker: object) {
  const { board } = created();
  return { ...board, cards: [{ ...board.cards[0], task: { statement: "?", checker } }] };
}

function faultOf(event: StoredEvent): unknown {
  try {
    return readEvent(event);
  } catch (error) {
    return error;
  }
}
