import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { Applicants } from "./Applicants.ts";
import { Budgets } from "./Budgets.ts";
import { Changes } from "./Changes.ts";

const sizes = { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 };

function opened() {
  const clock = new FakeClock(0);
  const budgets = new Budgets(clock, sizes);
  const applicants = new Applicants({ clock, budgets, changes: new Changes() });
  const ask = (key: string, address = "a") => applicants.ask("c1", { key, name: ` ${key} `, address }).type;
  return { clock, budgets, applicants, ask };
}

test("APV2 the list is bounded for an address and in all; whoever does not fit gets in when there is room", () => {
  const { clock, budgets, applicants, ask } = opened();
  const [ofAddress, inAll] = [budgets.most("addressApplicants"), budgets.most("applicants")];
  for (let nth = 0; nth < ofAddress + 50; nth += 1) expect(ask(`one ${nth}`)).toBe("waits");
  expect(applicants.list("c1")).toHaveLength(ofAddress);
  for (let nth = 0; nth < inAll; nth += 1) ask(`other ${nth}`, "b");
  expect(applicants.list("c1")).toHaveLength(inAll);
  const ids = applicants.list("c1").map(({ id }) => id);
  expect(applicants.answer("c1", ids, null)).toBe(inAll);
  expect(ask("one 0")).toBe("turned_away");
  clock.advance(60_001);
  expect(ask("late", "b")).toBe("waits");
  expect(applicants.list("c1")).toMatchObject([{ name: "late" }]);
});

test("APV2 whoever has gone away is forgotten; an answer waits a little longer", () => {
  const { clock, applicants, ask } = opened();
  ask("gone");
  ask("here");
  clock.advance(15_000);
  expect(ask("here")).toBe("waits");
  clock.advance(10_000);
  applicants.sweep("c1");
  expect(applicants.list("c1").map(({ name }) => name)).toEqual(["here"]);
  const [here] = applicants.list("c1");
  expect(applicants.answer("c1", [here?.id ?? ""], "teacher")).toBe(1);
  expect(applicants.answer("c1", [here?.id ?? ""], null)).toBe(0);
  clock.advance(30_000);
  expect(applicants.ask("c1", { key: "here", name: "here", address: "a" })).toEqual({
    type: "let_in",
    letInBy: "teacher",
  });
});

test("APV3 what a moderator said of one name is said of no other: with another name a page waits anew", () => {
  const { clock, applicants } = opened();
  const ask = (name: string, key = "one") => applicants.ask("c1", { key, name, address: "a" });
  const told = () => applicants.list("c1").map(({ name }) => name);
  const idOf = (name: string) => applicants.list("c1").find((each) => each.name === name)?.id ?? "";
  ask("Alhpa");
  ask("Beta", "two");
  const typo = idOf("Alhpa");
  expect(ask("Alpha")).toEqual({ type: "waits" });
  expect(told()).toEqual(["Beta", "Alpha"]);
  // A click at the name that was there a moment ago meets nobody.
  expect(applicants.answer("c1", [typo], "teacher")).toBe(0);
  expect(applicants.answer("c1", [idOf("Alpha")], "teacher")).toBe(1);
  expect(ask(" Alpha  ")).toEqual({ type: "let_in", letInBy: "teacher" });
  expect(ask("Rude name")).toEqual({ type: "waits" });
  expect(told()).toEqual(["Beta", "Rude name"]);
  expect(ask("Alpha")).toEqual({ type: "waits" });
  expect(applicants.answer("c1", [idOf("Alpha")], null)).toBe(1);
  expect(ask("Alpha")).toEqual({ type: "turned_away" });
  expect(ask("Gamma")).toEqual({ type: "waits" });
  clock.advance(20_001);
  expect(ask("Gamma", "three")).toEqual({ type: "waits" });
  expect(told()).toEqual(["Gamma"]);
});

const namesOf = (applicants: Applicants) => applicants.list("c1").map(({ name }) => name);
const idsOf = (applicants: Applicants) => applicants.list("c1").map(({ id }) => id);

test("APV4 who was turned away keeps nobody's place by asking on", () => {
  const { clock, budgets, applicants, ask } = opened();
  const many = Array.from({ length: budgets.most("addressApplicants") }, (_, nth) => `script ${nth}`);
  for (const key of many) ask(key);
  expect(applicants.answer("c1", idsOf(applicants), null)).toBe(many.length);
  for (const at of [50_000, 100_000]) {
    clock.advance(50_000);
    expect(clock.now()).toBe(at);
    for (const key of many) expect(ask(key)).toBe("turned_away");
  }
  for (let nth = 0; nth < 30; nth += 1) expect(ask(`pupil ${nth}`)).toBe("waits");
  expect(namesOf(applicants)).toHaveLength(30);
});

