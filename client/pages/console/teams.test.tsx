// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  buys,
  byModerator,
  byTime,
  created,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { ContestClock } from "../parts/ContestClock.tsx";
import { Banner } from "../play/Banner.tsx";
import { ExtraTimeNotices } from "../play/ExtraTimeNotices.tsx";
import { FinalPanel } from "../play/FinalPanel.tsx";
import { usePlay, useViews } from "../play/PlayContext.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, submit, textOf } from "../testing/stage.tsx";
import { ApplicantNotices } from "./ApplicantNotices.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { NameWords } from "./NameWords.tsx";
import { RemovedTeams } from "./RemovedTeams.tsx";
import { ActsPane } from "./Repairs.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";

const words = en.teams;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const gives = (at: number, teamId: string, byMs: number, why = "") =>
  byModerator(at, { type: "GiveExtraTime", teamIds: [teamId], byMs, why });
const page = () => textOf(document.body);

afterEach(clear);

describe("XTR6 extra time on the pages", () => {
  test("a moderator gives it to one team, and everybody sees for how many", async () => {
    const room = lesson();
    await showConsole(
      room,
      <>
        <ControlPanel />
        <TeamPanel teamId="t1" />
        <TeamTable />
      </>,
    );
    expect(page()).not.toContain(words.othersHave(1));
    await press(`${words.extraTime}: Ann`);
    for (const wrong of ["x", "1441", "0.0001"]) {
      await fill("minutes", wrong);
      await submit();
      expect(page()).toContain(words.extraMinutesWrong);
    }
    expect(room.sent).toEqual([]);
    await fill("minutes", "2,5");
    await fill("why", "a dead battery");
    await submit();
    await settle();
    expect(room.sent.at(-1)?.command).toEqual({
      type: "GiveExtraTime",
      teamIds: ["t1"],
      byMs: 150_000,
      why: "a dead battery",
    });
    expect(page()).toContain(words.othersHave(1));
    expect(page()).toContain("+2:30");
  });

  test("MNY1 of several who are selected, all but the one that is refused get it, and the console says which", async () => {
    const room = lesson();
    const { cockpit, said } = await showConsole(room, <TeamTable />);
    await settle(() => cockpit.selectShown(true));
    await press(words.extraTime);
    await settle(() => room.happens(gives(1, "t2", 3 * minute)));
    await fill("minutes", "-2");
    await submit();
    await settle();
    expect(room.state.value.teams.t2?.extraTime?.leftMs).toBe(minute);
    expect(said.value?.tone).toBe("bad");
    expect(said.value?.sentence).toContain(words.runDone(1));
    expect(said.value?.sentence).toContain("Ann");
  });

  test("CON14 minutes and reason stay as they were written until the time was given", async () => {
    const room = lesson();
    await showConsole(room, <TeamPanel teamId="t1" />);
    const written = () =>
      ["minutes", "why"].map((name) => document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value);
    await press(`${words.extraTime}: Ann`);
    await fill("minutes", "-2");
    await fill("why", "a late bus");
    await submit();
    await settle();
    expect(written()).toEqual(["-2", "a late bus"]);
    expect(textOf(document.querySelector("dialog .dialog-said"))).toContain(
      en.rejections.no_extra_time({ name: "Ann" }),
    );
    await fill("minutes", "2");
    await submit();
    await settle();
    expect(document.querySelector("dialog")).toBeNull();
    expect(room.state.value.teams.t1?.extraTime).toMatchObject({ leftMs: 2 * minute });
  });

  test("CON14 refused for all who are selected, the words stay; given to some of them, it is not given twice", async () => {
    const room = lesson();
    const { cockpit, said } = await showConsole(room, <TeamTable />);
    await settle(() => cockpit.selectShown(true));
    await press(words.extraTime);
    await fill("minutes", "-2");
    await fill("why", "a mistake");
    await submit();
    await settle();
    expect(document.querySelector<HTMLInputElement>("[name=why]")?.value).toBe("a mistake");
    expect(textOf(document.querySelector("dialog .dialog-said"))).toContain(words.runNotDone(2));
    await settle(() => room.happens(gives(1, "t2", 3 * minute)));
    await submit();
    await settle();
    expect(document.querySelector("dialog")).toBeNull();
    expect(said.value?.sentence).toContain(words.runDone(1));
  });

  test("the team's page has its own clock, is told, and sees its own end while others play", async () => {
    const room = lesson(buys(1, "t1", 1), buys(1, "t2", 1));
    room.now = 10 * minute - 1_000;
    function Clock() {
      return <ContestClock store={usePlay().store} contest={useViews().contest} />;
    }
    await showPlay(
      room,
      "t1",
      <>
        <Clock />
        <ExtraTimeNotices />
        <Banner />
      </>,
    );
    expect(textOf(document.querySelector(".clock"))).toBe("0:01");
    await settle(() => room.happens(gives(2, "t1", 5 * minute, "fire drill")));
    expect(textOf(document.querySelector(".clock"))).toBe("5:01");
    expect(page()).toContain(words.moreTime(5 * minute));
    expect(page()).toContain(words.reason("fire drill"));
    await press(words.understood);
    expect(page()).not.toContain(words.moreTime(5 * minute));
    clear();

    await settle(() => room.happens(byTime(10 * minute + 1, { type: "EndTeams", teamIds: ["t2"] })));
    const { play } = await showPlay(
      room,
      "t2",
      <>
        <Banner />
        <FinalPanel />
      </>,
    );
    expect(play.contest.value?.phase).toBe("finished");
    expect(page()).toContain(words.ownTimeUp);
    expect(page()).toContain(words.ownEndText);
    await settle(() => room.happens(byTime(15 * minute + 1, { type: "FinishOnSchedule" })));
    expect(page()).toContain(en.play.finalTitle);
  });
});

