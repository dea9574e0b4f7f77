// @vitest-environment jsdom
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  answers,
  buys,
  byModerator,
  created,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import type { TeamView } from "../../../shared/contest/view.ts";
import { en } from "../../i18n/en.ts";
import type { AwayReport } from "../../store/awayWatch.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, press, settle, show, textOf } from "../testing/stage.tsx";
import { AwayNotice } from "./AwayNotice.tsx";
import { ExtraTimeNotices } from "./ExtraTimeNotices.tsx";
import { FirstStrip } from "./FirstStrip.tsx";
import { MessageBanner } from "./Messages.tsx";
import { NotDoneNotice } from "./NotDoneNotice.tsx";
import { PlayContext } from "./PlayContext.ts";
import { QuestionNotices } from "./Questions.tsx";
import { RepairNotices } from "./RepairNotices.tsx";
import { TaskPanel } from "./TaskPanel.tsx";

beforeEach(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  Object.assign(HTMLElement.prototype, { scrollIntoView: () => {} });
});
afterEach(clear);

const lesson = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    starts(),
    buys(1, "t1", 1),
    byModerator(2, { type: "SendMessage", to: null, text: "Look up", screenSeconds: null }),
  );
const content = () => document.querySelector("#content");

/** Puts aside by its button, as whoever works by the keyboard does. */
async function putAside(button: string): Promise<void> {
  [...document.querySelectorAll("button")].find((each) => textOf(each) === button)?.focus();
  await press(button);
  expect([...document.querySelectorAll("button")].map(textOf)).not.toContain(button);
}

const page = (shown: ComponentChildren) => (
  <>
    {shown}
    <main id="content" tabIndex={-1} />
  </>
);

const told: Partial<TeamView> = {
  extraTime: { leftMs: 60_000, grants: [{ at: 1, byMs: 60_000, why: "" }] },
  questions: [
    {
      number: 1,
      at: 1,
      cardId: null,
      text: "Why?",
      appeal: null,
      reply: { type: "answer", at: 2, text: "So.", toAll: false },
    },
  ],
  notices: [
    {
      act: 1,
      at: 1,
      type: "judge",
      purchaseId: 1,
      answer: "41",
      verdict: "accepted",
      deltaPoints: 200,
      why: "",
    },
  ],
};

test.each([
  ["a message", <MessageBanner key="shown" />, en.control.messages.dismiss],
  ["more time", <ExtraTimeNotices key="shown" />, en.teams.understood],
  ["a reply", <QuestionNotices key="shown" />, en.questions.understood],
  ["a repair", <RepairNotices key="shown" />, en.repairs.understood],
  ["the first steps", <FirstStrip key="shown" />, en.help.gotIt],
])("PAG41 %s that is put aside leaves the focus at the page's content", async (_, shown, button) => {
  const room = lesson();
  const view = room.storeOfTeam("t1").privateView.value;
  const privateView = signal(view?.kind === "team" ? { ...view, ...told } : view);
  await showPlay(room, "t1", page(shown), { privateView });
  await putAside(button);
  expect(document.activeElement).toBe(content());
});

test("PAG41 so does what was refused", async () => {
  const { play } = await showPlay(lesson(), "t1", page(<NotDoneNotice />));
  await settle(() => {
    play.notDone.value = { cardId: null, rejection: { code: "too_fast" } };
  });
  await putAside(en.questions.understood);
  expect(document.activeElement).toBe(content());
});

test("PAG41 so does what happened meanwhile", async () => {
  const { app, play } = await showPlay(lesson(), "t1", null);
  const report = signal<AwayReport | null>({
    awayForMs: 60_000,
    news: [{ type: "balance", from: 500, to: 700 }],
  });
  const dismiss = () => {
    report.value = null;
  };
  await show(
    app,
    <PlayContext.Provider value={{ ...play, away: { report, dismiss, stop: () => {} } }}>
      {page(<AwayNotice />)}
    </PlayContext.Provider>,
  );
  await putAside(en.play.away.dismiss);
  expect(document.activeElement).toBe(content());
});

test("PAG41 so does a task that is closed", async () => {
  const room = lesson();
  await showPlay(room, "t1", page(<TaskPanel />));
  await settle(() => room.happens(answers(2, "t1", 1, "42")));
  await putAside(en.app.close);
  expect(document.activeElement).toBe(content());
});
