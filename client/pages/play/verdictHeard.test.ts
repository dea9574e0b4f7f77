import { expect, test } from "vitest";
import type { SubmissionView, TeamView } from "../../../shared/contest/view.ts";
import { plainPurchase, plainTeamView } from "../../store/testing/plainTeamView.ts";
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
  const submissions = verdicts.map((verdict) => ({ at: 1, answer: "7", reading: "7", verdict }));
  return plainTeamView({ purchases: { 1: plainPurchase({ submissions }) } });
}
