// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { created } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { readTryChoice, usualTry } from "../../store/trying.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";
import { TryPage } from "./TryPage.tsx";

const words = en.trying;
const page = () => textOf(document.body);
const signedIn = { ok: true, reply: { accessToken: "token", login: "teacher" } } as const;

afterEach(() => {
  clear();
  history.replaceState(null, "", "/");
});

async function openStudio(...commands: readonly StampedCommand[]) {
  const room = openClassroom(created(), ...commands);
  const stage = stageApp({ signIn: () => signedIn });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <StudioRoom store={room.storeOfModerator()} code="ABC234" />);
  await settle();
  return stage;
}

const unfold = () =>
  settle(() => {
    const summary = [...document.querySelectorAll("summary")].find((each) => textOf(each) === words.title);
    const fold = summary?.parentElement;
    if (!(fold instanceof HTMLDetailsElement)) throw new Error("there is no such fold");
    fold.open = true;
    fold.dispatchEvent(new Event("toggle"));
  });
const choose = (label: string) =>
  settle(() => {
    const radio = [...document.querySelectorAll("label")]
      .find((each) => textOf(each) === label)
      ?.querySelector("input");
    if (!radio) throw new Error(`nothing is called ${label}`);
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  });

describe("the studio", () => {
  test("PRA9 one click on a link opens the trial in a tab of its own, which finds back to this one", async () => {
    await openStudio();
    const link = find<HTMLAnchorElement>("a", `▶ ${words.start}`);
    expect(link.getAttribute("href")).toMatch(/^\/console\/[A-Z2-9]{6}\/try$/);
    expect(link.target).toMatch(/^regatta-try-/);
    link.addEventListener("click", (event) => event.preventDefault());
    await settle(() => link.click());
    expect(window.name).toBe(link.target.replace("try", "board"));
  });

  test("PRA9 PRA11 CON17 what is chosen is shown, and kept for the trial", async () => {
    const { app } = await openStudio();
    await unfold();
    expect(page()).toContain(words.rightAtOnce(77, 60, 46));
    await fill("simulated-teams", "12");
    await choose(words.skills.strong);
    await choose(words.paces.quick);
    await choose(words.times(4));
    await choose(en.practice.withoutClock);
    expect(readTryChoice(app.storage)).toEqual({
      teams: 12,
      skillPercent: 85,
      cardSeconds: 60,
      hurry: 4,
      minutes: null,
    });
    const [skill] = document.querySelectorAll<HTMLInputElement>("input[type=range]");
    await settle(() => {
      if (skill) skill.value = "45";
      skill?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(readTryChoice(app.storage).skillPercent).toBe(45);
    // The board's own link is the other one.
    const links = () =>
      [...document.querySelectorAll("a")].filter((link) => textOf(link) === `▶ ${words.start}`);
    expect(links()).toHaveLength(2);
    await fill("simulated-teams", "31");
    expect(page()).toContain(words.teamsWrong(30));
    expect(links()).toHaveLength(1);
    expect(readTryChoice(app.storage).teams).toBe(12);
    await fill("simulated-teams", "0");
    expect(links()).toHaveLength(2);
    expect(page()).not.toContain(words.skill);
    expect(readTryChoice(app.storage).teams).toBe(0);
  });

  test("an address that names a card opens it", async () => {
    history.replaceState(null, "", "/console/ABC234/board#card-2");
    await openStudio();
    expect(document.querySelector(".studio-card h2")).not.toBeNull();
    expect(location.hash).toBe("");
  });
});

describe("the page that begins a trial", () => {
  const grant = { roomCode: "ABCD", teamId: "t1", seatId: "aaaaaaaaaa", seatToken: "token" };

  test("PRA9 becomes the page of the team", async () => {
    const stage = stageApp({
      signIn: () => signedIn,
      tryDraft: () => ({ ok: true, reply: { ...grant, leftOut: 0, title: "My draft" } }),
    });
    await stage.app.session.signIn("teacher", "password");
    await show(stage.app, <TryPage code="ABC234" />);
    await settle();
    expect(stage.visited).toEqual(["/play/ABCD/aaaaaaaaaa"]);
    const tried = stage.asked.filter(({ name }) => name === "tryDraft");
    expect(tried).toHaveLength(1);
    expect(tried[0]?.call).toMatchObject({ code: "ABC234", token: "token", body: usualTry });
  });

  test("PRA10 says why not, asks again, and leads back to the board", async () => {
    const stage = stageApp({
      signIn: () => signedIn,
      tryDraft: () => ({ ok: false, problem: { code: "board_empty" } }),
    });
    await stage.app.session.signIn("teacher", "password");
    await show(stage.app, <TryPage code="ABC234" />);
    await settle();
    expect(page()).toContain(en.rejections.board_empty({}));
    expect(find<HTMLAnchorElement>("a", words.toBoard).getAttribute("href")).toBe("/console/ABC234/board");
    await press(en.practice.retry);
    expect(stage.asked.filter(({ name }) => name === "tryDraft")).toHaveLength(2);
    expect(stage.visited).toEqual([]);
  });

  test("asks whoever is not signed in to do so, and tries nothing before", async () => {
    const stage = stageApp();
    await show(stage.app, <TryPage code="ABC234" />);
    await settle();
    expect(page()).toContain(en.console.signIn);
    expect(stage.asked.filter(({ name }) => name === "tryDraft")).toEqual([]);
  });
});