describe("SEA1 – SEA6 seats, names and blocks on the console", () => {
  test("a double is merged, the account that stays is chosen, and it is brought back", async () => {
    const room = lesson(buys(1, "t2", 1));
    await showConsole(
      room,
      <>
        <TeamPanel teamId="t1" />
        <RemovedTeams />
      </>,
    );
    await press(`${words.merge}: Ann`);
    await settle(() => document.querySelector<HTMLInputElement>('[name="stays"][value="other"]')?.click());
    await submit();
    await settle();
    expect(room.sent.at(-1)?.command).toEqual({ type: "MergeTeams", fromTeamId: "t1", intoTeamId: "t2" });
    expect(page()).toContain(words.mergedInto("Bob"));
    await press(`${words.bringBack}: Ann`);
    await settle();
    expect(room.state.value.teams.t1).toMatchObject({ removed: false });
    expect(page()).not.toContain(words.removedTeams);
  });

  test("a device is moved, a team blocked and its name hidden, and all of it taken back", async () => {
    const room = lesson();
    await showConsole(
      room,
      <>
        <TeamPanel teamId="t1" />
        <TeamTable />
      </>,
    );
    await press(`${words.hideName}: Ann`);
    await press(`${words.block}: Ann`);
    expect(room.state.value.teams.t1).toMatchObject({ nameHidden: true, blocked: true });
    expect(textOf(document.querySelector('[data-team="t1"] .row-name'))).toContain("Ann");
    expect(page()).toContain("Team 1");
    await press(`${words.showName}: Ann`);
    await press(`${words.unblock}: Ann`);
    expect(room.state.value.teams.t1?.blocked).toBeUndefined();
    await press(`${en.console.seats}: Ann`);
    await fill("move 1", "t2");
    expect(room.state.value.teams.t2?.seats).toHaveLength(1);
    await press(`${words.moveSeatNow}: ${en.console.seatNumber(1)}`);
    await settle();
    expect(room.state.value.teams.t2?.seats).toHaveLength(2);
  });

  test("a team sees its own name and that it is blocked", async () => {
    const room = lesson(
      byModerator(1, { type: "HideName", teamId: "t1", hidden: true }),
      byModerator(2, { type: "BlockTeam", teamId: "t1", blocked: true }),
    );
    const { play } = await showPlay(room, "t1", <Banner />);
    expect(play.contest.value?.teams.t1?.name).toBe("Ann");
    expect(page()).toContain(words.youAreBlocked);
    clear();
    const other = await showPlay(room, "t2", <Banner />);
    expect(other.play.contest.value?.teams.t1?.name).toBe("Team 1");
  });

  test("MNY1 names of several are hidden at once", async () => {
    const room = lesson(byModerator(1, { type: "HideName", teamId: "t1", hidden: true }));
    const { cockpit, said } = await showConsole(room, <TeamTable />);
    await settle(() => cockpit.selectShown(true));
    await press(words.hideNames);
    await settle();
    expect(room.state.value.teams.t2?.nameHidden).toBe(true);
    expect(said.value?.sentence).toContain(words.runNotDone(1));
  });
});

