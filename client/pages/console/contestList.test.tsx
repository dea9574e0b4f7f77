// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { ContestSummary } from "../../../shared/api.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, press, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ContestList } from "./ContestList.tsx";

const words = en.console;
const contest = (roomCode: string, broken: boolean): ContestSummary => ({
  roomCode,
  title: `Contest ${roomCode}`,
  phase: "running",
  language: "en",
  createdAt: 0,
  broken,
});

let saved: string[];

afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

async function showList(journal: () => Answer<"journal">) {
  saved = [];
  // jsdom has none.
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const { app, asked } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    listContests: () => ({
      ok: true,
      reply: { contests: [contest("AAAAAA", false), contest("BBBBBB", true)] },
    }),
    journal,
  });
  await app.session.signIn("teacher", "password");
  await show(app, <ContestList />);
  await settle();
  return { asked };
}

test("RUN12 a broken contest is marked in the list, the others are as ever", async () => {
  await showList(() => ({ ok: true, reply: "" }));
  const phases = rowsOf(document.querySelector("table")).map(([, code, phase]) => [code, phase]);
  expect(phases).toEqual([
    ["AAAAAA", en.phases.running],
    ["BBBBBB", `${words.broken} ${words.downloadJournal}`],
  ]);
});

test("RUN12 its journal is given out as a file", async () => {
  const { asked } = await showList(() => ({ ok: true, reply: '{"seq":1}\n' }));
  await press(words.downloadJournal);
  expect(asked.filter(({ name }) => name === "journal").map(({ call }) => call.code)).toEqual(["BBBBBB"]);
  expect(saved).toEqual(["regatta-BBBBBB.jsonl"]);
});

test("RUN12 a journal that cannot be had is said in its row", async () => {
  await showList(() => ({ ok: false, problem: { code: "unreachable" } }));
  await press(words.downloadJournal);
  expect(textOf(document.querySelector("table"))).toContain(en.httpProblems.unreachable({}));
  expect(saved).toEqual([]);
});
