import { expect, test } from "vitest";
import { mostMessages } from "./controlActs.ts";
import type { ContestState } from "./state.ts";
import {
  byModerator,
  carryOut,
  created,
  finishes,
  given,
  happened,
  joins,
  opens,
  running,
  t0,
} from "./testing.ts";
import { viewFor } from "./viewFor.ts";

interface Sent {
  readonly to?: string[] | null;
  readonly text?: string;
  readonly screenSeconds?: number | null;
}

const sends = (at: number, { to = null, text = "Hello", screenSeconds = null }: Sent = {}) =>
  byModerator(at, { type: "SendMessage", to, text, screenSeconds });
const takesBack = (at: number, message: number, screenOnly = false) =>
  byModerator(at, { type: "TakeBackMessage", message, screenOnly });
const textsOf = (state: ContestState, teamId: string) =>
  Object.values(viewFor(state, { kind: "team", teamId }).messages).map(({ text }) => text);
const onScreen = (state: ContestState) => viewFor(state, { kind: "public" }).announcement;

test("MSG1 a message goes to all, to some or to one, and to nobody else", () => {
  const { state } = given(
    running(created(), sends(1, { text: " To all " }), sends(2, { to: ["t2", "t2"], text: "To Bob" })),
  );
  expect(textsOf(state, "t1")).toEqual(["To all"]);
  expect(textsOf(state, "t2")).toEqual(["To all", "To Bob"]);
  expect(onScreen(state)).toBeNull();
  expect(JSON.stringify(viewFor(state, { kind: "public" }))).not.toContain("To ");
  expect(viewFor(state, { kind: "moderator" }).messages[2]).toMatchObject({ to: ["t2"], text: "To Bob" });
});

test("MSG1 only to teams that are there, in every phase from the lobby on", () => {
  const removed = running(created(), byModerator(1, { type: "RemoveTeam", teamId: "t1" }));
  given(removed)
    .when(sends(2, { to: ["t1"] }))
    .isRefused("team_removed");
  given(removed)
    .when(sends(2, { to: ["t9"] }))
    .isRefused("unknown_team");
  given([created()]).when(sends(1)).isRefused("contest_in_draft");
  given(happened(created(), opens())).when(sends(1)).gives({ type: "MessageSent", number: 1 });
  given(running(created(), finishes(1)))
    .when(sends(2))
    .gives({ type: "MessageSent" });
});

test("MSG2 whoever comes later has what was sent to all before", () => {
  const { state } = given(
    happened(created(), opens(), sends(1), sends(2, { text: "More" }), joins(1, "Ann", 3)),
  );
  expect(textsOf(state, "t1")).toEqual(["Hello", "More"]);
});

test("MSG3 on the screens stands one message, until its time", () => {
  const shown = running(created(), sends(1, { screenSeconds: 60 }));
  expect(onScreen(given(shown).state)).toEqual({ number: 1, text: "Hello", until: t0 + 60_001 });
  const { state } = carryOut(given(shown).state, [sends(2, { text: "Next", screenSeconds: 5 })]);
  expect(onScreen(state)).toMatchObject({ number: 2, text: "Next" });
  const { state: off } = carryOut(state, [takesBack(3, 2)]);
  expect(onScreen(off)).toBeNull();
});

test("MSG4 of a flood the newest are kept, and their numbers go on", () => {
  const flood = Array.from({ length: mostMessages + 30 }, (_, index) =>
    sends(index, { text: `No. ${index}` }),
  );
  const { state, accepted } = carryOut(given(running(created())).state, flood);
  expect(accepted).toBe(flood.length);
  expect(textsOf(state, "t1")).toHaveLength(mostMessages);
  expect(state.messages).toMatchObject({ sent: flood.length });
  given(running(created(), ...flood))
    .when(takesBack(99, 1))
    .isRefused("unknown_message");
});

test("MSG5 a message is taken off the screens, or back from all", () => {
  const shown = running(created(), sends(1, { screenSeconds: 60 }));
  const off = given(shown)
    .when(takesBack(2, 1, true))
    .gives({ type: "MessageTakenBack", screenOnly: true });
  expect(onScreen(off)).toBeNull();
  expect(textsOf(off, "t1")).toEqual(["Hello"]);
  const back = given(shown).when(takesBack(2, 1)).gives({ type: "MessageTakenBack", message: 1 });
  expect(textsOf(back, "t1")).toEqual([]);
  given(running(created(), sends(1)))
    .when(takesBack(2, 1, true))
    .isRefused("unknown_message");
});

test("MSG1 SEE7 a message changes nothing of a team that does not read it", () => {
  const before = given(running(created(), sends(1))).state;
  const { state: after } = carryOut(before, [sends(2, { to: ["t2"] })]);
  const viewOf = (state: ContestState) => viewFor(state, { kind: "team", teamId: "t1" });
  expect(viewOf(after)).toEqual(viewOf(before));
  expect(viewOf(after).messages[1]).toBe(viewOf(before).messages[1]);
});
