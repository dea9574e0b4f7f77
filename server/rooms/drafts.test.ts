import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, liveView, privateView, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const purchaseId = 1;

/** Alpha with two seats, the first of which bought card 1; Beta, a moderator and a screen listen. */
async function scene() {
  const contest = await contestIn(app, token, "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  const beta = await joinTeam(app, contest, "Beta");
  await contest.goTo("running");
  const first = await app.join("connectTeam", contest.code, alpha.seatToken);
  const view = privateView(first);
  const pin = view.kind === "team" ? (view.pin ?? "") : "";
  const body = { id: "second-laptop-of-alpha", name: "Alpha", pin };
  const { reply: mate } = await app.call("takeSeat", { code: contest.code, body });
  const second = await app.join("connectTeam", contest.code, mate.seatToken);
  const others = [
    await app.join("connectTeam", contest.code, beta.seatToken),
    await app.join("connectModerator", contest.code, token),
    await app.join("connectScreen", contest.code),
  ];
  expect(await first.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  return { contest, alpha, mate, first, second, others };
}

/** All that the room had to tell this client has arrived. */
async function caughtUp(...rooms: readonly TestRoom[]): Promise<void> {
  for (const room of rooms) await room.request("time", {});
}

function enter({ code }: TestContest, seatToken: string): Promise<TestRoom> {
  return app.join("connectTeam", code, seatToken);
}

test("DRF1 a draft reaches the other seat of the team, and nobody else", async () => {
  const { alpha, first, second, others } = await scene();
  expect(await first.request("draft", { purchaseId, text: "3/4" })).toEqual({ ok: true });
  await caughtUp(first, second, ...others);
  expect(second.drafts).toEqual([[{ purchaseId, seatId: alpha.seatId, text: "3/4" }]]);
  for (const room of [first, ...others]) expect(room.drafts).toEqual([]);
});

test("DRF1 the same seat in another tab is not told: it shares the browser's own drafts", async () => {
  const { contest, alpha, first } = await scene();
  const tab = await enter(contest, alpha.seatToken);
  await first.request("draft", { purchaseId, text: "3/4" });
  await caughtUp(tab);
  expect(tab.drafts).toEqual([]);
});

test("DRF2 a draft for another team's purchase, or for none, is refused and told to nobody", async () => {
  const { first, second, others } = await scene();
  const [beta] = others;
  const refusal = { ok: false, rejection: { code: "unknown_purchase" } };
  expect(await beta?.request("draft", { purchaseId, text: "9" })).toEqual(refusal);
  expect(await second.request("draft", { purchaseId: 99, text: "9" })).toEqual(refusal);
  await caughtUp(first, second, ...others);
  for (const room of [first, second, ...others]) expect(room.drafts).toEqual([]);
});

test("DRF2 a draft that is too long, or holds NUL, is refused", async () => {
  const { first, second } = await scene();
  const refusal = { ok: false, rejection: { code: "invalid_message" } };
  for (const text of ["x".repeat(501), "a\0b"]) {
    expect(await first.request("draft", { purchaseId, text })).toEqual(refusal);
  }
  expect(await first.request("draft", { purchaseId, text: "x".repeat(500) })).toEqual({ ok: true });
  await caughtUp(second);
  expect(second.drafts).toHaveLength(1);
});

test("DRF6 what stands there already is not told again, unless another seat writes it", async () => {
  const { alpha, mate, first, second } = await scene();
  const write = (room: TestRoom, text: string) => room.request("draft", { purchaseId, text });
  await write(first, "");
  for (let count = 0; count < 10; count += 1) await write(first, "3/4");
  await write(second, "3/4");
  await write(first, "3/4");
  await write(first, "");
  await write(first, "");
  await caughtUp(first, second);
  const byAlpha = (text: string) => [{ purchaseId, seatId: alpha.seatId, text }];
  expect(second.drafts).toEqual([byAlpha("3/4"), byAlpha("3/4"), byAlpha("")]);
  expect(first.drafts).toEqual([[{ purchaseId, seatId: mate.seatId, text: "3/4" }]]);
});

test("DRF3 who comes in is told the newest draft; the journal knows nothing of it", async () => {
  const { contest, alpha, mate, first, second } = await scene();
  const { seq } = contest.runner;
  await first.request("draft", { purchaseId, text: "1" });
  await second.request("draft", { purchaseId, text: "12" });
  const back = await enter(contest, alpha.seatToken);
  await caughtUp(back);
  expect(back.drafts).toEqual([[{ purchaseId, seatId: mate.seatId, text: "12" }]]);
  expect(contest.runner.seq).toBe(seq);
});

test("DRF3 an empty draft is told, and then forgotten", async () => {
  const { contest, alpha, first, second } = await scene();
  await first.request("draft", { purchaseId, text: "1" });
  await first.request("draft", { purchaseId, text: "" });
  await caughtUp(second);
  expect(second.drafts.at(-1)).toEqual([{ purchaseId, seatId: alpha.seatId, text: "" }]);
  const back = await enter(contest, alpha.seatToken);
  await caughtUp(back);
  expect(back.drafts).toEqual([]);
});

test("DRF4 a draft ends with its purchase, and does not come back with it", async () => {
  const { contest, alpha, first, second } = await scene();
  await second.request("draft", { purchaseId, text: "12" });
  await contest.moderate({ type: "FinishContest" });
  expect(await first.request("draft", { purchaseId, text: "13" })).toMatchObject({
    rejection: { code: "purchase_closed" },
  });
  await contest.moderate({ type: "ReopenContest", forMs: 60_000 });
  const back = await enter(contest, alpha.seatToken);
  await eventually(() => expect(liveView(back).view.phase).toBe("running"));
  await caughtUp(back);
  expect(back.drafts).toEqual([]);
  expect(await back.request("draft", { purchaseId, text: "14" })).toEqual({ ok: true });
});

test("DRF1 DRF4 a released seat is told nothing any more, and its draft is gone", async () => {
  const { contest, alpha, mate, first, second } = await scene();
  await second.request("draft", { purchaseId, text: "12" });
  await contest.moderate({ type: "ReleaseSeat", teamId: alpha.teamId, seatId: mate.seatId });
  await second.left;
  const back = await enter(contest, alpha.seatToken);
  await caughtUp(back);
  expect(back.drafts).toEqual([]);
  await first.request("draft", { purchaseId, text: "1" });
  await caughtUp(first);
  expect(second.drafts).toEqual([]);
});
