import { expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  given,
  happened,
  joins,
  opens,
  starts,
  t0,
} from "../../../shared/contest/testing.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { createFeed, type FeedEntry } from "./feed.ts";

/** Both views of a contest in which these acts are done; of so many others the database knows nothing any more. */
function viewsAfter(missingActs: number | null, ...acts: readonly StampedCommand[]) {
  const { state } = given(happened(created(), opens(), joins(1, "Ann"), starts(), ...acts));
  return [
    { ...viewFor(state, { kind: "public" }), missingActs },
    viewFor(state, { kind: "moderator" }),
  ] as const;
}

const inWords = (entry: FeedEntry) => ("cardId" in entry ? `${entry.kind} ${entry.cardId}` : entry.kind);

test("CON3 HEA9 acts that the database has lost are told no more, and those done in their place are", () => {
  const feed = createFeed();
  const told = () => feed.entries.value.map(inWords);
  feed.take(...viewsAfter(null, buys(1, "t1", 1), answers(2, "t1", 1, "41")), t0 + 3);
  expect(told()).toEqual(["answered 1", "bought 1", "contest", "joined"]);

  feed.take(...viewsAfter(2), t0 + 4);
  expect(told()).toEqual(["contest", "joined"]);

  feed.take(...viewsAfter(2, buys(5, "t1", 2)), t0 + 6);
  expect(told()).toEqual(["bought 2", "contest", "joined"]);
});

test("CON3 what a contest went through while the page was open stays, as long as nothing is lost", () => {
  const feed = createFeed();
  const [contest, moderator] = viewsAfter(null);
  feed.take(contest, moderator, t0 + 1);
  feed.take({ ...contest, entryOpen: !contest.entryOpen }, moderator, t0 + 2);
  feed.take(...viewsAfter(null, buys(3, "t1", 1)), t0 + 4);
  expect(feed.entries.value.filter(({ kind }) => kind === "contest")).toHaveLength(3);
});

test("CON3 VOI2 a card that is taken out of the game is told then, also where its reward stays", () => {
  const feed = createFeed();
  const solved = [buys(1, "t1", 1), answers(2, "t1", 1, "42")];
  feed.take(...viewsAfter(null, ...solved), t0 + 3);
  const voids = byModerator(4, { type: "VoidCard", cardId: 1, keepRewards: true, why: "" });
  feed.take(...viewsAfter(null, ...solved, voids), t0 + 5);
  expect(feed.entries.value.find(({ kind }) => kind === "withdrawn")).toMatchObject({
    cardId: 1,
    at: t0 + 5,
  });
});
