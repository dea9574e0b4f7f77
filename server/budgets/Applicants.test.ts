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
