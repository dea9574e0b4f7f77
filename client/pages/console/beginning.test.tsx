// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import type { PracticeBoard } from "../../../shared/api.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, fill, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { Beginning } from "./Beginning.tsx";

const words = en.beginning;

const board = (id: string, language: "en" | "ru"): PracticeBoard => ({
  id,
  titles: { en: `${id} in English`, ru: `${id} по-русски` },
  language,
  rows: 5,
  columns: 5,
  cardCount: 25,
  kinds: ["number"],
});
const boards: Answer<"practiceBoards"> = {
  ok: true,
  reply: { boards: [board("first", "ru"), board("second", "en")] },
};
const made: Answer<"createDemo"> = { ok: true, reply: { roomCode: "K7MPXW", title: "second" } };

afterEach(clear);

async function open(
  createDemo: () => Answer<"createDemo"> = () => made,
  practiceBoards: () => Answer<"practiceBoards"> = () => boards,
) {
  const staged = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    practiceBoards,
    createDemo,
  });
  await staged.app.session.signIn("teacher", "password");
  await show(staged.app, <Beginning />);
  await settle();
  return staged;
}

const choices = () => [...document.querySelectorAll<HTMLButtonElement>(".demo-board")];
const clickBoard = (index: number) => settle(() => choices()[index]?.click());

test("FST5 the demo boards are offered, those in the teacher's language first", async () => {
  const { asked } = await open();
  const size = en.practice.size(5, 5, 25);
  expect(choices().map(textOf)).toEqual([
    `second in English ${size} · ${en.practice.languages.en}`,
    `first in English ${size} · ${en.practice.languages.ru}`,
  ]);
  expect(asked.filter(({ name }) => name === "createDemo")).toEqual([]);
});

test("FST5 one click opens the lobby of a contest and leads there; a second click is none", async () => {
  const { asked, visited } = await open();
  await settle(() => {
    choices()[0]?.click();
    choices()[1]?.click();
  });
  expect(asked.filter(({ name }) => name === "createDemo").map(({ call }) => call.body)).toEqual([
    { board: "second", language: "en" },
  ]);
  expect(visited).toEqual(["/console/K7MPXW"]);
});

test("FST5 a refusal is said, and may be tried again", async () => {
  let tries = 0;
  const { visited } = await open(() =>
    ++tries === 1 ? { ok: false, problem: { code: "demo_too_often", params: { seconds: 21 } } } : made,
  );
  await clickBoard(0);
  expect(textOf(document.querySelector("[role=alert]"))).toContain("Try again in 21 seconds.");
  expect(visited).toEqual([]);
  await clickBoard(0);
  expect(visited).toEqual(["/console/K7MPXW"]);
});

test("FST5 without a network the boards are asked for again", async () => {
  let tries = 0;
  await open(
    () => made,
    () => (++tries === 1 ? { ok: false, problem: { code: "unreachable" } } : boards),
  );
  expect(textOf(document.querySelector("[role=alert]"))).toContain(en.httpProblems.unreachable({}));
  await press(en.practice.retry);
  expect(choices()).toHaveLength(2);
  expect(textOf(document.querySelector("[role=alert]"))).toBe("");
});

test("FST5 the form for a table unfolds with the focus in it, and keeps what was typed when it is folded", async () => {
  await open();
  const form = () => document.querySelector<HTMLFormElement>("form");
  const button = () => document.querySelector("[aria-expanded]");
  expect([form(), button()?.getAttribute("aria-expanded")]).toEqual([null, "false"]);
  await press(words.chooseTable);
  expect(button()?.getAttribute("aria-expanded")).toBe("true");
  expect(document.activeElement).toBe(document.querySelector("[name=file]"));
  await fill("title", "Spring");
  await press(words.chooseTable);
  expect(form()?.closest("[hidden]")).not.toBeNull();
  await press(words.chooseTable);
  expect(form()?.closest("[hidden]")).toBeNull();
  expect(document.querySelector<HTMLInputElement>("[name=title]")?.value).toBe("Spring");
});
