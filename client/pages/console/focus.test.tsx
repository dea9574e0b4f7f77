// @vitest-environment jsdom
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  finishes,
  joins,
  opens,
  starts,
  t0,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, find, giveFocusBack, press, settle, submit } from "../testing/stage.tsx";
import { AwardsControl } from "./AwardsControl.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { CoverControl } from "./CoverControl.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";
import { FeedPane } from "./FeedPane.tsx";
import { ModeratorNameStrip } from "./ModeratorName.tsx";
import { NotesPane } from "./NotesPane.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";
import { ActsPane } from "./Repairs.tsx";
import { ReviewControl } from "./ReviewControl.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const lobby = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"));
const lesson = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "41"),
    answers(3, "t1", 1, "42"),
  );

const page = (shown: ComponentChildren) => (
  <main id="content" tabIndex={-1}>
    <div class="pane" tabIndex={-1}>
      {shown}
    </div>
  </main>
);
const content = () => document.querySelector("#content");
const pane = () => document.querySelector(".pane");

/** As whoever works by the keyboard does. */
async function pressByKey(button: string): Promise<void> {
  find("button", button).focus();
  await press(button);
}

afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

describe("PAG41 what goes with its click leaves the focus", () => {
  test.each([
    ["released", en.console.releaseSeat],
    ["moved", `${en.teams.moveSeatNow}: ${en.console.seatNumber(1)}`],
  ])("in the dialog of a team's seats, when one is %s", async (_, button) => {
    await showConsole(lesson(), page(<TeamPanel teamId="t1" />));
    await press(`${en.console.seats}: Ann`);
    await fill("move 1", "t2");
    expect(document.querySelectorAll(".seats li")).toHaveLength(1);
    await pressByKey(button);
    expect(document.querySelectorAll(".seats li")).toHaveLength(0);
    expect(document.activeElement).toBe(document.querySelector("dialog h2"));
  });

  test("in its pane, when an award is given out, a note removed or a contest started", async () => {
    const ended = lesson();
    ended.happens(finishes(4));
    await showConsole(ended, page(<AwardsControl />));
    const give = [...document.querySelectorAll<HTMLElement>("button")].find(
      (button) => button.getAttribute("aria-label") === `${en.closing.give}: Ann`,
    );
    give?.focus();
    await settle(() => give?.click());
    expect(ended.state.value.awards).toHaveLength(1);
    expect(document.activeElement).toBe(pane());
    clear();

    const { cockpit } = await showConsole(lesson(), page(<NotesPane />));
    await settle(() => cockpit.notes.add({ at: t0, about: "", text: "Look" }));
    await pressByKey(en.cockpit.noteRemoveLabel("Look"));
    expect(cockpit.notes.all.value).toEqual([]);
    expect(document.activeElement).toBe(pane());
    clear();

    const room = lobby();
    await showConsole(room, page(<ControlPanel />));
    await pressByKey(en.console.actions.start);
    expect(room.state.value.countdownAt).toBeDefined();
    expect(document.activeElement).toBe(pane());
  });

  test("in its pane, when the last of what happened, or of the tasks, was asked for", async () => {
    const crowd = openClassroom(
      created({ limits: { teams: 300, seatsPerTeam: 2 } }),
      opens(),
      ...Array.from({ length: 101 }, (_, index) => joins(index + 1, `Team ${index + 1}`)),
    );
    const { cockpit } = await showConsole(crowd, page(<FeedPane />));
    let stop = () => {};
    await settle(() => {
      stop = cockpit.start();
    });
    expect(document.querySelectorAll(".feed-entry")).toHaveLength(100);
    await pressByKey(en.cockpit.feedMore);
    expect(document.querySelectorAll(".feed-entry").length).toBeGreaterThan(100);
    expect(document.activeElement).toBe(pane());
    stop();
    clear();

    const ended = lesson();
    ended.happens(finishes(4));
    await showConsole(ended, page(<ReviewControl />));
    const last = ended.state.value.board.cards.at(-1)?.id;
    await fill("review-card", `${ended.state.value.board.cards.at(-2)?.id}`);
    await pressByKey(en.closing.nextCard);
    expect(ended.state.value.review?.cardId).toBe(last);
    expect(document.activeElement).toBe(pane());
  });

  test("on the page, when a dialog's act takes away what opened it, or a strip is put aside", async () => {
    const room = lesson();
    room.happens(
      byModerator(4, {
        type: "JudgeAnswers",
        cardId: 1,
        reading: "41",
        answers: [],
        verdict: "accepted",
        policy: "keep",
        why: "",
      }),
    );
    await showConsole(room, page(<ActsPane />));
    const undo = `${en.repairs.undo}: ${en.repairs.actNumber(1)}`;
    await pressByKey(undo);
    // Longer than the dialog waits before it asks for a preview.
    await settle(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await submit();
    await settle();
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.querySelector(`button[aria-label="${undo}"]`)).toBeNull();
    expect(document.activeElement).toBe(content());
    clear();

    await showConsole(lesson(), page(<ModeratorNameStrip />));
    await pressByKey(en.audit.nameLater);
    expect(document.querySelector(".name-strip")).toBeNull();
    expect(document.activeElement).toBe(content());
  });

  test("and the page where it was scrolled to, though its content is longer than the window", async () => {
    const focused = vi.spyOn(HTMLElement.prototype, "focus");
    const ended = lesson();
    ended.happens(finishes(4));
    await showConsole(ended, page(<AwardsControl />));
    const give = [...document.querySelectorAll<HTMLElement>("button")].find(
      (button) => button.getAttribute("aria-label") === `${en.closing.give}: Ann`,
    );
    give?.focus();
    await settle(() => give?.click());
    expect(document.activeElement).toBe(pane());
    expect(focused.mock.lastCall).toEqual([{ preventScroll: true }]);
    clear();

    await showConsole(lesson(), page(<ModeratorNameStrip />));
    await pressByKey(en.audit.nameLater);
    expect(document.activeElement).toBe(content());
    expect(focused.mock.lastCall).toEqual([{ preventScroll: true }]);
  });
});

