import { describe, expect, test } from "vitest";
import { standingsOf } from "../../../shared/contest/standings.ts";
import { joinOrigins, spokenAddress } from "../../store/joinOrigins.ts";
import { ledPageAt, pageAt } from "./paging.ts";
import { podiumOf } from "./podium.ts";
import { tallyBoard } from "./tallyBoard.ts";
import { publicView } from "./testing/publicView.ts";

test("the big screen's cards count teams at work, done and failed; other cells count nowhere", () => {
  const view = publicView({ A: [1, 11, 2], B: [0, 13, 3], C: [1, 0, 4] });
  expect(tallyBoard(view, "en").cards.map((card) => card.tally)).toEqual([
    { active: 2, solved: 0, failed: 0 },
    { active: 0, solved: 2, failed: 0 },
    { active: 0, solved: 0, failed: 1 },
  ]);
});

describe("join address", () => {
  const lan = ["http://192.168.1.5:2567", "http://10.0.0.2:2567"];

  test("the school network's addresses come before the name this computer calls itself", () => {
    expect(joinOrigins("http://localhost:2567", lan)).toEqual(lan);
  });

  test("the address this page came by comes first when it is one of them", () => {
    expect(joinOrigins("http://10.0.0.2:2567", lan)).toEqual([lan[1], lan[0]]);
  });

  test("PAG22 a number by which this page came, and which the server does not know, comes first: that of a container's computer", () => {
    const container = ["http://172.18.0.3:2567"];
    const came = "http://192.168.1.5:2567";
    expect(joinOrigins(came, container)).toEqual([came, ...container]);
    expect(joinOrigins("http://[2001:db8::5]:8080", container)[0]).toBe("http://[2001:db8::5]:8080");
    const secure = ["https://172.18.0.3:2567"];
    expect(joinOrigins("https://192.168.1.5:2567", secure)[0]).toBe("https://192.168.1.5:2567");
    // Names and loopbacks may be this computer's alone.
    for (const own of ["http://laptop:2567", "http://laptop.local:2567", "http://127.0.0.1:2567"])
      expect(joinOrigins(own, container)).toEqual(container);
  });

  test("PAG22 where people reach the server as somebody has said counts before how this page came", () => {
    for (const given of ["http://regatta.school", "http://192.168.1.5:8080"])
      expect(joinOrigins("http://10.8.0.1:2567", [given], true)).toEqual([given]);
    expect(joinOrigins("http://localhost:2567", ["http://192.168.1.5:8080"], true)).toEqual([
      "http://192.168.1.5:8080",
    ]);
  });

  test("behind https only the page's own address counts", () => {
    expect(joinOrigins("https://regatta.school", lan)).toEqual(["https://regatta.school"]);
    expect(joinOrigins("https://10.0.0.2", lan)).toEqual(["https://10.0.0.2"]);
  });

  test("SCY6 a server that speaks https itself has addresses of its own, unless somebody gave it a name", () => {
    const secure = lan.map((origin) => origin.replace("http:", "https:"));
    expect(joinOrigins("https://localhost:2567", secure)).toEqual(secure);
    expect(joinOrigins("https://[::1]:2567", secure)).toEqual(secure);
    expect(joinOrigins("https://10.0.0.2:2567", secure)).toEqual([secure[1], secure[0]]);
    expect(joinOrigins("https://regatta.school:2567", secure)).toEqual(["https://regatta.school:2567"]);
  });

  test("without a network there is none, unless the page itself came by another name", () => {
    expect(joinOrigins("http://127.0.0.1:2567", [])).toEqual([]);
    expect(joinOrigins("http://[::1]:2567", [])).toEqual([]);
    expect(joinOrigins("http://127.0.0.1:2567", ["http://127.0.0.1:2567"])).toEqual([]);
    expect(joinOrigins("http://regatta.test", [])).toEqual(["http://regatta.test"]);
  });

  test("it is written as people type it", () => {
    expect(spokenAddress("http://192.168.1.5:2567")).toBe("192.168.1.5:2567");
    expect(spokenAddress("https://regatta.school")).toBe("https://regatta.school");
  });
});

describe("pages", () => {
  const rows = Array.from({ length: 31 }, (_, index) => index);

  test("turn round and show every row once", () => {
    const shown = [0, 1, 2].flatMap((turn) => pageAt(rows, 15, turn).rows);
    expect(shown).toEqual(rows);
    expect(pageAt(rows, 15, 3)).toEqual(pageAt(rows, 15, 0));
  });

  test("share the rows evenly", () => {
    expect([0, 1, 2].map((turn) => pageAt(rows, 15, turn).rows.length)).toEqual([11, 11, 9]);
  });

  test("an empty list is one empty page", () => {
    expect(pageAt([], 15, 4)).toEqual({ page: 0, pages: 1, rows: [] });
  });
});

describe("PAG16 standings longer than the screen", () => {
  const rows = Array.from({ length: 60 }, (_, index) => index);

  test("PAG16 have the first places on every page, and every other row once", () => {
    const turns = [0, 1, 2, 3, 4, 5].map((turn) => ledPageAt(rows, 13, turn));
    for (const { first, rows: others, pages } of turns) {
      expect(first).toEqual([0, 1, 2]);
      expect(first.length + others.length).toBeLessThanOrEqual(13);
      expect(pages).toBe(6);
    }
    expect(turns.flatMap(({ rows: others }) => others)).toEqual(rows.slice(3));
  });

  test("PAG16 leave room for the others, however few rows there are", () => {
    expect([2, 3, 5, 8].map((most) => ledPageAt(rows, most, 0).first.length)).toEqual([1, 1, 1, 2]);
    expect(ledPageAt(rows, 1, 7)).toEqual({ first: [], page: 7, pages: 60, rows: [7] });
  });

  test("PAG16 that fit are shown as they are", () => {
    expect(ledPageAt(rows.slice(0, 13), 13, 4)).toEqual({
      first: [],
      page: 0,
      pages: 1,
      rows: rows.slice(0, 13),
    });
    expect(ledPageAt([], 13, 0)).toEqual({ first: [], page: 0, pages: 1, rows: [] });
  });
});

test("shared places stand on one step, and the step after them stays empty", () => {
  const teams = Object.values(publicView({ A: [], B: [], C: [], D: [] }).teams);
  const balances = [900, 900, 700, 500];
  const ranked = teams.map((team, index) => ({ ...team, balancePoints: balances[index] ?? 0 }));
  const steps = podiumOf(standingsOf(ranked, { ranking: "worth", tieBreak: "shared" }));
  expect(steps.map(({ place, teams }) => [place, teams.map(({ name }) => name)])).toEqual([
    [1, ["A", "B"]],
    [3, ["C"]],
  ]);
});
