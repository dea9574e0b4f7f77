import { expect, test } from "vitest";
import { SocketlessTeams } from "./SocketlessTeams.ts";

test("PAG5 a team is named once however often it says so, in its contest only, and for two minutes", () => {
  let now = 0;
  const teams = new SocketlessTeams(() => now);
  for (let times = 0; times < 1_000; times++) teams.tell("a", "t1");
  now = 60_000;
  teams.tell("a", "t2");
  expect([teams.in("a"), teams.in("b")]).toEqual([["t1", "t2"], []]);
  now = 120_001;
  expect(teams.in("a")).toEqual(["t2"]);
  now = 300_000;
  expect(teams.in("a")).toEqual([]);
});
