// @vitest-environment jsdom
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  answers,
  buys,
  byModerator,
  created,
  finishes,
  joins,
  opens,
  starts,
  t0,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, find, press, settle, submit } from "../testing/stage.tsx";
import { AwardsControl } from "./AwardsControl.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { ModeratorNameStrip } from "./ModeratorName.tsx";
import { NotesPane } from "./NotesPane.tsx";
import { ActsPane } from "./Repairs.tsx";
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
