import { expect, test } from "vitest";
import type { Answer } from "../net/http.ts";
import { askInLine, type EntryWait } from "./inLine.ts";

const inLine = (place: number, seconds: number): Answer<"joinRoom"> => ({
  ok: false,
  problem: { code: "in_line", params: { place, seconds } },
});
const seat: Answer<"joinRoom"> = { ok: true, reply: { teamId: "t1", seatId: "s", seatToken: "t" } };

function standInLine(answers: readonly Answer<"joinRoom">[], leaveAfter = Number.POSITIVE_INFINITY) {
  const told: (EntryWait | null)[] = [];
  const slept: number[] = [];
  let asked = 0;
  const answer = askInLine<"joinRoom">({
    ask: async () => answers[asked++] ?? seat,
    tell: (place) => told.push(place),
    sleep: async (ms) => void slept.push(ms),
    isGone: () => asked > leaveAfter,
  });
  return { answer, told, slept, asked: () => asked };
}

test("BUD5 the page asks again until it is its turn, and shows its place meanwhile", async () => {
  const { answer, told, slept } = standInLine([inLine(9, 9), inLine(4, 4), inLine(1, 1)]);
  expect(await answer).toBe(seat);
  const turn = (place: number) => ({ for: "turn", place, seconds: place });
  expect(told).toEqual([turn(9), turn(4), turn(1), null]);
  expect(slept).toEqual([5_000, 4_000, 1_000]);
});

test("any other answer ends the wait", async () => {
  const taken: Answer<"joinRoom"> = { ok: false, problem: { code: "team_name_taken" } };
  const { answer, told } = standInLine([inLine(2, 2), taken]);
  expect(await answer).toBe(taken);
  expect(told.at(-1)).toBeNull();
});

test("a page that was left asks no more", async () => {
  const { answer, asked } = standInLine([inLine(2, 2), inLine(1, 1)], 1);
  expect(await answer).toBeNull();
  expect(asked()).toBe(2);
});

test("AUT15 a device that waits for a click asks every few seconds and shows its number", async () => {
  const waits: Answer<"joinRoom"> = {
    ok: false,
    problem: { code: "waits_for_team", params: { number: 417, seconds: 3 } },
  };
  const { answer, told, slept } = standInLine([waits, waits]);
  expect(await answer).toBe(seat);
  expect(told).toEqual([{ for: "click", number: 417 }, { for: "click", number: 417 }, null]);
  expect(slept).toEqual([3_000, 3_000]);
});

test.each(["unreachable", "foreign_reply", "not_saved", "contest_moved", "overloaded"] as const)(
  "BUD5 APV2 a network or a server that is away ends no wait that has begun, but is told where none has: %s",
  async (code) => {
    const away: Answer<"joinRoom"> = { ok: false, problem: { code } };
    expect(await standInLine([inLine(1, 1), away, away]).answer).toBe(seat);
    expect(await standInLine([away]).answer).toBe(away);
  },
);
