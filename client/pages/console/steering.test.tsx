// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  buys,
  byModerator,
  byTime,
  created,
  joins,
  minute,
  opens,
  pauses,
  starts,
  t0,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Heard } from "../../net/linkParts.ts";
import type { Connection } from "../../store/contestStore.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, find, press, settle, submit, textOf } from "../testing/stage.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { readAmount, readExtraAmount, readSeconds } from "./readAmount.ts";

const words = en.control;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const panel = () => textOf(document.body);
const dialog = () => textOf(document.querySelector("dialog"));
const written = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;

async function choose(name: string, value: string): Promise<void> {
  await settle(() => {
    const select = document.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    if (!select) throw new Error(`no ${name}`);
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function check(name: string, nth = 0): Promise<void> {
  await settle(() => document.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)[nth]?.click());
}

afterEach(clear);

test("HEA9 the console says how many acts the database lost, and what to do before it goes on", async () => {
  const room = lesson();
  await showConsole(room, <ControlPanel />);
  const seen = { epoch: 5, seq: 100, openedSeq: 97 };
  await settle(() => room.happens(byTime(minute, { type: "NoteMissedActs", ...seen })));
  expect(panel()).toContain(en.heal.pausedForModerators(3));
  await settle(() => room.happens(byModerator(2 * minute, { type: "ResumeContest" })));
  expect(panel()).not.toContain(en.heal.lost(3).slice(0, -1));
});

describe("the deadline by any time", () => {
  test("TIM5 minutes, or minutes and seconds, later or earlier; what cannot be read is said", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    const clock = () => textOf(document.querySelector("[role=timer]"));
    await press(words.otherTime);
    await fill("amount", "soon");
    await submit();
    expect(dialog()).toContain(words.amountWrong);
    await fill("amount", "2:30");
    await submit();
    expect(clock()).toBe("12:30");
    await press(words.otherTime);
    await fill("amount", "7");
    await check("direction", 1);
    await submit();
    expect(clock()).toBe("5:30");
  });

  test("TIM5 CON17 what is typed reads as a teacher means it", () => {
    expect(["7", " 2:30 ", "0:05", "1440"].map(readAmount)).toEqual([420_000, 150_000, 5_000, 86_400_000]);
    expect(["", "0", "0:00", "2:60", "-1", "1441", "1.5"].map(readAmount)).toEqual(Array(7).fill(null));
    expect(["5", "2,5", "-2.5", "+0:20", "−1:30", "1440"].map(readExtraAmount)).toEqual([
      300_000, 150_000, -150_000, 20_000, -90_000, 86_400_000,
    ]);
    const unread = ["", "-", "0", "0.0", "0.0001", "0.3333", "1440.5", "1441", "1e1", "--5", "2:60"];
    expect(unread.map(readExtraAmount)).toEqual(unread.map(() => null));
    expect(["60", "4", "3601", "x"].map(readSeconds)).toEqual([60, null, null, null]);
  });
});

describe("messages", () => {
  test("MSG1 MSG3 MSG5 to all and on the screen, to one team, taken off and taken back", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.messages.open);
    await submit();
    expect(dialog()).toContain(words.messages.textMissing);
    await fill("text", "<b>Hand in</b>");
    await check("on-screen");
    await fill("seconds", "1");
    await submit();
    expect(dialog()).toContain(words.messages.secondsWrong);
    await fill("seconds", "30");
    await submit();
    expect(room.state.value.messages?.kept).toMatchObject([
      { to: null, text: "<b>Hand in</b>", screenUntil: t0 + 30_000 },
    ]);
    expect(document.querySelector("dialog b")).toBeNull();
    await choose("to", "t2");
    await check("on-screen");
    await fill("text", "Come here");
    await submit();
    expect(dialog()).toContain(words.messages.toTeams("Bob"));
    await press(words.messages.which(words.messages.offScreen, "<b>Hand in</b>"));
    expect(dialog()).not.toContain(words.messages.shown);
    await press(words.messages.which(words.messages.takeBack, "Come here"));
    expect(room.state.value.messages?.kept).toHaveLength(1);
  });

  test("PAG44 with more characters than are taken stay as they are, and are sent once they have less", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.messages.open);
    const long = "x".repeat(502);
    await fill("text", long);
    await submit();
    expect(dialog()).toContain(en.app.tooLong(2, 500));
    expect([written("text"), room.sent]).toEqual([long, []]);
    await fill("text", long.slice(2));
    await submit();
    expect(room.state.value.messages?.kept).toMatchObject([{ text: long.slice(2) }]);
  });

  test("MSG1 to the teams that are selected", async () => {
    const room = lesson();
    const { cockpit } = await showConsole(room, <ControlPanel />);
    await settle(() => cockpit.toggle("t1", false));
    await press(words.messages.open);
    expect(dialog()).toContain(words.messages.toSelected(1));
    await fill("text", "You two");
    await submit();
    expect(room.state.value.messages?.kept).toMatchObject([{ to: ["t1"] }]);
  });
});

