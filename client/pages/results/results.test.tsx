// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { ContestStandings, RouteName } from "../../../shared/api.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, find, press, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ResultsPage } from "./ResultsPage.tsx";

const words = en.results;
const row = (place: number, name: string, balancePoints: number) => ({
  teamId: name,
  name,
  boat: place,
  place,
  balancePoints,
  solvedCount: place,
});
const results: ContestStandings = {
  title: "Spring",
  finishedAt: 1_800_000_000_000,
  finality: "provisional",
  standings: [row(1, "Ann", 1_200), row(2, "Bob", 500), row(2, "Cleo", 500)],
  awards: [],
};
const seat = {
  teamId: "Bob",
  seatId: "s1",
  seatToken: "token",
  roomCode: "K7MPXW",
  teamName: "Bob",
  takenAt: 1,
};

afterEach(() => {
  clear();
  vi.useRealTimers();
});

const page = () => textOf(document.querySelector("main"));

test("the final standings, shared places and all; the own team is marked and its history is asked for", async () => {
  const { app, asked } = stageApp({ results: () => ({ ok: true, reply: results }) });
  app.seats.keep(seat);
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(rowsOf(document.querySelector("table"))).toEqual([
    ["1", "Ann", "1,200", "1"],
    ["2", `Bob (${en.play.you})`, "500", "2"],
    ["2", "Cleo", "500", "2"],
  ]);
  await vi.waitFor(() =>
    expect(asked.map(({ name, call }) => [name, call.token])).toContainEqual(["teamResults", "token"]),
  );
});

test("who has no seat asks for nothing of a team's own", async () => {
  const { app, asked } = stageApp({ results: () => ({ ok: true, reply: { ...results, standings: [] } }) });
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(page()).toContain(words.nobody);
  expect(asked.map(({ name }) => name)).not.toContain("teamResults");
});

test("before the end it says so, offers the way back to play, and shows the results when asked again", async () => {
  let isFinished = false;
  const { app } = stageApp({
    results: () =>
      isFinished ? { ok: true, reply: results } : { ok: false, problem: { code: "wrong_phase" } },
  });
  app.seats.keep(seat);
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(page()).toContain(words.notFinished);
  expect(find<HTMLAnchorElement>("a", words.backToPlay).getAttribute("href")).toBe("/play/K7MPXW/s1");
  isFinished = true;
  await press(words.retry);
  expect(page()).toContain("Spring");
  expect(page()).not.toContain(words.notFinished);
});

test("PAG40 a page that is seen again tells what became of the results, and keeps them while nobody answers", async () => {
  let answer: Answer<"results"> = { ok: true, reply: results };
  const { app } = stageApp({ results: () => answer });
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(page()).toContain(en.freezing.provisional);
  const isSeen = async (then: Answer<"results">) => {
    answer = then;
    await settle(() => document.dispatchEvent(new Event("visibilitychange")));
  };
  for (const code of ["unreachable", "not_saved", "contest_moved"] as const)
    await isSeen({ ok: false, problem: { code } });
  expect(page()).toContain("Ann");
  expect(document.querySelector(".state-card")).toBeNull();
  await isSeen({ ok: true, reply: { ...results, finality: "final" } });
  expect(page()).toContain(en.freezing.final);
  await isSeen({ ok: false, problem: { code: "wrong_phase" } });
  expect(page()).toContain(words.notFinished);
  expect(page()).not.toContain("Ann");
});

test("PAG40 results and the own history are asked for again each half minute, while their page is seen", async () => {
  vi.useFakeTimers();
  const { app, asked } = stageApp({ results: () => ({ ok: true, reply: results }) });
  app.seats.keep(seat);
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  asked.length = 0;
  await settle(() => vi.advanceTimersByTimeAsync(30_000));
  expect(asked.map(({ name }) => name).toSorted()).toEqual(["results", "teamResults"]);
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  await settle(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked).toHaveLength(2);
  vi.restoreAllMocks();
});

test("any other refusal is said in words, and can be tried again", async () => {
  const { app } = stageApp({ results: () => ({ ok: false, problem: { code: "foreign_reply" } }) });
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(page()).toContain(en.httpProblems.foreign_reply({}));
  find("button", words.retry);
});

test("PAG18 everybody finds the way back: the team to its page, who is signed in to the console, all to the screen", async () => {
  const link = (name: string) => find<HTMLAnchorElement>("a", name).getAttribute("href");
  const { app } = stageApp({
    results: () => ({ ok: true, reply: results }),
    refresh: () => ({ ok: false, problem: { code: "unreachable" } }),
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
  });
  app.seats.keep(seat);
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(link(words.backToPlay)).toBe("/play/K7MPXW/s1");
  expect(link(words.backToScreen)).toBe("/screen/K7MPXW");
  expect(page()).not.toContain(words.backToConsole);
  await settle(() => app.session.signIn("teacher", "secret"));
  expect(link(words.backToConsole)).toBe("/console/K7MPXW");
});

/** What comes of a download; absent: it comes. */
interface Downloads {
  readonly matrixCsv?: Answer<"matrixCsv"> | Promise<Answer<"matrixCsv">>;
  readonly matrixXlsx?: Answer<"matrixXlsx">;
}

