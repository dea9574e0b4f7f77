import { describe, expect, it } from "vitest";
import { classicRules } from "../../shared/contest/rules.ts";
import type { LedgerLine, PurchaseView, SubmissionView, TeamView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { LiveView } from "../../shared/wireState.ts";
import { scriptContest } from "../bench/scriptedContest.ts";
import { Agreement } from "./Agreement.ts";
import { publicFaults, revisionFault, teamViewFaults } from "./checks.ts";

const reader = { kind: "number" } as const;
const wrong: SubmissionView = { at: 2, answer: "1", reading: "1", verdict: "wrong" };
const accepted: SubmissionView = { at: 3, answer: "2", reading: "2", verdict: "accepted" };
const start: LedgerLine = { at: 1, deltaPoints: 500, reason: "start", purchaseId: null };
const charge: LedgerLine = { at: 2, deltaPoints: -100, reason: "purchase", purchaseId: 1 };
const reward: LedgerLine = { at: 3, deltaPoints: 150, reason: "reward", purchaseId: 1 };
const bought: PurchaseView = {
  id: 1,
  cardId: 7,
  boughtAt: 2,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200, 150, 100],
  status: "active",
  submissions: [],
  closedAt: null,
};
const solved: PurchaseView = { ...bought, status: "solved", submissions: [wrong, accepted], closedAt: 3 };

describe("a team's view", () => {
  it("is sound through a whole contest", () => {
    const { state } = scriptContest({ teams: 5, cards: 30, events: 400 });
    for (const teamId of Object.keys(state.teams)) {
      const view = viewFor(state, { kind: "team", teamId });
      expect(faults(view, view)).toEqual([]);
    }
  });

  it("may grow", () => {
    expect(faults(view(), view({ 1: bought }, charge))).toEqual([]);
    expect(faults(view({ 1: bought }, charge), view({ 1: solved }, charge, reward))).toEqual([]);
  });

  it.each([
    ["loses a purchase", view({ 1: bought }, charge), view({}, charge), "purchase 1 is gone"],
    [
      "loses an entry",
      view({ 1: bought }, charge),
      view({ 1: bought }),
      "entry 2 of the ledger changed or is gone",
    ],
    [
      "changes an entry",
      view({ 1: bought }, charge),
      view({ 1: bought }, { ...charge, at: 9 }),
      "entry 2 of the ledger changed or is gone",
    ],
    [
      "goes back to active",
      view({ 1: solved }, charge, reward),
      view({ 1: { ...bought, submissions: [wrong] } }, charge, reward),
      "purchase 1 went from solved to active",
    ],
    [
      "forgets an answer",
      view({ 1: { ...bought, submissions: [wrong] } }, charge),
      view({ 1: bought }, charge),
      "answer 1 of purchase 1 changed or is gone",
    ],
    ["charges twice", null, view({ 1: bought }, charge, charge), "purchase 1 for 100 has 2 charges"],
    ["does not charge", null, view({ 1: bought }), "purchase 1 for 100 has 0 charges"],
    [
      "pays twice",
      null,
      view({ 1: solved }, charge, reward, reward),
      "purchase 1 was paid 300, above its best reward",
    ],
    [
      "pays for the wrong attempt",
      null,
      view({ 1: solved }, charge, { ...reward, deltaPoints: 200 }),
      "purchase 1, solved after 2 answers, was paid 200",
    ],
    [
      "takes too many answers",
      null,
      view({ 1: { ...bought, submissions: [wrong, wrong, wrong, wrong] } }, charge),
      "purchase 1 took 4 answers",
    ],
    [
      "buys a card twice",
      null,
      view({ 1: bought, 2: { ...bought, id: 2 } }, charge, { ...charge, purchaseId: 2 }),
      "a card was bought twice",
    ],
    [
      "is broke beyond zero",
      null,
      view({}, { ...charge, deltaPoints: -600, purchaseId: null }),
      "the balance is -100",
    ],
    [
      "shows the statement of a purchase that was not made",
      null,
      { ...view(), tasks: { 3: { statement: "?", reader } } },
      "the statement of purchase 3, never made, was shown",
    ],
    [
      "keeps the statement of a bought card back",
      null,
      { ...view({ 1: bought }, charge), tasks: {} },
      "the statement of purchase 1 is missing",
    ],
    ["becomes another team's", view(), { ...view(), teamId: "t2" }, "the view is another team's"],
  ])("is at fault when it %s", (_, before, after, sentence) => {
    expect(faults(before, after)).toContain(sentence);
  });
});

