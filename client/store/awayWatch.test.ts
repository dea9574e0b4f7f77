import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TeamView } from "../../shared/contest/view.ts";
import type { LiveView } from "../../shared/wireState.ts";
import { type AwayWatch, watchAbsence } from "./awayWatch.ts";
import { createMemoryStorage, type Storage } from "./browserStorage.ts";
import type { Connection, ContestStore } from "./contestStore.ts";
import { createPlaying } from "./playing.ts";
import { createSharedDrafts } from "./sharedDrafts.ts";
import { createSharedWriting } from "./sharedWriting.ts";
import { plainTeamView } from "./testing/plainTeamView.ts";
import { plainTeam, plainView } from "./testing/plainView.ts";

let storage: Storage;
let watch: AwayWatch;

beforeEach(() => {
  vi.useFakeTimers();
  storage = createMemoryStorage();
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function liveWith(phase: "running" | "paused"): LiveView {
  return {
    epoch: 1,
    saving: true,
    online: {},
    view: plainView({ phase, teams: { t1: plainTeam(1, { name: "Owls", cells: [0] }) } }),
  };
}

function teamWith(points: number, teamId = "t1"): TeamView {
  return plainTeamView({
    teamId,
    seats: ["s1"],
    ledger: [{ at: 1, reason: "start", deltaPoints: points, purchaseId: null }],
  });
}

/** A page of a team, whose connection and views are set by hand. */
function openPage() {
  const connection = signal<Connection>("connecting");
  const clockSet = signal(1);
  const live = signal<LiveView | null>(null);
  const privateView = signal<TeamView | null>(null);
  const store: ContestStore = {
    live,
    privateView,
    connection,
    trouble: signal(null),
    goodbye: computed(() => null),
    clockNotice: computed(() => null),
    account: computed(() => null),
    health: computed(() => null),
    serverNow: () => Date.now(),
    clockSet,
    send: async () => ({ ok: false, rejection: { code: "internal" } }),
    drafts: createSharedDrafts(() => 0),
    writing: createSharedWriting(),
    entrance: signal({ crowds: [], applicants: [], knocks: [] }),
    settle: async () => null,
    task: async () => null,
    content: async () => null,
    preview: async () => null,
    tryKey: async () => null,
    introduce() {},
    close() {},
  };
  watch = watchAbsence(createPlaying(store), storage, "s1");
  return {
    arrive(view: LiveView, team: TeamView) {
      connection.value = "live";
      live.value = view;
      privateView.value = team;
    },
    connect(to: Connection) {
      connection.value = to;
    },
    live,
    privateView,
    clockSet,
  };
}

test("TIM15 a page is told how long it was away when it knows the time, and no sooner", () => {
  const first = openPage();
  first.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(3_000);
  watch.stop();
  // The computer's own clock is an hour ahead of the server's.
  const since = Date.now();
  vi.setSystemTime(since + 3_600_000);
  const second = openPage();
  second.clockSet.value = 0;
  second.arrive(liveWith("paused"), teamWith(700));
  expect(watch.report.value).toBeNull();
  vi.setSystemTime(since + 2_000);
  second.clockSet.value = 1;
  expect(watch.report.value).toBeNull();
});

test("TIM15 a sleep in which the page's clock stood is reported when that is set again, and not later", () => {
  const page = openPage();
  page.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(3_000);
  page.connect("reconnecting");
  page.arrive(liveWith("running"), teamWith(700));
  expect(watch.report.value).toBeNull();
  vi.setSystemTime(Date.now() + 300_000);
  page.clockSet.value += 1;
  expect(watch.report.value?.news).toEqual([{ type: "balance", from: 500, to: 700 }]);
  watch.dismiss();
  vi.advanceTimersByTime(3_000);
  vi.setSystemTime(Date.now() + 300_000);
  page.clockSet.value += 1;
  expect(watch.report.value).toBeNull();
});

test("an outage of more than 20 s is reported when both views are new", () => {
  const page = openPage();
  page.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(10_000);
  page.connect("reconnecting");
  vi.advanceTimersByTime(60_000);
  page.connect("live");
  page.privateView.value = teamWith(700);
  expect(watch.report.value).toBeNull();
  page.live.value = liveWith("paused");
  expect(watch.report.value?.news).toEqual([
    { type: "phase", phase: "paused" },
    { type: "balance", from: 500, to: 700 },
  ]);
  expect(watch.report.value?.awayForMs).toBeGreaterThanOrEqual(60_000);
  watch.dismiss();
  expect(watch.report.value).toBeNull();
});

test("a short outage is not, nor is one in which nothing happened", () => {
  const page = openPage();
  page.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(9_000);
  page.connect("reconnecting");
  vi.advanceTimersByTime(10_000);
  page.arrive(liveWith("paused"), teamWith(700));
  expect(watch.report.value).toBeNull();
  vi.advanceTimersByTime(9_000);
  page.connect("reconnecting");
  vi.advanceTimersByTime(60_000);
  page.arrive(liveWith("paused"), teamWith(700));
  expect(watch.report.value).toBeNull();
});

test("a page that was closed for a while is told, too; one that was only reloaded is not", () => {
  const first = openPage();
  first.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(9_000);
  watch.stop();
  vi.advanceTimersByTime(5_000);
  const reloaded = openPage();
  reloaded.arrive(liveWith("running"), teamWith(400));
  expect(watch.report.value).toBeNull();
  watch.stop();
  vi.advanceTimersByTime(120_000);
  const later = openPage();
  later.arrive(liveWith("running"), teamWith(900));
  expect(watch.report.value?.news).toEqual([{ type: "balance", from: 400, to: 900 }]);
});

test("SEA3 whose seat was moved to another team meanwhile is told nothing of the difference between the two", () => {
  const first = openPage();
  first.arrive(liveWith("running"), teamWith(500));
  vi.advanceTimersByTime(9_000);
  watch.stop();
  vi.advanceTimersByTime(120_000);
  const moved = openPage();
  moved.arrive(liveWith("running"), teamWith(900, "t2"));
  expect(watch.report.value).toBeNull();
});
