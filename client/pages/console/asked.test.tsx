// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  finishes,
  freezes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { TextsContext } from "../../i18n/texts.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, find, press, settle, stageApp, submit, textOf } from "../testing/stage.tsx";
import { CockpitView } from "./CockpitView.tsx";
import { RoomBody } from "./ContestRoom.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";
import { SidePanel } from "./SidePanel.tsx";

const words = en.repairs;
const room = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "41"),
    byTeam(3, "t1", { type: "AskQuestion", cardId: 1, text: "Is zero natural?" }),
  );
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);
const written = (name: string) => field(name)?.value;
const dialog = () => textOf(document.querySelector("dialog"));
const pane = () => document.querySelector("[role=tabpanel]")?.getAttribute("aria-label");

/** A window that can be turned. */
const turning = new EventTarget();
let isNarrow = false;
async function turn(toNarrow: boolean): Promise<void> {
  isNarrow = toNarrow;
  await settle(() => turning.dispatchEvent(new Event("change")));
}

beforeEach(() => {
  isNarrow = false;
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return query.includes("60rem") && isNarrow;
    },
    addEventListener: turning.addEventListener.bind(turning),
    removeEventListener: turning.removeEventListener.bind(turning),
  }));
});
afterEach(() => {
  clear();
  vi.unstubAllGlobals();
});

async function cockpitOf(classroom: Classroom) {
  const shown = await showConsole(classroom, <CockpitView />);
  await settle();
  return shown;
}

const acceptedByColleague: Parameters<typeof byModerator>[1] = {
  type: "JudgeAnswers",
  cardId: 1,
  reading: "41",
  answers: [],
  verdict: "accepted",
  policy: "keep",
  why: "",
};