describe("APV1 APV2 entry by approval on the console", () => {
  test("it is chosen beside open and closed", async () => {
    const room = lesson();
    await showConsole(room, <ControlPanel />);
    await fill("entry", "approval");
    expect(room.sent.at(-1)?.command).toEqual({ type: "SetEntry", open: true, approval: true });
    expect(document.querySelector<HTMLSelectElement>('[name="entry"]')?.value).toBe("approval");
  });

  test("who waits is let in or turned away, one or all", async () => {
    const room = lesson();
    room.entrance.value = {
      crowds: [],
      knocks: [],
      applicants: [
        { id: "applicant-1", name: "Gamma" },
        { id: "applicant-2", name: "Delta" },
      ],
    };
    const { said } = await showConsole(room, <ApplicantNotices />);
    await press(`${words.letIn}: Gamma`);
    await press(`${words.sendAway}: Delta`);
    await press(words.letAllIn);
    expect(room.settled.map(({ payload }) => payload)).toEqual([
      { applicantIds: ["applicant-1"], letIn: true },
      { applicantIds: ["applicant-2"], letIn: false },
      { applicantIds: ["applicant-1", "applicant-2"], letIn: true },
    ]);
    expect(said.value?.sentence).toBe(words.letInDone(2));
    room.settlement = { ok: true, count: 1 };
    await press(words.letAllIn);
    expect(said.value?.sentence).toBe(words.letInDone(1));
    room.settlement = { ok: false, rejection: { code: "already_settled" } };
    await press(words.sendAllAway);
    expect(said.value?.tone).toBe("bad");
  });
});

describe("NAM1 NAM2 names that somebody should look at", () => {
  test("are marked, filtered by, hidden with one tap, and all right when the contest says so", async () => {
    const room = lesson(byModerator(1, { type: "RenameTeam", teamId: "t1", name: "Fuckers" }));
    const { cockpit } = await showConsole(
      room,
      <>
        <TeamTable />
        <NameWords />
      </>,
    );
    const stop = cockpit.start();
    const isMarked = (teamId: string) =>
      textOf(document.querySelector(`[data-team="${teamId}"]`)).includes(words.marked);
    await settle(() => vi.waitFor(() => expect(cockpit.isMarked.value("Fuckers")).toBe(true), 10_000));
    expect([isMarked("t1"), isMarked("t2")]).toEqual([true, false]);
    await settle(() => {
      cockpit.filter.value = "marked";
    });
    expect(document.querySelectorAll("[data-team]")).toHaveLength(1);

    await press(words.nameWords);
    await fillArea("marked", "bob\n");
    await fillArea("allowed", " fuckers \n\nfuckers");
    await submit();
    await settle(() => vi.waitFor(() => expect(cockpit.isMarked.value("Bob")).toBe(true), 10_000));
    expect(room.state.value.nameWords).toEqual({ marked: ["bob"], allowed: ["fuckers"] });
    expect([isMarked("t1"), isMarked("t2")]).toEqual([false, true]);
    stop();
  });
});