test("APV4 what was said is remembered in bounded memory: the oldest refusal is forgotten, and nobody who was let in", () => {
  const { budgets, applicants, ask } = opened();
  const most = budgets.most("answeredApplicants");
  ask("let in");
  applicants.answer("c1", idsOf(applicants), "teacher");
  ask("first", "b");
  for (let nth = 0; nth < most; nth += 1) {
    expect(ask(`more ${nth}`, `address ${nth}`)).toBe("waits");
    expect(applicants.answer("c1", idsOf(applicants), null)).toBe(nth === 0 ? 2 : 1);
  }
  expect(ask("first", "b")).toBe("waits");
  expect(ask(`more ${most - 1}`)).toBe("turned_away");
  expect(ask("let in")).toBe("let_in");
});

test("APV4 names come into the list at a pace of their address, also those that a page changes; others wait in line", () => {
  const { clock, applicants } = opened();
  const ask = (key: string, name: string, address = "a") => applicants.ask("c1", { key, name, address }).type;
  const renamed = Array.from({ length: 200 }, (_, nth) => ask("script", `Name ${nth}`));
  expect(renamed.filter((type) => type === "waits")).toHaveLength(60);
  expect(renamed.at(-1)).toBe("in_line");
  expect(applicants.ask("c1", { key: "pupil", name: "Otters", address: "a" })).toEqual({
    type: "in_line",
    place: 2,
    waitMs: 2_000,
  });
  expect(ask("elsewhere", "Beavers", "b")).toBe("waits");
  clock.advance(1_000);
  expect(ask("script", "Name 200")).toBe("waits");
  expect(ask("script", "Name 201")).toBe("in_line");
  clock.advance(1_000);
  // Whoever waits keeps the place, however often somebody else asks.
  for (let nth = 202; nth < 210; nth += 1) expect(ask("script", `Name ${nth}`)).toBe("in_line");
  expect(ask("pupil", "Otters")).toBe("waits");
  expect(namesOf(applicants)).toEqual(["Beavers", "Otters"]);
});

test("APV4 places that come free go to those of the address who have asked for longest", () => {
  const { clock, budgets, applicants, ask } = opened();
  const most = budgets.most("addressApplicants");
  for (let nth = 0; nth < most; nth += 1) ask(`early ${nth}`);
  expect(applicants.ask("c1", { key: "pupil", name: "pupil", address: "a" })).toEqual({
    type: "waits",
    isOfMany: true,
  });
  clock.advance(10_000);
  for (let nth = 0; nth < 20; nth += 1) ask(`script ${nth}`);
  const [first = ""] = idsOf(applicants);
  applicants.answer("c1", [first], null);
  for (let nth = 0; nth < 20; nth += 1) ask(`script ${nth}`);
  expect(namesOf(applicants)).toHaveLength(most - 1);
  ask("pupil");
  expect(namesOf(applicants).at(-1)).toBe("pupil");
});

test("APV4 two addresses that fill the list keep nobody of a third one out", () => {
  const { budgets, applicants, ask } = opened();
  for (const address of ["v4", "v6"])
    for (let nth = 0; nth < budgets.most("addressApplicants"); nth += 1) ask(`${address} ${nth}`, address);
  expect(namesOf(applicants)).toHaveLength(budgets.most("applicants"));
  for (let nth = 0; nth < 25; nth += 1) ask(`pupil ${nth}`, "class");
  expect(namesOf(applicants).filter((name) => name.startsWith("pupil"))).toHaveLength(25);
  expect(namesOf(applicants)).toHaveLength(budgets.most("applicants"));
  // Who has asked for longest stays.
  expect(namesOf(applicants)).toContain("v4 0");
});

test("APV4 BUD9 whoever waits of an address is turned away at once, by whichever name by now", () => {
  const { applicants, ask } = opened();
  for (const key of ["one", "two"]) ask(key);
  ask("three", "b");
  applicants.ask("c1", { key: "two", name: "another name", address: "a" });
  expect(applicants.waiting("c1", "a")).toBe(2);
  applicants.turnAway("c1", "a");
  expect(applicants.waiting("c1", "a")).toBe(0);
  expect(namesOf(applicants)).toEqual(["three"]);
  expect(ask("one")).toBe("turned_away");
});