describe("PAG41 what opened a dialog and goes when the contest tells what was done there", () => {
  const asked = () => {
    const room = lesson();
    room.happens(byTeam(4, "t1", { type: "AskQuestion", cardId: null, text: "Is zero natural?" }));
    return room;
  };

  test.each<[string, () => Classroom, ComponentChildren, string, () => Promise<void>]>([
    [
      "an answer to a question",
      asked,
      <QuestionsPane />,
      `${en.questions.answer} Ann`,
      () => fill("reply", "Yes"),
    ],
    ["a cover", lesson, <CoverControl />, en.control.cover.open, async () => {}],
  ])("leaves the focus in its pane: %s", async (_, openRoom, shown, button, write) => {
    const room = openRoom();
    await showConsole(room, page(shown));
    giveFocusBack();
    const opener = find("button", button);
    await pressByKey(button);
    await write();
    const tell = room.holdViews();
    await submit();
    await settle();
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener);
    await settle(tell);
    expect(opener.isConnected).toBe(false);
    expect(document.activeElement).toBe(pane());
  });

  test("leaves the focus in its pane: many teams of one address", async () => {
    const { crowd: words } = en.console;
    const crowd = { id: "0123456789abcdef", label: "…4.17", burst: 2, seconds: 10, waiting: false };
    const room = lesson();
    room.entrance.value = { crowds: [{ ...crowd, present: 2, absent: 1 }], applicants: [], knocks: [] };
    await showConsole(room, page(<CrowdNotices />));
    giveFocusBack();
    const opener = find("button", `${words.removeAll(2)} …`);
    await pressByKey(`${words.removeAll(2)} …`);
    await press(words.removeAll(2));
    expect(room.settled).toHaveLength(1);
    expect(document.activeElement).toBe(opener);
    await settle(() => {
      room.entrance.value = { crowds: [], applicants: [], knocks: [] };
    });
    expect(opener.isConnected).toBe(false);
    expect(document.activeElement).toBe(pane());
  });
});
