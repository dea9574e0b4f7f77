// @vitest-environment jsdom
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import type { PrivateView, TeamView } from "../../../shared/contest/view.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { ExtraTimeNotices } from "./ExtraTimeNotices.tsx";
import { QuestionNotices } from "./Questions.tsx";
import { RepairNotices } from "./RepairNotices.tsx";
import { TaskPanel } from "./TaskPanel.tsx";

beforeEach(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  Object.assign(HTMLElement.prototype, { scrollIntoView: () => {} });
});
afterEach(clear);

const reply = { type: "answer", at: 2, text: "So.", toAll: false } as const;
const repaired = { purchaseId: 1, answer: "41", verdict: "accepted", deltaPoints: 200, why: "" } as const;

test.each<[string, ComponentChildren, (view: TeamView) => Partial<TeamView>, string]>([
  [
    "more time",
    <ExtraTimeNotices key="shown" />,
    () => ({ extraTime: { leftMs: 60_000, grants: [{ at: 1, byMs: 60_000, why: "" }] } }),
    en.teams.moreTime(60_000),
  ],
  [
    "a reply",
    <QuestionNotices key="shown" />,
    () => ({ questions: [{ number: 1, at: 1, cardId: null, text: "Why?", appeal: null, reply }] }),
    "So.",
  ],
  [
    "a repair",
    <RepairNotices key="shown" />,
    () => ({ notices: [{ act: 1, at: 1, type: "judge", ...repaired }] }),
    en.repairs.answerNow("41", "accepted"),
  ],
  [
    "a corrected statement",
    <TaskPanel key="shown" />,
    ({ tasks: { 1: task } }) => ({ tasks: task ? { 1: { ...task, correctedAt: 0 } } : {} }),
    en.play.taskCorrected(en.format.hourMinute(0)),
  ],
])("PAG42 %s comes into a region that was there before", async (_, shown, change, words) => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(1, "t1", 1));
  const view = room.storeOfTeam("t1").privateView.value;
  if (view?.kind !== "team") throw new Error("no team");
  const privateView = signal<PrivateView | null>(view);
  await showPlay(room, "t1", shown, { privateView });
  const regions = [...document.querySelectorAll("[role=status]")];
  await settle(() => {
    privateView.value = { ...view, ...change(view) };
  });
  const region = [...document.querySelectorAll("[role=status]")].find((each) => textOf(each).includes(words));
  expect(region).toBeDefined();
  expect(regions).toContain(region);
});
