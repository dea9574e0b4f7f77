import { expect, test } from "vitest";
import type { EventActor } from "../events.ts";
import { byModerator, byTeam, byTime, created, given, happened, joins, opens, starts } from "../testing.ts";
import { actorText, readActor } from "./actorText.ts";

const actors: Readonly<Record<EventActor["role"], EventActor>> = {
  guest: { role: "guest" },
  team: { role: "team", teamId: "t12", seatId: "abcdefghi9" },
  moderator: { role: "moderator", accountId: "0b1c-7" },
  time: { role: "time" },
  unknown: { role: "unknown" },
};

test.each(Object.entries(actors))("STO3 a %s is kept and read back", (_, actor) => {
  expect(readActor(actorText(actor))).toEqual(actor);
});

test("STO3 contests were once made by an account", () => {
  expect(readActor("account:0b1c-7")).toEqual({ role: "moderator", accountId: "0b1c-7" });
});

test.each([
  { role: "moderator", accountId: "a", signIn: "s-1" },
  { role: "moderator", accountId: "a", signIn: "s-1", name: "Mrs. Ada: 100 %, Ы" },
  { role: "moderator", accountId: "a", name: "Ada" },
] as const)("AUT16 a moderator's sign-in and name are kept and read back: %j", (actor) => {
  expect(readActor(actorText(actor))).toEqual(actor);
});

test.each([
  "",
  "team",
  "team:t1",
  "team:t1:x",
  "moderator:",
  "jury:7",
  "guest:9",
  "moderator:a:b:c:d",
  "moderator:a:b:%",
])("STO3 %j is nobody known, and no error", (text) => expect(readActor(text)).toEqual({ role: "unknown" }));

test("STO3 every event of a command says who sent it", () => {
  const lobby = happened(created(), opens());
  given(lobby)
    .when(joins(1, "Ann"))
    .gives({ by: { role: "guest" }, type: "TeamJoined" }, { type: "SeatTaken" });
  const joined = happened(created({ startsAt: created().at + 5 }), opens(), joins(1, "Ann"));
  given(joined)
    .when(byTime(5, { type: "StartOnSchedule" }))
    .gives({ type: "ContestStarted", by: { role: "time" } });
  const running = happened(created(), opens(), joins(1, "Ann"), starts());
  const buys = byTeam(1, "t1", { type: "BuyCard", cardId: 1 });
  given(running).when(buys).gives({ type: "CardBought", by: buys.actor });
  const pauses = byModerator(1, { type: "PauseContest" });
  given(running).when(pauses).gives({ type: "ContestPaused", by: pauses.actor });
});