describe("CON10 a question that is open stays with what is written in it", () => {
  test("when a tablet is turned, and when the page is printed", async () => {
    const { cockpit } = await cockpitOf(room());
    cockpit.pane.value = "questions";
    await settle();
    await press(`${en.questions.answer} Ann`);
    await fill("reply", "Read the tas");
    await turn(true);
    expect(document.querySelector("[data-narrow=true]")).not.toBeNull();
    expect(written("reply")).toBe("Read the tas");
    await turn(false);
    await settle(() => dispatchEvent(new Event("beforeprint")));
    expect(written("reply")).toBe("Read the tas");
    await settle(() => dispatchEvent(new Event("afterprint")));
    expect(written("reply")).toBe("Read the tas");
  });

  test("PAG24 on paper a panel stays where it is, and the teams are there at any width", async () => {
    const { cockpit } = await cockpitOf(room());
    cockpit.opened.value = { type: "team", teamId: "t1" };
    cockpit.pane.value = "entrance";
    await settle();
    const panel = document.querySelector(".side-panel");
    await fill("admit", "Dee");
    await turn(true);
    expect(document.querySelector(".teams")).toBeNull();
    await settle(() => dispatchEvent(new Event("beforeprint")));
    expect(document.querySelectorAll(".teams")).toHaveLength(1);
    await settle(() => dispatchEvent(new Event("afterprint")));
    expect(document.querySelector(".side-panel")).toBe(panel);
    expect(written("admit")).toBe("Dee");
  });

  test("when a colleague has made the answer right meanwhile, it does not become another question", async () => {
    const classroom = room();
    const { cockpit } = await cockpitOf(classroom);
    cockpit.opened.value = { type: "team", teamId: "t1" };
    await settle();
    await press(`${words.acceptAll}: 41`);
    await fill("why", "also right");
    await settle(() => classroom.happens(byModerator(5, acceptedByColleague)));
    expect(dialog()).toContain(words.groupTitle.accepted);
    expect(written("why")).toBe("also right");
  });

  test("and so for all equal answers, whose button is gone by then", async () => {
    const classroom = room();
    const { cockpit } = await cockpitOf(classroom);
    cockpit.opened.value = { type: "card", cardId: 1 };
    await settle();
    await press(`${words.acceptAll}: 41`);
    await fill("why", "also right");
    await settle(() => classroom.happens(byModerator(5, acceptedByColleague)));
    expect(dialog()).toContain(words.groupTitle.accepted);
    expect(written("why")).toBe("also right");
  });

  test("when what asked it goes, and it is closed once for all", async () => {
    const classroom = room();
    const covers = (at: number, covered: boolean) =>
      classroom.happens(byModerator(at, { type: "CoverBoards", covered, pause: false }));
    await cockpitOf(classroom);
    await press(en.control.cover.open);
    const opened = document.querySelector("dialog");
    expect(opened).not.toBeNull();
    await settle(() => covers(5, true));
    expect(document.querySelector("dialog")).toBe(opened);
    await press(en.app.cancel);
    await settle(() => covers(6, false));
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("when the contest ends, and when it is reopened", async () => {
    const classroom = room();
    await cockpitOf(classroom);
    await press(en.control.otherTime);
    await fill("amount", "7");
    await settle(() => classroom.happens(finishes(5)));
    expect(written("amount")).toBe("7");
    await settle(() => classroom.happens(byModerator(6, { type: "ReopenContest", forMs: minute })));
    expect(written("amount")).toBe("7");
  });

  test("of the standings, too, whose other half comes when it is opened anew", async () => {
    const classroom = room();
    await cockpitOf(classroom);
    await press(en.freezing.control);
    await settle(() => classroom.happens(finishes(5)));
    expect(dialog()).toContain(en.freezing.minutes);
    const cancelled = new Event("cancel", { cancelable: true });
    await settle(() => document.querySelector("dialog")?.dispatchEvent(cancelled));
    await press(en.freezing.control);
    expect(dialog()).toContain(en.freezing.provisional);
    expect(dialog()).not.toContain(en.freezing.minutes);
  });

  test("FRZ14 but frozen standings are offered to be revealed after the end, and not to be shown at once", async () => {
    const classroom = room();
    await cockpitOf(classroom);
    await press(en.freezing.control);
    await settle(() => classroom.happens(freezes(5)));
    expect(dialog()).toContain(en.freezing.thaw);
    await settle(() => classroom.happens(finishes(6)));
    expect(dialog()).not.toContain(en.freezing.thaw);
    expect(dialog()).toContain(en.freezing.revealNext);
    await press(en.freezing.revealAll);
    // With the last result it stays the half for the time after the end.
    expect(dialog()).toContain(en.freezing.provisional);
    expect(dialog()).not.toContain(en.freezing.minutes);
  });

  test("when a colleague has settled what is asked about", async () => {
    const classroom = room();
    await showConsole(classroom, <CrowdNotices />);
    const crowd = { burst: 61, seconds: 10, waiting: false, present: 61, absent: 60 };
    await settle(() => {
      const crowds = [{ ...crowd, id: "0123456789abcdef", label: "…4.17" }];
      classroom.entrance.value = { crowds, knocks: [], applicants: [] };
    });
    await press(`${en.console.crowd.removeAll(61)} …`);
    await settle(() => {
      classroom.entrance.value = { crowds: [], knocks: [], applicants: [] };
    });
    expect(dialog()).toContain(en.console.crowd.removeAllTitle(61));
  });

  test("BUD9 but it says how many would be removed now, or would have been at last", async () => {
    const classroom = room();
    await showConsole(classroom, <CrowdNotices />);
    const { crowd: words } = en.console;
    const crowd = { id: "0123456789abcdef", label: "…4.17", burst: 61, seconds: 10, waiting: false };
    const come = (present: number, absent: number) =>
      settle(() => {
        classroom.entrance.value = { crowds: [{ ...crowd, present, absent }], knocks: [], applicants: [] };
      });
    await come(61, 60);
    await press(`${words.removeAll(61)} …`);
    await come(75, 70);
    const asksForAll = () => {
      expect(dialog()).toContain(words.removeAllTitle(75));
      expect(dialog()).toContain(words.removeAllText(5));
      expect(find("dialog button", words.removeAll(75))).not.toBeNull();
    };
    asksForAll();
    await settle(() => {
      classroom.entrance.value = { crowds: [], knocks: [], applicants: [] };
    });
    asksForAll();
  });

  test("Escape in it closes it alone, not the panel behind", async () => {
    const { cockpit } = await cockpitOf(room());
    cockpit.opened.value = { type: "team", teamId: "t1" };
    await settle();
    await press(`${en.console.rename}: Ann`);
    const pressed = () => new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
    await settle(() => field("name")?.dispatchEvent(pressed()));
    expect(cockpit.opened.value).not.toBeNull();
    await settle(() => document.querySelector(".side-panel h2")?.dispatchEvent(pressed()));
    expect(cockpit.opened.value).toBeNull();
  });
});

test("CON10 Escape in a picture that a panel shows larger does not close the panel", async () => {
  const { cockpit } = await showConsole(
    room(),
    <SidePanel title="Algebra">
      <dialog>
        <input name="inside" />
      </dialog>
    </SidePanel>,
  );
  cockpit.opened.value = { type: "card", cardId: 1 };
  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  await settle(() => field("inside")?.dispatchEvent(pressed));
  expect(cockpit.opened.value).not.toBeNull();
});

describe("CON15 the focus, when a panel closes", () => {
  const heading = () => document.querySelector<HTMLElement>(".side-panel h2");

  test.each([false, true])("is where it was before the first one opened (narrow: %s)", async (narrow) => {
    const { cockpit } = await cockpitOf(room());
    await turn(narrow);
    cockpit.pane.value = narrow ? "teams" : "entrance";
    await settle();
    const left = document.querySelector<HTMLElement>("[role=tab][aria-selected=true]");
    left?.focus();
    await settle(() => {
      cockpit.opened.value = { type: "card", cardId: 1 };
    });
    expect(document.activeElement).toBe(heading());
    await settle(() => {
      cockpit.opened.value = { type: "team", teamId: "t1" };
    });
    expect(document.activeElement).toBe(heading());
    await settle(() => {
      cockpit.opened.value = null;
    });
    expect(left).not.toBeNull();
    expect(document.activeElement).toBe(left);
  });

  test("stays where it has gone meanwhile", async () => {
    const { cockpit } = await cockpitOf(room());
    const tabs = document.querySelectorAll<HTMLElement>("[role=tab]");
    tabs[0]?.focus();
    await settle(() => {
      cockpit.opened.value = { type: "card", cardId: 1 };
    });
    tabs[1]?.focus();
    await settle(() => {
      cockpit.opened.value = null;
    });
    expect(document.activeElement).toBe(tabs[1]);
  });
});

describe("CON10 a pane that nobody chose", () => {
  const lobby = () => openClassroom(created(), opens(), joins(1, "Ann"));

  test("does not change while words stand in it, or the focus is there, and then does", async () => {
    const classroom = lobby();
    await cockpitOf(classroom);
    await fill("admit", "Dee");
    await settle(() => classroom.happens(starts()));
    expect(pane()).toBe(en.cockpit.panes.entrance);
    await turn(true);
    expect(written("admit")).toBe("Dee");
    await turn(false);
    await settle(() => field("admit")?.focus());
    await submit();
    expect(written("admit")).toBe("");
    expect(pane()).toBe(en.cockpit.panes.entrance);
    await settle(() => field("admit")?.blur());
    expect(pane()).toBe(en.cockpit.panes.feed);
  });

  test("follows the phase at once where nobody is", async () => {
    const classroom = lobby();
    await cockpitOf(classroom);
    expect(pane()).toBe(en.cockpit.panes.entrance);
    await settle(() => classroom.happens(starts()));
    expect(pane()).toBe(en.cockpit.panes.feed);
  });
});

describe("CON9 what came of an act", () => {
  test("is said in the dialog that is open, and above the cockpit when none is", async () => {
    const refusal = { ok: false, rejection: { code: "text_empty" } } as const;
    await showConsole(room(), <RoomBody />, stageApp().app, { send: async () => refusal });
    await settle();
    const sentence = en.rejections.text_empty({});
    await press(en.console.extendBy(5));
    expect(textOf(document.querySelector(".room-said"))).toContain(sentence);
    await press(en.control.messages.open);
    // What was said before is not of this dialog.
    expect(dialog()).not.toContain(sentence);
    await fill("text", "Hand in");
    await settle(() => document.querySelector<HTMLFormElement>("dialog form")?.requestSubmit());
    expect(textOf(document.querySelector("dialog [role=status]"))).toContain(sentence);
    expect(textOf(document.querySelector(".room-said"))).toBe("");
    expect(find("button", en.control.messages.send).getAttribute("aria-disabled")).toBe("false");
  });

  test("PAG43 is told anew to a reader who changes the language", async () => {
    const refusal = { ok: false, rejection: { code: "text_empty" } } as const;
    const { app } = stageApp();
    await showConsole(
      room(),
      <TextsContext.Provider value={app.texts}>
        <RoomBody />
      </TextsContext.Provider>,
      app,
      { send: async () => refusal },
    );
    await settle();
    await press(en.console.extendBy(5));
    const told = () => textOf(document.querySelector(".room-said"));
    expect(told()).toContain(en.rejections.text_empty({}));
    await settle(() => app.preferences.setLanguage("ru"));
    expect(told()).toContain(ru.rejections.text_empty({}));
  });

  test("PAG43 so is what was done", async () => {
    const { app } = stageApp();
    await showConsole(
      room(),
      <TextsContext.Provider value={app.texts}>
        <RoomBody />
      </TextsContext.Provider>,
      app,
    );
    await settle();
    await press(en.console.extendBy(5));
    const told = () => textOf(document.querySelector(".room-said"));
    expect(told()).toContain(en.console.done);
    await settle(() => app.preferences.setLanguage("ru"));
    expect(told()).toContain(ru.console.done);
  });
});
