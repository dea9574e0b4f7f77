// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ServiceView } from "../../../shared/service.ts";
import { en } from "../../i18n/en.ts";
import { clear, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ServicePage } from "./ServicePage.tsx";

const words = en.service;
const at = 1_800_000_000_000;
let view: ServiceView;
let isVisible: boolean;

beforeEach(() => {
  isVisible = true;
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => (isVisible ? "visible" : "hidden"));
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const own: ServiceView["contests"][number] = {
  roomCode: "ABC234",
  title: "Spring",
  ownerLogin: "anna",
  slot: 2,
  state: { type: "live", phase: "running", openedAt: at, saving: false, clients: 31 },
};
const others: ServiceView["contests"][number] = {
  roomCode: null,
  title: "Autumn",
  ownerLogin: "boris",
  slot: 1,
  state: { type: "broken", reason: "CannotFollow", seq: 17, retryAt: null },
};

async function open() {
  const { app, asked } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "anna" } }),
    service: () => ({ ok: true, reply: view }),
  });
  await app.session.signIn("anna", "p");
  await show(app, <ServicePage />);
  await settle();
  return () => asked.filter(({ name }) => name === "service").length;
}

test("RDS12 contests are told in words, the broken ones first, with a way to one's own only", async () => {
  view = { processes: null, contests: [own, others], incomplete: false };
  await open();
  const [table, none] = document.querySelectorAll("table");
  expect(none).toBeUndefined();
  expect(rowsOf(table ?? null)).toEqual([
    ["Autumn", "boris", "Broken (CannotFollow) at 17 · not tried again before a restart", "–", "–", "1"],
    ["Spring", "anna", "Running · cannot be saved", "31", en.format.dateTime(at), "2"],
  ]);
  expect([...(table?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href"))).toEqual([
    "/console/ABC234",
  ]);
});

test("RDS12 processes are told to whom they are sent, silent ones too", async () => {
  const tells = {
    startedAt: at,
    memoryBytes: 250 * 1024 * 1024,
    loopDelayMs: 3,
    commitMs: null,
    database: true,
    redis: false,
    contests: 4,
    broken: 1,
  };
  view = {
    processes: [
      { slot: 1, draining: true, unseenMs: 400, tells },
      { slot: 2, draining: false, unseenMs: 9_000, tells: null },
    ],
    contests: [],
    incomplete: true,
  };
  await open();
  expect(rowsOf(document.querySelector("table"))).toEqual([
    [
      "Process 1",
      "is being stopped",
      "4 · 1 broken",
      "250 MB",
      "3 ms",
      "–",
      "answers",
      "does not answer",
      en.format.dateTime(at),
    ],
    ["Process 2", "not heard of for 9 s", "does not tell at the moment"],
  ]);
  expect(textOf(document.body)).toContain(words.noContests);
  expect(textOf(document.body)).toContain(words.incomplete);
});

test("RDS12 a process that ended without a word is told of as gone, and that no contest is missing for it", async () => {
  const gone = { slot: 2, draining: false, unseenMs: 300_000, isGone: true, tells: null } as const;
  view = { processes: [gone], contests: [own], incomplete: false };
  await open();
  expect(rowsOf([...document.querySelectorAll("table")].at(-1) ?? null)).toEqual([
    ["Process 2", "has been gone for 5 min, though nobody stopped it", words.contestsElsewhere],
  ]);
  expect(textOf(document.body)).not.toContain(words.incomplete);
});

test("RDS12 a process that does not listen yet is told of as starting, unless it is not heard of", async () => {
  const starting = { slot: 2, draining: false, unseenMs: 300, isStarting: true, tells: null } as const;
  view = {
    processes: [starting, { ...starting, slot: 3, unseenMs: 9_000 }],
    contests: [own],
    incomplete: false,
  };
  await open();
  expect(rowsOf([...document.querySelectorAll("table")].at(-1) ?? null)).toEqual([
    ["Process 2", "is starting", "does not tell at the moment"],
    ["Process 3", "not heard of for 9 s", "does not tell at the moment"],
  ]);
});

test("RDS12 it is read again every two seconds, while it is looked at", async () => {
  view = { processes: null, contests: [], incomplete: false };
  const asked = await open();
  expect(asked()).toBe(1);
  view = { ...view, contests: [own] };
  await settle(() => vi.advanceTimersByTimeAsync(2_000));
  expect(asked()).toBe(2);
  expect(textOf(document.querySelector("tbody"))).toContain("Spring");
  isVisible = false;
  await settle(() => vi.advanceTimersByTimeAsync(20_000));
  expect(asked()).toBe(2);
  isVisible = true;
  await settle(() => vi.advanceTimersByTimeAsync(2_000));
  expect(asked()).toBe(3);
});