describe("NAM3 NAM4 the words of several moderators, and more than a list holds", () => {
  const sets = (at: number, marked: readonly string[], allowed: readonly string[] = []) =>
    byModerator(at, { type: "SetNameWords", marked, allowed });
  const written = () =>
    ["marked", "allowed"].map(
      (name) => document.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)?.value,
    );
  const dialogSaid = () => textOf(document.querySelector("dialog .dialog-said"));

  test("NAM3 a colleague's change leaves what is typed, and stands beside it before it is saved", async () => {
    const room = lesson(sets(1, ["goose"], ["Bob"]));
    await showConsole(room, <NameWords />);
    await press(words.nameWords);
    await fillArea("marked", "goose\nduck");
    await fillArea("allowed", "");
    expect(page()).not.toContain(words.wordsChanged);
    await settle(() => room.happens(sets(5, ["swan"], ["Bob", "Ann"])));
    expect(page()).toContain(words.wordsChanged);
    expect(written()).toEqual(["goose\nduck", ""]);
    await submit();
    expect(room.sent).toEqual([]);
    expect(written()).toEqual(["duck\nswan", "Ann"]);
    expect(dialogSaid()).toContain(words.wordsTogether);
    expect(page()).not.toContain(words.wordsChanged);
    await submit();
    await settle();
    expect(room.state.value.nameWords).toEqual({ marked: ["duck", "swan"], allowed: ["Ann"] });
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("NAM3 what is saved before the page heard of a colleague's change is refused, and stays as it was typed", async () => {
    const room = lesson(sets(1, ["goose"]));
    const told = () => room.storeOfModerator().privateView.peek();
    const privateView = signal(told());
    await showConsole(room, <NameWords />, undefined, { privateView });
    await press(words.nameWords);
    await fillArea("marked", "goose\nduck");
    await settle(() => room.happens(sets(5, ["goose", "swan"])));
    await submit();
    await settle();
    expect(dialogSaid()).toContain(en.rejections.changed_meanwhile({ words: 2 }));
    expect(written()).toEqual(["goose\nduck", ""]);
    expect(room.state.value.nameWords).toEqual({ marked: ["goose", "swan"], allowed: [] });
    await settle(() => {
      privateView.value = told();
    });
    await submit();
    expect(written()).toEqual(["goose\nduck\nswan", ""]);
    await submit();
    await settle();
    expect(room.state.value.nameWords).toEqual({ marked: ["goose", "duck", "swan"], allowed: [] });
  });

  test("NAM3 what is typed while the words are on their way is saved next, whenever the page hears of the first", async () => {
    const room = lesson();
    const told = () => room.storeOfModerator().privateView.peek();
    const privateView = signal(told());
    await showConsole(room, <NameWords />, undefined, { privateView });
    await press(words.nameWords);
    await fillArea("marked", "goose");
    const release = room.holdReplies();
    await submit();
    await fillArea("marked", "goose\nswan");
    await settle(release);
    await settle();
    expect(written()).toEqual(["goose\nswan", ""]);
    expect(dialogSaid()).toContain(en.console.done);
    expect(page()).not.toContain(words.wordsChanged);
    await submit();
    await settle();
    expect(room.state.value.nameWords).toEqual({ marked: ["goose", "swan"], allowed: [] });
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("NAM3 where nothing was typed nothing is sent", async () => {
    const room = lesson(sets(1, ["goose"]));
    await showConsole(room, <NameWords />);
    await press(words.nameWords);
    await submit();
    expect(room.sent).toEqual([]);
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("NAM4 what is too long or too many is named, and nothing is cut or sent", async () => {
    const room = lesson();
    await showConsole(room, <NameWords />);
    await press(words.nameWords);
    const long = "x".repeat(61);
    const many = Array.from({ length: 302 }, (_, index) => `word ${index}`);
    await fillArea("marked", `goose\n${long}`);
    await fillArea("allowed", many.join("\n"));
    await submit();
    const sentences = [
      en.rejections.word_too_long({ start: "x".repeat(20), characters: 61, most: 60 }),
      en.rejections.too_many_words({ over: 2, most: 300 }),
    ];
    for (const sentence of sentences) expect(page()).toContain(sentence);
    expect(room.sent).toEqual([]);
    expect(written()).toEqual([`goose\n${long}`, many.join("\n")]);
    await fillArea("marked", `goose\n${long.slice(1)}`);
    await fillArea("allowed", many.slice(2).join("\n"));
    for (const sentence of sentences) expect(page()).not.toContain(sentence);
    await submit();
    await settle();
    expect(room.state.value.nameWords).toEqual({ marked: ["goose", long.slice(1)], allowed: many.slice(2) });
  });
});

test("PAG44 NAM4 that a word is too long, or that there are too many, is announced once and not with each key", async () => {
  await showConsole(lesson(), <NameWords />);
  await press(words.nameWords);
  const alertOf = (name: string) => {
    const box = document.querySelector(`textarea[name="${name}"]`);
    const described = document.getElementById(box?.getAttribute("aria-describedby") ?? "");
    const alert = described?.querySelector("[role=alert]");
    if (!alert) throw new Error(`no alert of ${name}`);
    return alert;
  };
  const many = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`).join("\n");
  await fillArea("marked", "x".repeat(61));
  await fillArea("allowed", many(302));
  await submit();
  const alerts = ["marked", "allowed"].map(alertOf);
  const said = [`✗ ${en.rejections.word_too_long({})}`, `✗ ${en.rejections.too_many_words({})}`];
  expect(alerts.map(textOf)).toEqual(said);
  const changes: MutationRecord[] = [];
  const watch = new MutationObserver((seen) => void changes.push(...seen));
  for (const alert of alerts) watch.observe(alert, { childList: true, characterData: true, subtree: true });
  await fillArea("marked", "x".repeat(62));
  await fillArea("allowed", many(303));
  expect(page()).toContain(en.rejections.word_too_long({ start: "x".repeat(20), characters: 62, most: 60 }));
  expect(page()).toContain(en.rejections.too_many_words({ over: 3, most: 300 }));
  expect([...changes, ...watch.takeRecords()]).toHaveLength(0);
  watch.disconnect();
  await fillArea("marked", "goose");
  expect(alerts.map(textOf)).toEqual(["", said[1]]);
});

describe("UND3 what moderators did beside putting right", () => {
  test("is listed with its undoing and its preview, or why there is none", async () => {
    const room = lesson(buys(1, "t1", 1), byModerator(5, { type: "RemoveTeam", teamId: "t1" }));
    await showConsole(room, <ActsPane />);
    expect(page()).toContain(words.noUndo.time_went_on);
    await press(`${en.repairs.undo}: ${words.deedNumber(3)}`);
    await settle(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(document.querySelector<HTMLButtonElement>("dialog button[type=submit]")?.disabled).toBe(false);
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.removed).toBe(false);
    expect(page()).toContain(words.deedUndoneBy(4));
    expect(document.querySelector("dialog")).toBeNull();
  });
});

async function fillArea(name: string, value: string): Promise<void> {
  const area = document.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`);
  if (!area) throw new Error(`no area ${name}`);
  await settle(() => {
    area.value = value;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
