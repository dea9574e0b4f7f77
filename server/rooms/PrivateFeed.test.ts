import v8 from "node:v8";
import { expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { evolveAll, initialState } from "../../shared/contest/evolve.ts";
import { mostGone } from "../../shared/contest/goneTeams.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { created } from "../../shared/contest/testing.ts";
import type { PrivateView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { applyPrivateChange, type PrivateMessage } from "../../shared/protocol.ts";
import { PrivateFeed } from "./PrivateFeed.ts";

test("SEE12 a moderator is told a long history bit by bit, and what happens meanwhile", () => {
  let state = played(60, 50);
  const feed = new PrivateFeed({ kind: "moderator" });
  const reader = new Reader(feed.whole(state));
  expect(purchasesIn(reader.view)).toBeLessThan(600);
  let messages = 1;
  while (feed.isBehind) {
    // One team that was told already, one that was not.
    for (const teamId of ["t1", "t60"]) state = evolveAll(state, [bought(teamId, 1_000 * messages)]);
    const message = feed.change(state);
    if (!message) throw new Error("the feed is behind and has nothing to tell");
    reader.take(message);
    messages += 1;
    expect(purchasesOf(message)).toBeLessThan(600);
  }
  expect(reader.view).toEqual(viewFor(state, { kind: "moderator" }));
  expect(messages).toBeGreaterThan(5);
  expect(feed.change(state)).toBeNull();
});

test("SEE12 many teams are told bit by bit, though nobody has bought anything", () => {
  const state = played(1_000, 0);
  const feed = new PrivateFeed({ kind: "moderator" });
  const first = feed.whole(state);
  const reader = new Reader(first);
  const sizes = [JSON.stringify(first).length];
  while (feed.isBehind) {
    const message = feed.change(state);
    if (!message) throw new Error("the feed is behind and has nothing to tell");
    reader.take(message);
    sizes.push(JSON.stringify(message).length);
  }
  expect(reader.view).toEqual(viewFor(state, { kind: "moderator" }));
  expect(sizes.length).toBeGreaterThan(8);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});

test("ENT21 SEE12 of teams that went by themselves a moderator is told those that went last", () => {
  const teamsOf = (state: ContestState) => Object.keys(viewFor(state, { kind: "moderator" }).teams);
  const gone = (teamId: string, index: number): ContestEvent => ({
    type: "TeamRemoved",
    at: 3 + index,
    by: { role: "time" },
    teamId,
  });
  const ids = Array.from({ length: 500 }, (_, index) => `t${index + 1}`);
  const some = evolveAll(played(500, 0), ids.slice(0, mostGone).map(gone));
  expect(teamsOf(some)).toEqual(ids);
  const most = evolveAll(played(500, 0), ids.slice(0, 400).map(gone));
  expect(teamsOf(most)).toEqual(ids.slice(400 - mostGone));
  // Who joined first may go last.
  const first = evolveAll(played(500, 0), [...ids.slice(1, 401), "t1"].map(gone));
  expect(teamsOf(first)).toEqual(["t1", ...ids.slice(402 - mostGone)]);
});

test("SEE12 one team of many purchases is told in one message", () => {
  const state = played(2, 700);
  const feed = new PrivateFeed({ kind: "moderator" });
  const reader = new Reader(feed.whole(state));
  expect(feed.isBehind).toBe(true);
  const message = feed.change(state);
  if (message) reader.take(message);
  expect(feed.isBehind).toBe(false);
  expect(reader.view).toEqual(viewFor(state, { kind: "moderator" }));
});

test("SEE12 a short contest is told at once", () => {
  const feed = new PrivateFeed({ kind: "moderator" });
  const state = played(30, 10);
  expect(feed.whole(state)).toEqual({ revision: 1, whole: viewFor(state, { kind: "moderator" }) });
  expect(feed.isBehind).toBe(false);
});

test("a team's view costs what its own purchases are, however many others have bought", () => {
  let state = played(1, 0);
  const feed = new PrivateFeed({ kind: "team", teamId: "t1" });
  feed.whole(state);
  for (const purchaseId of [400, 900, 1_400, 1_900]) {
    state = evolveAll(state, [bought("t1", purchaseId)]);
    const message = feed.change(state);
    const view = viewFor(state, { kind: "team", teamId: "t1" });
    const told = message && "change" in message && message.change.kind === "team" ? message.change : null;
    expect(Object.keys(told?.purchases ?? {})).toEqual([`${purchaseId}`]);
    for (const purchases of [view.purchases, told?.purchases]) expect(isTable(purchases)).toBe(true);
  }
});

/** Whether V8 keeps the numbered properties of an object in a table, and not in an array up to the largest. */
function isTable(object: unknown): boolean {
  v8.setFlagsFromString("--allow-natives-syntax");
  return new Function("object", "return %HasDictionaryElements(object)")(object);
}

/** Follows a feed as a client does, over the wire: as JSON. */
class Reader {
  view: PrivateView;
  #revision: number;

  constructor(message: PrivateMessage) {
    if (!("whole" in message)) throw new Error("the first message is not whole");
    this.view = structuredClone(message.whole);
    this.#revision = message.revision;
  }

  take(message: PrivateMessage): void {
    expect(message.revision).toBe(this.#revision + 1);
    this.#revision = message.revision;
    if ("change" in message) this.view = applyPrivateChange(this.view, structuredClone(message.change));
  }
}

const by = { role: "guest" } as const;

function played(teams: number, purchasesEach: number): ContestState {
  const ids = Array.from({ length: teams }, (_, index) => `t${index + 1}`);
  const joined = ids.map((teamId): ContestEvent => {
    return { type: "TeamJoined", at: 1, by, teamId, name: `Team ${teamId}`, pin: "123456", startPoints: 500 };
  });
  const purchases = ids.flatMap((teamId, index) =>
    Array.from({ length: purchasesEach }, (_, nth) => bought(teamId, 1 + index * purchasesEach + nth)),
  );
  return evolveAll(initialState(created()), [...joined, ...purchases]);
}

function bought(teamId: string, purchaseId: number): ContestEvent {
  const points = { pricePoints: 10, paidPoints: 10, rewardsPoints: [20, 15, 10] };
  const card = { cardId: 1, taskVersion: 1 };
  return { type: "CardBought", at: 2, by, teamId, purchaseId, ...card, relief: false, ...points };
}

function purchasesIn(view: PrivateView): number {
  if (view.kind !== "moderator") throw new Error("not a moderator's view");
  return Object.values(view.teams).reduce((sum, team) => sum + team.purchases.length, 0);
}

function purchasesOf(message: PrivateMessage): number {
  if (!("change" in message) || message.change.kind !== "moderator") throw new Error("not a change");
  return Object.values(message.change.teams).reduce((sum, team) => sum + (team?.purchases.length ?? 0), 0);
}
