import { afterEach, beforeEach, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock(Date.UTC(2026, 0, 1));
  app = await startApp({ clock });
});
afterEach(() => app.close());

async function lesson() {
  const token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  // One after another: Alpha is t1.
  const { seatToken: alpha } = await joinTeam(app, contest, "Alpha");
  const { seatToken: beta } = await joinTeam(app, contest, "Beta");
  return {
    contest,
    moderator: await app.join("connectModerator", contest.code, token),
    alpha: await app.join("connectTeam", contest.code, alpha),
    beta: await app.join("connectTeam", contest.code, beta),
    screen: await app.join("connectScreen", contest.code),
  };
}

function textsOf(room: Parameters<typeof privateView>[0]): readonly string[] {
  const view = privateView(room);
  return view.kind === "team" ? Object.values(view.messages).map(({ text }) => text) : [];
}

test("MSG1 MSG3 a message reaches those it is for, and the screens where it is meant for them", async () => {
  const { moderator, alpha, beta, screen } = await lesson();
  const send = (to: string[] | null, text: string, screenSeconds: number | null) =>
    moderator.command({ type: "SendMessage", to, text, screenSeconds });
  expect(await send(["t1"], "Come to the desk", null)).toMatchObject({ ok: true });
  expect(await send(null, "<b>Ten minutes</b>", 60)).toMatchObject({ ok: true });
  await eventually(() => expect(textsOf(beta)).toEqual(["<b>Ten minutes</b>"]), clock);
  await eventually(() => expect(textsOf(alpha)).toEqual(["Come to the desk", "<b>Ten minutes</b>"]), clock);
  await eventually(
    () => expect(liveView(screen).view.announcement).toMatchObject({ text: "<b>Ten minutes</b>" }),
    clock,
  );
  expect(JSON.stringify(beta.privates)).not.toContain("desk");
  expect(await beta.command({ type: "SendMessage", to: null, text: "x", screenSeconds: null })).toMatchObject(
    {
      ok: false,
      rejection: { code: "not_allowed" },
    },
  );
  await moderator.command({ type: "TakeBackMessage", message: 2, screenOnly: false });
  await eventually(() => expect(textsOf(alpha)).toEqual(["Come to the desk"]), clock);
  await eventually(() => expect(liveView(screen).view.announcement).toBeNull(), clock);
});

test("CDN1 everybody is told when the countdown ends, and the contest starts then by itself", async () => {
  const { contest, moderator, screen } = await lesson();
  const begun = clock.now();
  expect(await moderator.command({ type: "StartContest", countdown: true })).toMatchObject({ ok: true });
  await eventually(
    () => expect(liveView(screen).view.countdownAt).toBeGreaterThanOrEqual(begun + 3_000),
    clock,
  );
  expect(contest.runner.state.phase).toBe("lobby");
  clock.advance(3_000);
  await eventually(
    () => expect(liveView(screen).view).toMatchObject({ phase: "running", countdownAt: null }),
    clock,
  );
});

test("EMG1 CVR1 a stop covers every screen, refuses teams, and going on brings all back", async () => {
  const { contest, moderator, alpha, screen } = await lesson();
  await contest.goTo("running");
  expect(await moderator.command({ type: "StopEverything" })).toMatchObject({ ok: true });
  await eventually(() => expect(liveView(screen).view.cover).toBe("emergency"), clock);
  expect(await alpha.command({ type: "BuyCard", cardId: 1 })).toMatchObject({
    rejection: { code: "contest_paused" },
  });
  expect(await moderator.command({ type: "EndEmergency" })).toMatchObject({ ok: true });
  await eventually(
    () => expect(liveView(screen).view).toMatchObject({ cover: null, phase: "running", entryOpen: true }),
    clock,
  );
  expect(await alpha.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
});

test("PLN1 PLN3 what fell due while the program was gone is done once when it is back", async () => {
  const { contest, moderator } = await lesson();
  const act = { type: "SendMessage", to: null, text: "Planned", screenSeconds: null } as const;
  const at = clock.now() + 60_000;
  expect(await moderator.command({ type: "PlanAct", when: { at }, act })).toMatchObject({ ok: true });
  const { contestId } = contest.runner.state;
  clock.advance(120_000);
  app = await app.restart();
  const { state } = await app.app.live.get(contestId);
  expect(state.messages).toMatchObject({ sent: 1, kept: [{ text: "Planned" }] });
  expect(state.plan).toMatchObject({ acts: [], failed: [] });
});

test("CON7 moderators are told how the server does, and nobody else", async () => {
  const { moderator, alpha, screen } = await lesson();
  await moderator.command({ type: "SetEntry", open: false });
  const { health } = await moderator.request("time", {});
  expect(health).toMatchObject({ waiting: 0, commitMs: expect.any(Number) });
  expect(health?.busy).toBeGreaterThanOrEqual(0);
  for (const room of [alpha, screen])
    expect(await room.request("time", {})).toEqual({ now: expect.any(Number) });
});
