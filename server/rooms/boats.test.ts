import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

const clock = new FakeClock(Date.UTC(2026, 10, 2));
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock });
});
afterAll(() => app.close());

async function choose(room: TestRoom, boat: number): Promise<string> {
  const reply = await room.command({ type: "ChooseBoat", boat });
  return reply.ok ? "ok" : reply.rejection.code;
}

test("BOA5 a device that chooses boats without end is told so, by whichever connection; another team goes on", async () => {
  const contest = await contestIn(app, await app.signIn(), "lobby");
  const [alpha, beta] = [await joinTeam(app, contest, "Alpha"), await joinTeam(app, contest, "Beta")];
  const enter = () => app.join("connectTeam", contest.code, alpha.seatToken);
  const [one, other] = [await enter(), await enter()];
  const { seq } = contest.runner;
  const chosen = [];
  for (let boat = 10; boat < 22; boat += 2)
    chosen.push(await choose(one, boat), await choose(other, boat + 1));
  expect(chosen).toEqual([...Array(6).fill("ok"), ...Array(6).fill("too_fast")]);
  expect(contest.runner.seq).toBe(seq + 6);
  const anew = await enter();
  expect(await choose(anew, 30)).toBe("too_fast");
  expect(await choose(await app.join("connectTeam", contest.code, beta.seatToken), 31)).toBe("ok");
  clock.advance(1_000);
  expect([await choose(anew, 32), await choose(one, 33)]).toEqual(["ok", "too_fast"]);
});
