import { expect, test } from "vitest";
import type { SubmissionView, TeamView } from "../../../shared/contest/view.ts";
import { verdictHeard } from "./verdictHeard.ts";

test("a new answer is heard as what it came to", () => {
  expect(verdictHeard(team([]), team(["wrong"]))).toBe("wrong");
  expect(verdictHeard(team(["wrong"]), team(["wrong", "accepted"]))).toBe("accepted");
});

test("an answer judged before, or another change, is not heard", () => {
  const answered = team(["wrong"]);
  expect(verdictHeard(answered, { ...answered, name: "Bees" })).toBeNull();
  expect(verdictHeard(team([]), team([]))).toBeNull();
  expect(verdictHeard(team(["wrong"]), team(["annulled"]))).toBeNull();
});

test("after a gap the good news goes first; another team's page begins in silence", () => {
  expect(verdictHeard(team([]), team(["wrong", "accepted"]))).toBe("accepted");
  expect(verdictHeard(team([]), { ...team(["wrong"]), teamId: "t2" })).toBeNull();
});

function team(verdicts: readonly SubmissionView["verdict"][]): TeamView {
  return {
    kind: "team",
    teamId: "t1",
    name: "Owls",
    pin: "1234",
    removed: false,
    notices: [],
    extraTime: null,
    endedAt: null,
    messages: {},
    blocked: false,
    nameHidden: false,
    questions: [],
    answersToAll: [],
    keys: null,
    seats: [],
    ledger: [],
    tasks: {},
    purchases: {
      1: {
        id: 1,
        cardId: 1,
        boughtAt: 0,
        pricePoints: 100,
        paidPoints: 100,
        rewardsPoints: [200, 150, 100],
        status: "active",
        submissions: verdicts.map((verdict) => ({ at: 1, answer: "7", reading: "7", verdict })),
        closedAt: null,
      },
    },
  };
}
