import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as views from "../../shared/contest/viewFor.ts";
import { closeCodes } from "../../shared/protocol.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView } from "../test/contests.ts";
import { eventually, passing } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";

const failing = { title: "" };
beforeEach(() => {
  const { viewFor } = views;
  vi.spyOn(views, "viewFor").mockImplementation((state, audience) => {
    if (state.title === failing.title) throw new Error("this contest cannot be shown");
    return viewFor(state, audience);
  });
});

let app: TestApp;
afterEach(async () => {
  failing.title = "";
  await app.close();
});

test("RUN12 RUN14 a contest that cannot be shown is broken alone, and goes on when it can", async () => {
  const clock = new FakeClock(Date.UTC(2026, 8, 1));
  app = await startApp({ clock });
  const token = await app.signIn();
  const [odd, sound] = [
    await contestIn(app, token, "running", { title: "Odd" }),
    await contestIn(app, token, "running", { title: "Sound" }),
  ];
  const oddScreen = await app.join("connectScreen", odd.code);
  const soundScreen = await app.join("connectScreen", sound.code);
  failing.title = "Odd";
  // Committed, whatever can be shown of it.
  await passing(
    clock,
    joinTeam(app, odd, "Alpha").catch(() => undefined),
  );
  await joinTeam(app, sound, "Alpha");
  expect(await passing(clock, oddScreen.left)).toBe(closeCodes.comeBack);
  await eventually(() => expect(Object.keys(liveView(soundScreen).view.teams)).toEqual(["t1"]), clock);
  expect((await app.call("connectScreen", { code: odd.code })).reply.code).toBe("contest_broken");

  failing.title = "";
  await eventually(async () => {
    expect((await app.call("connectScreen", { code: odd.code })).status).toBe(200);
  }, clock);
  const screen = await app.join("connectScreen", odd.code);
  expect(Object.keys(liveView(screen).view.teams)).toEqual(["t1"]);
});

test("RUN14 a contest that cannot be shown when its room is made is broken, too", async () => {
  app = await startApp({ clock: new FakeClock(Date.UTC(2026, 8, 1)) });
  const contest = await contestIn(app, await app.signIn(), "running", { title: "Odd" });
  failing.title = "Odd";
  expect((await app.call("connectScreen", { code: contest.code })).status).not.toBe(200);
  expect((await app.call("connectScreen", { code: contest.code })).reply.code).toBe("contest_broken");
});
