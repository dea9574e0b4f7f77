import { describe, expect, test } from "vitest";
import { asClock, keysOf, keysOfChord, Pace, secondsOf } from "./Pace.ts";

describe("a person's pace", () => {
  test("is 200 keys a minute, and two seconds a click", () => {
    expect(secondsOf({ keys: 200, clicks: 0 })).toBeCloseTo(60);
    expect(secondsOf({ keys: 0, clicks: 30 })).toBe(60);
    expect(secondsOf({ keys: 10, clicks: 1 })).toBeCloseTo(5);
  });

  test("a text has a key for each character, a chord for each of its keys", () => {
    expect(keysOf("Ёж 🦔")).toBe(4);
    expect(keysOfChord("Tab")).toBe(1);
    expect(keysOfChord("Control+Enter")).toBe(2);
    expect(keysOfChord("+")).toBe(1);
  });

  test("is told by chapter, and as a whole", () => {
    const pace = new Pace();
    pace.begin("table");
    pace.count({ keys: 2, clicks: 3 });
    pace.begin("card 14");
    pace.count({ keys: 60, clicks: 1 });
    pace.begin("table");
    pace.count({ keys: 0, clicks: 1 });
    expect(pace.seconds("table")).toBeCloseTo(8.6);
    expect(pace.seconds("card 14")).toBeCloseTo(20);
    expect(secondsOf(pace.whole)).toBeCloseTo(28.6);
    expect(pace.chapters.map(({ name }) => name)).toEqual(["table", "card 14"]);
    expect(pace.table().split("\n")).toEqual([
      "           keys  clicks  time",
      "table         2       4  0:09",
      "card 14      60       1  0:20",
      "the whole    62       5  0:29",
    ]);
  });

  test("who works at the same time has a chapter of their own", () => {
    const pace = new Pace();
    pace.begin("card 14");
    const colleague = pace.apart("a colleague");
    colleague.count({ clicks: 1 });
    pace.count({ keys: 10 });
    colleague.count({ keys: 1 });
    expect(pace.chapters).toEqual([
      { name: "card 14", keys: 10, clicks: 0 },
      { name: "a colleague", keys: 1, clicks: 1 },
    ]);
  });

  test("nothing is done outside a chapter, and an unknown one has no time", () => {
    const pace = new Pace();
    expect(() => pace.count({ keys: 1, clicks: 0 })).toThrow("before its chapter");
    pace.begin("way in");
    expect(() => pace.seconds("table")).toThrow("no chapter table");
  });

  test("a started second is a second", () => {
    expect(asClock(59.2)).toBe("1:00");
    expect(asClock(600)).toBe("10:00");
  });
});