describe("covers", () => {
  test("CVR2 everybody looks up, with or without the clock, and back", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.cover.open);
    await check("pause");
    await submit();
    expect(room.state.value).toMatchObject({ phase: "running", cover: { holdsClock: false } });
    expect(panel()).toContain(words.cover.covered);
    await press(words.cover.uncover);
    expect(room.state.value.cover).toBeUndefined();
    await press(words.cover.open);
    await submit();
    expect(room.state.value.phase).toBe("paused");
    await press(words.cover.uncover);
    expect(room.state.value.phase).toBe("running");
  });

  test("EMG1 one button stops everything, one brings it back", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.emergency.stop);
    expect(panel()).toContain(words.emergency.stopped);
    expect(panel()).not.toContain(en.console.actions.resume);
    expect(document.querySelector<HTMLSelectElement>('[name="entry"]')?.disabled).toBe(true);
    await press(words.emergency.end);
    expect(room.state.value).toMatchObject({ phase: "running", entryOpen: true });
  });
});

test("FRZ3 CON17 a freeze is planned for whole minutes before the end; what else was typed is said", async () => {
  const room = lesson();
  await showConsole(room, <ControlPanel />);
  await press(en.freezing.control);
  for (const wrong of ["1e1", "1.5", "0", "1441", ""]) {
    await fill("freeze-minutes", "5");
    expect(dialog()).not.toContain(words.plan.minutesWrong);
    await fill("freeze-minutes", wrong);
    await submit();
    expect(dialog()).toContain(words.plan.minutesWrong);
  }
  expect(room.sent).toEqual([]);
  await fill("freeze-minutes", "5");
  await submit();
  expect(room.sent.map(({ command }) => command)).toEqual([{ type: "PlanFreeze", minutesBeforeEnd: 5 }]);
  expect(dialog()).toContain(en.freezing.planned(5));
});

test("CDN1 a start counts down and can be called off", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"));
  await showConsole(room, <ControlPanel />);
  await press(en.console.actions.start);
  expect(textOf(document.querySelector("[data-figure=countdown]"))).toBe(words.countdown.startsIn(3));
  await press(words.countdown.callOff);
  expect(room.state.value.countdownAt).toBeUndefined();
  await press(en.console.actions.start);
  await settle(() => room.happens(byTime(3_000, { type: "StartOnSchedule" })));
  expect(textOf(document.querySelector("[data-figure=phase]"))).toBe(en.phases.running);
});

