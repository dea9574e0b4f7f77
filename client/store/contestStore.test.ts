import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FakeServer, startFakeServer, wireState } from "../net/testing/fakeServer.ts";
import { type ContestStore, createContestStore } from "./contestStore.ts";
import { plainTeamView } from "./testing/plainTeamView.ts";

let server: FakeServer;
let store: ContestStore;
let wake: () => void = () => {};
let toldBlocked = 0;

const team = plainTeamView({ name: "Otters" });

beforeEach(async () => {
  vi.useFakeTimers();
  server = startFakeServer(() => performance.now());
  store = createContestStore({
    ...server.parts,
    frame: (draw) => void setTimeout(draw, 16),
    wakes: (onWake) => {
      wake = onWake;
      return () => {};
    },
    tellBlocked: () => void toldBlocked++,
  });
  await vi.advanceTimersByTimeAsync(1);
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
});

const rename = (revision: number, name: string) =>
  server.last().events.private({ revision, change: { kind: "team", name } });

test("many states within one frame are read once, as the last", async () => {
  const seen: (string | undefined)[] = [];
  const stop = store.live.subscribe((live) => seen.push(live?.view.title));
  const { events } = server.last();
  events.state(wireState({ title: "one" }));
  events.state(wireState({ title: "two" }));
  await vi.advanceTimersByTimeAsync(20);
  stop();
  expect(seen).toEqual([undefined, "two"]);
});

test("PAG5 a page without a live connection tells so, once a minute at most", async () => {
  toldBlocked = 0;
  store.close();
  const parts = { ...server.parts, join: () => Promise.reject(new Error("the upgrade was refused")) };
  const frame = (draw: () => void) => void setTimeout(draw, 16);
  const tellBlocked = () => void toldBlocked++;
  store = createContestStore({ ...parts, frame, wakes: () => () => {}, tellBlocked });
  await vi.advanceTimersByTimeAsync(50_000);
  expect(toldBlocked).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(toldBlocked).toBe(2);
});

test("changes of the private view are applied in order", () => {
  server.last().events.private({ revision: 4, whole: team });
  rename(5, "Beavers");
  expect(store.privateView.value).toMatchObject({ name: "Beavers" });
});

test("SEE8 a gap in the revisions asks for the whole view", async () => {
  server.syncReply = { revision: 9, whole: { ...team, name: "Whole" } };
  server.last().events.private({ revision: 4, whole: team });
  rename(6, "Too early");
  expect(store.privateView.value).toMatchObject({ name: "Otters" });
  await vi.advanceTimersByTimeAsync(1);
  expect(store.privateView.value).toMatchObject({ name: "Whole" });
  rename(9, "Older than the whole view");
  expect(store.privateView.value).toMatchObject({ name: "Whole" });
  rename(10, "Next");
  expect(store.privateView.value).toMatchObject({ name: "Next" });
});

test("a process that lost the contest is not believed: its older epoch is ignored", async () => {
  server.last().events.state(wireState({ epoch: 3, title: "true" }));
  await vi.advanceTimersByTimeAsync(20);
  server.last().cut();
  await vi.advanceTimersByTimeAsync(300);
  const stale = server.last();
  stale.events.state(wireState({ epoch: 2, title: "stale" }));
  await vi.advanceTimersByTimeAsync(20);
  expect(store.live.value?.view.title).toBe("true");
  expect(stale.isOpen).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  server.last().events.state(wireState({ epoch: 4, title: "newer" }));
  await vi.advanceTimersByTimeAsync(20);
  expect(store.live.value?.view.title).toBe("newer");
});

test("a command survives a cut: same id, one reply", async () => {
  server.answer = () => "silence";
  const reply = store.send({ type: "BuyCard", cardId: 1 });
  server.last().cut();
  server.answer = () => ({ ok: true, outcome: { type: "done" } });
  wake();
  await vi.advanceTimersByTimeAsync(10);
  expect(await reply).toEqual({ ok: true, outcome: { type: "done" } });
  expect(new Set(server.commandIds).size).toBe(1);
  expect(server.commandIds).toHaveLength(2);
});

test("the last view stays while the connection is lost", async () => {
  server.last().events.state(wireState());
  server.last().events.private({ revision: 1, whole: team });
  await vi.advanceTimersByTimeAsync(20);
  server.last().cut();
  expect(store.connection.value).toBe("reconnecting");
  expect(store.live.value?.view.title).toBe("Spring");
  expect(store.privateView.value).toMatchObject({ name: "Otters" });
});

test("the clock follows the server", () => {
  expect(Math.abs(store.serverNow() - (1_000_000 + performance.now()))).toBeLessThan(2);
});

test("BUD8 AUT15 who wants in is shown as it was told last, and to nobody without a connection", async () => {
  const knock = { id: "0123456789abcdef", teamId: "t1", number: 417 };
  server.last().events.entrance({ crowds: [], applicants: [], knocks: [knock] });
  expect(store.entrance.value.knocks).toEqual([knock]);
  const answer = { teamId: "t1", knockId: knock.id, letIn: true };
  expect(await store.settle("knock", answer)).toMatchObject({ ok: true });
  server.last().cut();
  expect(store.entrance.value.knocks).toEqual([]);
  expect(await store.settle("knock", answer)).toBeNull();
});
