import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, privateView } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

const clock = new FakeClock(Date.UTC(2026, 10, 2));
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

async function write(room: TestRoom, text: string): Promise<string> {
  const reply = await room.request("draft", { purchaseId: 1, text });
  return reply.ok ? "ok" : reply.rejection.code;
}

test("DRF6 a device that writes drafts without end is told so, by whichever connection, and its mates hear no more", async () => {
  const contest = await contestIn(app, await app.signIn(), "lobby");
  const alpha = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const enter = (seatToken: string) => app.join("connectTeam", contest.code, seatToken);
  const [one, other] = [await enter(alpha.seatToken), await enter(alpha.seatToken)];
  const view = privateView(one);
  const pin = view.kind === "team" ? (view.pin ?? "") : "";
  const body = { id: "second-laptop-of-alpha", name: "Alpha", pin };
  const { reply } = await app.call("takeSeat", { code: contest.code, body });
  const mate = await enter(reply.seatToken);
  expect(await one.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });

  const written = [];
  for (let count = 0; count < 20; count += 1)
    written.push(await write(one, `${count}`), await write(other, `${count}.5`));
  expect(written).toEqual([...Array(24).fill("ok"), ...Array(16).fill("too_fast")]);
  await mate.request("time", {});
  expect(mate.drafts).toHaveLength(24);
  expect(await write(mate, "another device goes on")).toBe("ok");
  clock.advance(200);
  expect([await write(other, "1/2"), await write(one, "1/3")]).toEqual(["ok", "too_fast"]);
});