describe("plans", () => {
  test("PLN1 PLN5 an act before the end, listed, cancelled", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.plan.open);
    await choose("act", "CloseEntry");
    await fill("plan-minutes", "0");
    await submit();
    expect(dialog()).toContain(words.plan.minutesWrong);
    await fill("plan-minutes", "3");
    await submit();
    const close = words.plan.acts.SetEntry(false);
    expect(dialog()).toContain(`${words.plan.beforeEnd(3)}: ${close}`);
    await press(words.messages.which(words.plan.cancel, close));
    expect(dialog()).toContain(words.plan.none);
  });

  test("PLN1 PAG44 a message that is planned keeps the lines that were pasted", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await press(words.plan.open);
    await submit();
    expect(dialog()).toContain(words.messages.textMissing);
    await fill("planned-text", "Five minutes left\nCheck your answers");
    await submit();
    expect(room.state.value.plan?.acts).toMatchObject([
      { act: { type: "SendMessage", text: "Five minutes left\nCheck your answers" } },
    ]);
  });

  test("PLN1 an act at a time of the day; a start has no other", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"));
    await showConsole(room, <ControlPanel />);
    await press(words.plan.open);
    await choose("act", "StartContest");
    await submit();
    expect(dialog()).toContain(words.plan.timeWrong);
    const soon = new Date(t0 + 30 * minute);
    const two = (part: number) => `${part}`.padStart(2, "0");
    await fill("time", `${two(soon.getHours())}:${two(soon.getMinutes())}`);
    await submit();
    soon.setSeconds(0, 0);
    expect(room.state.value.plan?.acts).toMatchObject([
      { when: { at: soon.getTime() }, act: { type: "StartContest" } },
    ]);
  });

  test("PLN1 CLO6 a time that has passed today is tomorrow's, which is said before and in the list", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"));
    room.now = new Date(t0).setHours(34, 0, 0, 0) - t0;
    const tomorrow = en.format.dateTime(new Date(t0).setHours(57, 0, 0, 0)).replaceAll(/\s+/g, " ");
    await showConsole(room, <ControlPanel />);
    await press(words.plan.open);
    await choose("act", "StartContest");
    await fill("time", "10:30");
    expect(dialog()).not.toContain(words.plan.willBe("").slice(0, -1));
    await fill("time", "09:00");
    expect(dialog()).toContain(words.plan.willBe(tomorrow));
    await submit();
    expect(dialog()).toContain(`${tomorrow}: ${words.plan.acts.StartContest(true)}`);
  });

  test("CLO6 a start on another day is told with its day", async () => {
    const startsAt = new Date(t0).setHours(57, 0, 0, 0);
    await showConsole(openClassroom(created({ startsAt }), opens()), <ControlPanel />);
    const moment = en.format.dateTime(startsAt).replaceAll(/\s+/g, " ");
    expect(panel()).toContain(en.status.startsOn(moment));
  });

  test("PLN3 what came to nothing says why", async () => {
    const act = { type: "PauseContest" } as const;
    const room = lesson(
      buys(1, "t1", 1),
      byModerator(2, { type: "PlanAct", when: { at: t0 + 5_000 }, act }),
      pauses(10),
      byTime(5_000, { type: "DoPlannedAct", number: 1 }),
    );
    await showConsole(room, <ControlPanel />);
    await press(words.plan.open);
    expect(dialog()).toContain(words.plan.failed);
    expect(dialog()).toContain(en.rejections.contest_paused({}));
  });
});

describe("the light", () => {
  const told = (heard: Heard | null, connection: Connection = "live") => ({
    health: signal(heard),
    connection: signal(connection),
  });
  const light = () => document.querySelector(".health-light");

  test("CON7 says that all is well, with figures", async () => {
    const heard = { roundTripMs: 12.4, notice: { commitMs: 3.2, waiting: 0, busy: 0.25 } };
    await showConsole(lesson(), <ControlPanel />, undefined, told(heard));
    expect(light()?.getAttribute("data-level")).toBe("good");
    await settle(() => (light() as HTMLButtonElement).click());
    expect(dialog()).toContain(words.health.commit(3));
    expect(dialog()).toContain(words.health.load(25, 0));
    expect(dialog()).not.toContain(words.health.advice.process);
  });

  test("CON7 says what is slow or has stopped, and what to do", async () => {
    const heard = { roundTripMs: 12, notice: { commitMs: 900, waiting: 0, busy: 0.1 } };
    await showConsole(lesson(), <ControlPanel />, undefined, told(heard, "reconnecting"));
    expect(light()?.getAttribute("data-level")).toBe("bad");
    expect(textOf(light())).toContain(words.health.light.bad);
    await settle(() => (light() as HTMLButtonElement).click());
    expect(dialog()).toContain(words.health.advice.database);
    expect(dialog()).toContain(words.health.advice.network);
  });
});

