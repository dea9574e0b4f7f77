// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  byTeam,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, find, press, settle, submit, textOf } from "../testing/stage.tsx";
import { TaskPanel } from "./TaskPanel.tsx";

const { play } = en;
const lesson = (...commands: StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const verdict = () => textOf(document.querySelector(".verdict"));
const panel = () => textOf(document.querySelector(".task-panel"));

beforeEach(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  Object.assign(HTMLElement.prototype, { scrollIntoView: () => {} });
});
afterEach(clear);

async function answer(text: string): Promise<void> {
  await fill("answer", text);
  await submit();
}

test("PAG1 the end of the contest makes no mate's verdict of an own one, and promises nothing more", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  await answer("41");
  expect(verdict()).toContain(play.wrongLeft("41", 2));
  expect(verdict()).toContain(play.nextPays(150));
  await settle(() => room.happens(finishes(minute)));
  expect(panel()).toContain(play.closed.expired);
  expect(verdict()).toBe("");
});

test("a mate's answer is told as one, and the next attempt pays less", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  await settle(() => room.happens(answers(2, "t1", 1, "40")));
  expect(verdict()).toContain(play.mateAnswered);
  expect(verdict()).toContain(play.wrongLeft("40", 2));
  expect(panel()).toContain(play.attemptsLeft(2));
});

test("the right answer is told once, with the new balance, and the box is gone", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  await answer("42");
  expect(verdict()).toContain(play.right("42", 200));
  expect(verdict()).toContain(play.balanceNow(600));
  expect(document.querySelector(".answer-form")).toBeNull();
  expect(panel()).not.toContain(play.closed.solved(200));
  await press(en.app.close);
  expect(panel()).not.toContain("Statement 1");
});

test("an answer is sent once, however often Enter is pressed before the reply", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  const release = room.holdReplies();
  await answer("41");
  await submit();
  expect(room.sent).toEqual([
    byTeam(0, "t1", { type: "SubmitAnswer", purchaseId: 1, cardId: 1, answer: "41" }),
  ]);
  expect(verdict()).toContain(play.submitting);
  await settle(release);
  expect(verdict()).toContain(play.wrongLeft("41", 2));
});

test("an answer that was tried, or cannot be read, is not sent", async () => {
  const room = lesson(buys(1, "t1", 1), answers(2, "t1", 1, "41"));
  await showPlay(room, "t1", <TaskPanel />);
  await answer("41");
  await answer("forty");
  expect(room.sent).toEqual([]);
});

test("the arrows go from task to task, and each shows its own statement", async () => {
  const room = lesson(buys(1, "t1", 1), buys(2, "t1", 2));
  await showPlay(room, "t1", <TaskPanel />);
  expect(panel()).toContain("Statement 1");
  const tab = find("[role=tab]", play.taskTab("Numbers", 100));
  await settle(() => tab.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true })));
  expect(panel()).toContain("Statement 2");
  expect(document.activeElement).toBe(find("[role=tab]", play.taskTab("Capitals", 200)));
});

test("Enter that ends a word of an input method sends nothing; any other Enter does", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  const enter = (isComposing: boolean) =>
    document
      .querySelector("#answer")
      ?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing, bubbles: true, cancelable: true }),
      );
  expect(enter(true)).toBe(false);
  expect(enter(false)).toBe(true);
});
