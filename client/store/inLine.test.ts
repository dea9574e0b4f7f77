import { expect, test } from "vitest";
import type { Answer } from "../net/http.ts";
import { askInLine, type EntryWait } from "./inLine.ts";

const inLine = (place: number, seconds: number): Answer<"joinRoom"> => ({
  ok: false,
  problem: { code: "in_line", params: { place, seconds } },
});
const grant = { teamId: "t1", seatId: "s", seatToken: "t" };
const seat: Answer<"joinRoom"> = { ok: true, reply: grant };

function standInLine(answers: readonly Answer<"joinRoom">[]) {
  const told: (EntryWait | null)[] = [];
  const slept: number[] = [];
  const kept: unknown[] = [];
  let asked = 0;
  const answer = askInLine<"joinRoom">({
    ask: async () => answers[asked++] ?? seat,
    keep: (granted) => kept.push(granted),
    tell: (place) => told.push(place),
    sleep: async (ms) => void slept.push(ms),
    givenUp: new AbortController().signal,
  });
  return { answer, told, slept, kept };
}

test("BUD5 the page asks again until it is its turn, and shows its place meanwhile", async () => {
  const { answer, told, slept, kept } = standInLine([inLine(9, 9), inLine(4, 4), inLine(1, 1)]);
  expect(await answer).toBe(seat);
  expect(kept).toEqual([grant]);
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

test("a wait that is given up ends at once, also while it sleeps, and asks no more", async () => {
  const leaving = new AbortController();
  const told: (EntryWait | null)[] = [];
  let asked = 0;
  const answer = askInLine<"joinRoom">({
    async ask() {
      asked++;
      return inLine(2, 2);
    },
    keep: () => {},
    tell: (wait) => told.push(wait),
    sleep() {
      leaving.abort();
      return new Promise(() => {});
    },
    givenUp: leaving.signal,
  });
  expect(await answer).toBeNull();
  expect(asked).toBe(1);
  expect(told).toHaveLength(1);
});

test("ENT25 what is granted after that is kept", async () => {
  const leaving = new AbortController();
  const { promise, resolve } = Promise.withResolvers<Answer<"joinRoom">>();
  const kept: unknown[] = [];
  const answer = askInLine<"joinRoom">({
    ask: () => promise,
    keep: (granted) => kept.push(granted),
    tell: () => {},
    sleep: async () => {},
    givenUp: leaving.signal,
  });
  leaving.abort();
  expect(await answer).toBeNull();
  expect(kept).toEqual([]);
  resolve(seat);
  await promise;
  expect(kept).toEqual([grant]);
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