test("CON10 what is chosen for a screen stays while its name is typed or somebody steers it", async () => {
  const room = lesson();
  await showConsole(room, <ControlPanel />);
  const { screens } = words;
  await press(screens.open);
  await choose("screen-show", "race");
  await fill("screen-name", "Hall");
  const wish = { show: "standin", zoomPercent: 80, marginPercent: 2, sound: "own" } as const;
  await settle(() => room.happens(byModerator(1, { type: "SteerScreen", screen: "Hall", wish })));
  expect([written("screen-show"), written("screen-zoom")]).toEqual(["race", "80"]);
  await submit();
  expect(room.state.value.screens).toEqual([{ screen: "Hall", wish: { ...wish, show: "race" } }]);
  await fill("screen-zoom", "300");
  await submit();
  expect(dialog()).toContain(screens.zoomWrong);
  await press(words.messages.which(screens.change, "Hall"));
  expect([written("screen-show"), written("screen-zoom")]).toEqual(["race", "80"]);
  expect(dialog()).not.toContain(screens.zoomWrong);
});

describe("CON16 what was sent for a screen", () => {
  const { screens } = words;
  const chosen = () => [written("screen-show"), written("screen-zoom")];
  const wish = { show: "standin", zoomPercent: 80, marginPercent: 2, sound: "own" } as const;

  async function sendForTheHall(): Promise<void> {
    await press(screens.open);
    await fill("screen-name", "Hall");
    await choose("screen-show", "race");
    await fill("screen-zoom", "120");
    await submit();
  }

  test("hides nothing that a colleague changes then, and goes along to no other name", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await sendForTheHall();
    expect(chosen()).toEqual(["race", "120"]);
    await settle(() => room.happens(byModerator(1, { type: "SteerScreen", screen: "Hall", wish })));
    expect(chosen()).toEqual(["standin", "80"]);
    await fill("screen-zoom", "90");
    await submit();
    await fill("screen-name", "Yard");
    expect(chosen()).toEqual(["own", "100"]);
  });

  test("stays until the contest says it, and what is typed meanwhile for longer", async () => {
    const room = lesson();
    const done = { ok: true, outcome: { type: "done" } } as const;
    await showConsole(room, <ControlPanel />, undefined, { send: async () => done });
    await sendForTheHall();
    expect(chosen()).toEqual(["race", "120"]);
    await settle(() => room.happens(byModerator(1, { type: "SteerScreen", screen: "Hall", wish })));
    expect(chosen()).toEqual(["standin", "80"]);
    await fill("screen-zoom", "110");
    await submit();
    await fill("screen-zoom", "130");
    const other = { ...wish, zoomPercent: 70 };
    await settle(() => room.happens(byModerator(2, { type: "SteerScreen", screen: "Hall", wish: other })));
    expect(chosen()).toEqual(["standin", "130"]);
  });
});

test("SCR1 SCR3 a screen is steered by its name, changed and let go of", async () => {
  const room = lesson();
  await showConsole(room, <ControlPanel />);
  const { screens } = words;
  await press(screens.open);
  expect(dialog()).toContain(screens.none);
  await fill("screen-name", "Hall");
  await choose("screen-show", "rotate");
  await fill("screen-zoom", "300");
  await submit();
  expect(dialog()).toContain(screens.zoomWrong);
  await fill("screen-zoom", "120");
  await submit();
  const wish = { show: "rotate", zoomPercent: 120, marginPercent: 0, sound: "own" };
  expect(room.state.value.screens).toEqual([{ screen: "Hall", wish }]);
  expect(find("a", "Hall ↗").getAttribute("href")).toBe("/screen/ABC234?name=Hall");
  await choose("screen-show", "standin");
  await submit();
  expect(room.state.value.screens).toMatchObject([
    { screen: "Hall", wish: { show: "standin", zoomPercent: 120 } },
  ]);
  await press(words.messages.which(screens.letGo, "Hall"));
  expect(room.state.value.screens).toEqual([]);
});