/** The page of somebody who is signed in and holds a seat, where the first questions go unanswered. */
async function openOffline(then: Downloads = {}) {
  let isReached = false;
  const answered = <N extends RouteName>(answer: Answer<N>): Answer<N> =>
    isReached ? answer : { ok: false, problem: { code: "unreachable" } };
  const shown = stageApp({
    results: () => ({ ok: true, reply: results }),
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    matrix: () => answered<"matrix">({ ok: true, reply: { title: "Spring", cards: [], rows: [] } }),
    matrixCsv: () => then.matrixCsv ?? { ok: true, reply: "" },
    matrixXlsx: () => then.matrixXlsx ?? { ok: true, reply: new Uint8Array([0x50, 0x4b]) },
    teamResults: () =>
      answered<"teamResults">({
        ok: true,
        reply: { teamId: "Bob", name: "Bob", purchases: [], keys: null, extraTime: [], ledger: [] },
      }),
  });
  shown.app.seats.keep(seat);
  await shown.app.session.signIn("teacher", "secret");
  await show(shown.app, <ResultsPage code="K7MPXW" />);
  await settle();
  const come = () => {
    isReached = true;
  };
  return { ...shown, come };
}
const part = (title: string) =>
  [...document.querySelectorAll("section")].find((section) => textOf(section.querySelector("h2")) === title);
const again = (title: string) =>
  settle(() => part(title)?.querySelector<HTMLButtonElement>("[role=alert] + .row > button")?.click());

test("BOA4 the own history has the team's boat, as the standings know it", async () => {
  const { come } = await openOffline();
  const boat = () => part(words.historyOf("Bob"))?.querySelector("h2 .boat")?.getAttribute("data-boat");
  expect(boat()).toBe("2");
  come();
  await again(words.historyOf("Bob"));
  expect(boat()).toBe("2");
});

test.each([
  ["a team's own history", words.historyOf("Bob"), words.noPurchases],
  ["the table of all teams", words.matrix, words.matrixHint],
])("PAG35 %s that does not come is said to, and is asked for again", async (_, title, content) => {
  const { come } = await openOffline();
  expect(textOf(part(title)?.querySelector("[role=alert]") ?? null)).toContain(
    en.httpProblems.unreachable({}),
  );
  come();
  await again(title);
  expect(textOf(part(title) ?? null)).toContain(content);
  expect(part(title)?.querySelector("[role=alert] > *")).toBeFalsy();
});

test.each<[string, Downloads]>([
  [words.downloadSheet, { matrixXlsx: { ok: false, problem: { code: "unreachable" } } }],
  [words.download, { matrixCsv: { ok: false, problem: { code: "unreachable" } } }],
])("PAG35 a download that does not come is said to: %s", async (button, then) => {
  const { come } = await openOffline(then);
  come();
  await again(words.matrix);
  await press(button);
  expect(textOf(part(words.matrix) ?? null)).toContain(en.httpProblems.unreachable({}));
});

test("FIL24 the table of all teams is offered as a spreadsheet in the reader's language, and as CSV beside it", async () => {
  const saved: string[] = [];
  // jsdom has none.
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const { app, come, asked } = await openOffline();
  come();
  await again(words.matrix);
  const buttons = [...(part(words.matrix)?.querySelectorAll("button") ?? [])];
  expect(buttons.map(textOf)).toEqual([words.downloadSheet, words.download]);
  await press(words.downloadSheet);
  await settle(() => app.preferences.setLanguage("ru"));
  await press(words.downloadSheet);
  await press(words.download);
  const files = asked.filter(({ name }) => name === "matrixXlsx" || name === "matrixCsv");
  expect(files.map(({ name, call }) => [name, call.code, call.language])).toEqual([
    ["matrixXlsx", "K7MPXW", "en"],
    ["matrixXlsx", "K7MPXW", "ru"],
    ["matrixCsv", "K7MPXW", undefined],
  ]);
  expect(saved).toEqual(["regatta-K7MPXW.xlsx", "regatta-K7MPXW.xlsx", "regatta-K7MPXW.csv"]);
});

test("PAG35 why a table did not come is said until it is asked for again, in either form", async () => {
  // jsdom has none.
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  const { come } = await openOffline({ matrixXlsx: { ok: false, problem: { code: "unreachable" } } });
  come();
  await again(words.matrix);
  await press(words.downloadSheet);
  expect(textOf(part(words.matrix) ?? null)).toContain(en.httpProblems.unreachable({}));
  await press(words.download);
  expect(textOf(part(words.matrix) ?? null)).not.toContain(en.httpProblems.unreachable({}));
});

test("CON8 a table that is on its way is not asked for once more, nor in another form", async () => {
  const { come, asked } = await openOffline({ matrixCsv: new Promise(() => {}) });
  come();
  await again(words.matrix);
  await press(words.download);
  await press(words.download);
  await press(words.downloadSheet);
  expect(asked.map(({ name }) => name).filter((name) => /^matrix./.test(name))).toEqual(["matrixCsv"]);
  for (const button of [words.download, words.downloadSheet])
    expect(find("button", button).ariaDisabled).toBe("true");
});

test("PAG35 another organizer's table is nobody's trouble", async () => {
  const { app } = stageApp({
    results: () => ({ ok: true, reply: results }),
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    matrix: () => ({ ok: false, problem: { code: "forbidden" } }),
  });
  await app.session.signIn("teacher", "secret");
  await show(app, <ResultsPage code="K7MPXW" />);
  await settle();
  expect(part(words.matrix)).toBeUndefined();
});