describe("revisions", () => {
  const whole = (revision: number) => ({ revision, whole: view() });
  const change = (revision: number) => ({ revision, change: { kind: "team", name: "Foxes" } as const });

  it("begin with the whole view and count on", () => {
    expect(revisionFault(null, whole(5))).toBeNull();
    expect(revisionFault(5, change(6))).toBeNull();
    expect(revisionFault(6, whole(7))).toBeNull();
  });

  it("have no gaps and do not go back", () => {
    expect(revisionFault(null, change(1))).toMatch(/before the whole view/);
    expect(revisionFault(5, change(7))).toMatch(/followed by 7/);
    expect(revisionFault(5, change(5))).toMatch(/followed by 5/);
    expect(revisionFault(5, whole(4))).toMatch(/whole view of 4/);
  });
});

describe("the public state", () => {
  it("never goes back to an older epoch", () => {
    expect(publicFaults(live(3), live(4))).toEqual([]);
    expect(publicFaults(live(4), live(3))).toEqual(["epoch 4 was followed by 3"]);
  });

  it("keeps its teams and their rewards", () => {
    expect(publicFaults(live(1, 1), live(1, 2))).toEqual([]);
    expect(publicFaults(live(1, 2), live(1, 1))).toEqual([]);
    expect(publicFaults(live(1, 1), live(1, null))).toEqual(["a reward of team t1 was undone"]);
    const empty = { ...live(1), view: { ...live(1).view, teams: {} } };
    expect(publicFaults(live(1), empty)).toEqual(["team t1 disappeared"]);
  });
});

describe("the public balance and the private ledger", () => {
  it("agree when either is ahead, and when steps are skipped", () => {
    const agreement = new Agreement();
    agreement.shown(500);
    expect(agreement.unexplained).toEqual([500]);
    agreement.ledger([start]);
    agreement.ledger([start, charge, reward]);
    agreement.shown(550);
    expect(agreement.unexplained).toEqual([]);
  });

  it("disagree for ever about a balance that never was", () => {
    const agreement = new Agreement();
    agreement.ledger([start]);
    agreement.shown(499);
    agreement.ledger([start, charge]);
    agreement.shown(400);
    expect(agreement.unexplained).toEqual([499, 400]);
  });

  it("disagree when the balance goes back", () => {
    const agreement = new Agreement();
    agreement.ledger([start, charge]);
    agreement.shown(400);
    agreement.shown(500);
    expect(agreement.unexplained).toEqual([500]);
  });
});

function faults(before: TeamView | null, after: TeamView) {
  return teamViewFaults(before, after, classicRules);
}

function view(
  purchases: Readonly<Record<number, PurchaseView>> = {},
  ...ledger: readonly LedgerLine[]
): TeamView {
  const tasks = Object.values(purchases).map(({ id }) => [id, { statement: "2 + 0 = ?", reader }]);
  return {
    kind: "team",
    teamId: "t1",
    name: "Foxes",
    pin: "123456",
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
    seats: ["seat000001"],
    ledger: [start, ...ledger],
    purchases,
    tasks: Object.fromEntries(tasks),
  };
}

function live(epoch: number, lastRewardAt: number | null = null): LiveView {
  const { state } = scriptContest({ teams: 1, cards: 1, events: 3 });
  const shown = viewFor(state, { kind: "public" });
  const [team] = Object.values(shown.teams);
  return {
    epoch,
    saving: true,
    online: {},
    view: { ...shown, teams: team ? { t1: { ...team, lastRewardAt } } : {} },
  };
}
