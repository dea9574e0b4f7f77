// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { ContestSummary } from "../../../shared/api.ts";
import { classicRules } from "../../../shared/contest/rules.ts";
import type { ContestDocument } from "../../../shared/contestFile/ContestDocument.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, find, press, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { Library } from "./Library.tsx";

const words = en.console;
const contest = (roomCode: string, broken: boolean): ContestSummary => ({
  roomCode,
  title: `Contest ${roomCode}`,
  phase: "running",
  language: "en",
  createdAt: 0,
  finishedAt: null,
  teamCount: null,
  folder: null,
  archived: false,
  deletedAt: null,
  broken,
});

const document1: ContestDocument = {
  format: "regatta-contest",
  version: 2,
  title: "T",
  language: "en",
  durationMs: 60_000,
  rules: classicRules,
  board: { rows: 1, columns: 1, cards: [] },
  drafts: [],
  media: {},
};

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
    contestDocument: () => ({ ok: true, reply: document1 }),
  });
  await app.session.signIn("teacher", "password");
  await show(app, <Library />);
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

test("OPS9 the journal of any contest is given out as a file", async () => {
  const { asked } = await showList(() => ({ ok: true, reply: '{"seq":1}\n' }));
  await press(en.library.actionsOf("Contest AAAAAA"));
  await settle(() => find("[role=menuitem]", words.downloadJournal).click());
  expect(asked.filter(({ name }) => name === "journal").map(({ call }) => call.code)).toEqual(["AAAAAA"]);
  expect(saved).toEqual(["regatta-AAAAAA.jsonl"]);
});

test("FIL6 the content of a contest that can be read is given out as a document", async () => {
  const { asked } = await showList(() => ({ ok: true, reply: "" }));
  await press(en.library.actionsOf("Contest AAAAAA"));
  await settle(() => find("[role=menuitem]", words.downloadContest).click());
  expect(asked.find(({ name }) => name === "contestDocument")?.call.code).toBe("AAAAAA");
  expect(saved).toEqual(["regatta-AAAAAA.json"]);
  await press(en.library.actionsOf("Contest BBBBBB"));
  expect(() => find("[role=menuitem]", words.downloadContest)).toThrow("0 of");
});
