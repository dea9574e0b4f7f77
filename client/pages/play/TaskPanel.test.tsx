// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
import type { CommandReply } from "../../../shared/protocol.ts";
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
afterEach(() => {
  clear();
  vi.useRealTimers();
});

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

test("TSK7 an answer is sent once, however often Enter is pressed before the reply, whose wait is told when it is one", async () => {
  vi.useFakeTimers();
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  const release = room.holdReplies();
  await answer("41");
  await submit();
  expect(room.sent).toEqual([
    byTeam(0, "t1", { type: "SubmitAnswer", purchaseId: 1, cardId: 1, answer: "41" }),
  ]);
  await settle(() => vi.advanceTimersByTimeAsync(399));
  expect(verdict()).toBe("");
  await settle(() => vi.advanceTimersByTimeAsync(1));
  expect(verdict()).toContain(play.submitting);
  await settle(release);
  expect(verdict()).toContain(play.wrongLeft("41", 2));
});

test("PAG39 an answer under way is sent once, whatever task is looked at meanwhile, and then its box is empty", async () => {
  const room = lesson(buys(1, "t1", 1), buys(2, "t1", 2));
  const { promise, resolve } = Promise.withResolvers<CommandReply>();
  let sent = 0;
  const send = () => {
    sent++;
    return promise;
  };
  const { play: page } = await showPlay(room, "t1", <TaskPanel />, { send });
  await answer("41");
  await settle(() => page.showPurchase(2));
  await settle(() => page.showPurchase(1));
  const box = () => document.querySelector<HTMLInputElement>("[name=answer]");
  expect(box()?.value).toBe("41");
  expect(document.querySelector(".answer-bar [type=submit]")?.getAttribute("aria-disabled")).toBe("true");
  await submit();
  expect(await page.submitAnswer(1, "41")).toBe(false);
  expect(sent).toBe(1);
  await settle(() => {
    room.happens(answers(3, "t1", 1, "41"));
    const judged = {
      verdict: "wrong",
      reading: "41",
      attempt: 1,
      rewardPoints: 0,
      status: "active",
    } as const;
    resolve({ ok: true, outcome: { type: "judged", purchaseId: 1, cardId: 1, ...judged } });
  });
  expect(verdict()).toContain(play.wrongLeft("41", 2));
  expect(box()?.value).toBe("");
});

test("TSK4 the box and its button end the task; what came of an answer stands above them, and stays when they go", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  await answer("41");
  const foot = document.querySelector(".task-foot");
  const parts = [...(foot?.querySelectorAll("*") ?? [])].map(({ className }) => className);
  const order = ["verdict", "tried", "prospects", "reading", "answer-bar"].map((name) => parts.indexOf(name));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(foot?.lastElementChild?.lastElementChild?.className).toBe("answer-bar");
  const shown = document.querySelector(".verdict");
  await answer("42");
  expect(document.querySelector(".answer-bar")).toBeNull();
  expect(document.querySelector(".verdict")).toBe(shown);
  expect(verdict()).toContain(play.right("42", 150));
});

test("TSK4 options stand right below the statement, what else there is to a task below them, and the foot sends the chosen one", async () => {
  const room = lesson(buys(1, "t1", 3));
  await showPlay(room, "t1", <TaskPanel />);
  const parts = [...document.querySelectorAll(".task-text, .choices, .task-more, .task-foot")];
  expect(parts.map(({ className }) => className)).toEqual(["task-text", "choices", "task-more", "task-foot"]);
  const [, second] = document.querySelectorAll<HTMLInputElement>("[name=choice]");
  await settle(() => second?.click());
  expect(second?.form).toBe(document.querySelector("form"));
  await submit();
  expect(room.sent).toEqual([
    byTeam(0, "t1", { type: "SubmitAnswer", purchaseId: 1, cardId: 3, answer: "2" }),
  ]);
});

test("TSK4 a verdict on the longest answer is as short as any", async () => {
  const long = "9".repeat(60);
  const room = lesson(buys(1, "t1", 1));
  await showPlay(room, "t1", <TaskPanel />);
  await answer(long);
  expect(verdict()).toContain(play.wrongLeft(`${"9".repeat(39)}…`, 2));
  expect(textOf(document.querySelector(".tried-answer"))).toBe(long);
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
