import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPlay, moments } from "./contest/testing/generators.ts";
import { answers, buys, byModerator, carryOut, created, given, running } from "./contest/testing.ts";
import type { PrivateView, TeamView } from "./contest/view.ts";
import { viewFor } from "./contest/viewFor.ts";
import { applyPrivateChange, type PrivateChange, requestAccess, roomRequests } from "./protocol.ts";

function entriesBeside<V>(before: Readonly<Record<string, V>>, after: Readonly<Record<string, V>>) {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
}

/** The same, with what went away. */
function changesBetween<V>(before: Readonly<Record<string, V>>, after: Readonly<Record<string, V>>) {
  const gone = Object.keys(before).filter((key) => !(key in after));
  return { ...entriesBeside(before, after), ...Object.fromEntries(gone.map((key) => [key, null])) };
}

/** The smallest change, found by comparing: the server finds its own. */
function changeBetween(before: PrivateView, after: PrivateView): PrivateChange {
  if (before.kind === "team" && after.kind === "team") {
    const { name, pin, removed, blocked, nameHidden, extraTime, endedAt, seats } = after;
    const ledger = after.ledger.slice(before.ledger.length);
    const purchases = entriesBeside(before.purchases, after.purchases);
    return {
      kind: "team",
      name,
      pin,
      removed,
      blocked,
      nameHidden,
      extraTime,
      endedAt,
      seats,
      questions: after.questions,
      answersToAll: after.answersToAll,
      keys: after.keys,
      ledger,
      purchases,
      tasks: entriesBeside(before.tasks, after.tasks),
      messages: changesBetween(before.messages, after.messages),
    };
  }
  if (before.kind === "moderator" && after.kind === "moderator") {
    const { closing, steering, nameWords } = after;
    return {
      kind: "moderator",
      closing,
      steering,
      nameWords,
      deeds: changesBetween(before.deeds, after.deeds),
      teams: entriesBeside(before.teams, after.teams),
      messages: changesBetween(before.messages, after.messages),
    };
  }
  throw new Error("views of two audiences");
}

test("SEE9 a whole view and the changes after it give the whole view after them", () => {
  let changes = 0;
  fc.assert(
    fc.property(anyPlay(), (play) => {
      const views = new Map<string, PrivateView>();
      for (const { after, decision } of moments(play)) {
        if (!decision.ok) continue;
        const audiences = [
          { kind: "moderator" } as const,
          ...Object.keys(after.teams).map((teamId) => ({ kind: "team", teamId }) as const),
        ];
        for (const audience of audiences) {
          const key = audience.kind === "team" ? audience.teamId : "moderator";
          const whole = viewFor(after, audience);
          const known = views.get(key);
          const view = known ? applyPrivateChange(known, changeBetween(known, whole)) : whole;
          expect(view).toEqual(whole);
          views.set(key, view);
          changes += 1;
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(changes).toBeGreaterThan(300);
});

describe("a change", () => {
  const { state } = given(running(created(), buys(1, "t1", 1)));
  const before = viewFor(state, { kind: "team", teamId: "t1" });

  test("SEE9 leaves alone what it does not name", () => {
    expect(applyPrivateChange(before, { kind: "team" })).toEqual(before);
    const renamed = applyPrivateChange(before, { kind: "team", name: "Ants" }) as TeamView;
    expect(renamed).toEqual({ ...before, name: "Ants" });
  });

  test("SEE9 appends to the ledger and replaces a purchase", () => {
    const after = viewFor(carryOut(state, [answers(2, "t1", 1, "42")]).state, { kind: "team", teamId: "t1" });
    const change = {
      kind: "team",
      ledger: after.ledger.slice(2),
      purchases: { 1: after.purchases[1] },
    } as const;
    expect(applyPrivateChange(before, change as PrivateChange)).toEqual(after);
    expect(after.ledger).toHaveLength(3);
  });

  test("SEE9 replaces a team of the moderator's", () => {
    const rename = byModerator(2, { type: "RenameTeam", teamId: "t1", name: "Ants" });
    const after = viewFor(carryOut(state, [rename]).state, { kind: "moderator" });
    const { deeds } = after;
    const { t1 } = after.teams;
    if (!t1) throw new Error("no team");
    const view = viewFor(state, { kind: "moderator" });
    expect(applyPrivateChange(view, { kind: "moderator", teams: { t1 }, deeds })).toEqual(after);
  });

  test("SEE9 never meets a view of another audience", () => {
    expect(() => applyPrivateChange(before, { kind: "moderator", teams: {} })).toThrow("met a view");
  });
});

describe("requests", () => {
  const id = "0123456789abcdef";
  const { command } = roomRequests;

  test("AUT1 every request says who may send it; a screen may only ask for the time", () => {
    expect(requestAccess).toEqual({
      command: ["team", "moderator"],
      content: ["moderator"],
      time: ["screen", "team", "moderator"],
      sync: ["team", "moderator"],
      task: ["moderator"],
      preview: ["moderator"],
      key: ["moderator"],
      introduce: ["moderator"],
      draft: ["team"],
      writing: ["moderator"],
      crowd: ["moderator"],
      applicants: ["moderator"],
      knock: ["team", "moderator"],
    });
  });

  test("AUT7 commands of well-formed shape", () => {
    expect(command.safeParse({ id, command: { type: "BuyCard", cardId: 1 } }).success).toBe(true);
    expect(command.safeParse({ id, command: { type: "AdmitTeam", name: "Ann" } }).success).toBe(true);
  });

  test.each([
    ["time's own", { type: "FinishOnSchedule" }],
    ["a guest's", { type: "JoinContest", name: "Ann", pin: "000001", seatId: "seat000001" }],
    ["a PIN of one's own", { type: "AdmitTeam", name: "Ann", pin: "000001" }],
    ["a time or an actor", { type: "BuyCard", cardId: 1, at: 0 }],
    ["no card", { type: "BuyCard" }],
    ["half a card", { type: "BuyCard", cardId: 1.5 }],
    ["card 0", { type: "BuyCard", cardId: 0 }],
    ["a long answer", { type: "SubmitAnswer", purchaseId: 1, answer: "x".repeat(501) }],
    ["half a surrogate pair", { type: "SubmitAnswer", purchaseId: 1, answer: "\uD800" }],
    ["NUL", { type: "SubmitAnswer", purchaseId: 1, answer: "a\0b" }],
    ["a prototype for a team", { type: "RemoveTeam", teamId: "__proto__" }],
    ["a fraction of a millisecond", { type: "ExtendContest", byMs: 0.5 }],
    ["a reopening for ever", { type: "ReopenContest", forMs: Number.POSITIVE_INFINITY }],
    ["no known type", { type: "GiveMePoints" }],
  ])("AUT2 AUT7 refused at the edge: %s", (_, sent) => {
    expect(command.safeParse({ id, command: sent }).success).toBe(false);
  });

  test.each(["", "short", "x".repeat(41), "0123456789abcde!", 1])("AUT7 %j is no command id", (bad) => {
    expect(command.safeParse({ id: bad, command: { type: "OpenLobby" } }).success).toBe(false);
  });
});
