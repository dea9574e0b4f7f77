import { afterEach, expect, test } from "vitest";
import { randomSeatId } from "../auth/random.ts";
import { Applicants } from "../budgets/Applicants.ts";
import { Budgets } from "../budgets/Budgets.ts";
import { Changes } from "../budgets/Changes.ts";
import { Newcomers, originKey } from "../budgets/Newcomers.ts";
import { PinGuard } from "../budgets/PinGuard.ts";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import { ContestRunner } from "../contests/ContestRunner.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { FaultyJournal } from "../test/faultyJournal.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { Entrance } from "./Entrance.ts";

const open: ContestRunner[] = [];
afterEach(async () => {
  for (const runner of open.splice(0)) await runner.close();
});

/** A lobby whose journal can be held up, and its entrance. */
async function lobby() {
  const clock = new FakeClock(Date.UTC(2026, 10, 2));
  const journal = new FaultyJournal();
  journal.createContest(smallContest({ limits: { teams: 60, seatsPerTeam: 6 } }), clock.now());
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const claim = await new SoleOwners(journal).claim("c1");
  const deps = { contestId: "c1", claim, held: null, journal, clock, log, meter: uncounted };
  const runner = await ContestRunner.open(deps);
  open.push(runner);
  const actor = { role: "moderator", accountId: "a1" } as const;
  const command = { type: "OpenLobby" } as const;
  await runner.execute({ id: null, command, actor, receivedAt: clock.now() });

  const budgets = new Budgets(clock, { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
  const parts = { clock, budgets, changes: new Changes() };
  const newcomers = new Newcomers(parts);
  const pinGuard = new PinGuard(parts);
  const entrance = new Entrance({ clock, budgets, newcomers, pinGuard, applicants: new Applicants(parts) });
  const { title, roomCode, language } = runner.state;
  const row = { id: "c1", ownerAccountId: "a1", title, roomCode, language, createdAt: clock.now() };

  return {
    clock,
    journal,
    runner,
    /** As a page that joins: `id` is the wish's. */
    join: (id: string, name: string, address = "a") =>
      entrance.enter(
        { row, runner },
        {
          id,
          secret: `the secret of ${id}`,
          command: { type: "JoinContest", name, pin: "123456", seatId: randomSeatId() },
          address,
          receivedAt: clock.now(),
        },
      ),
    /** How many teams an address may still make at once. */
    async left(address = "a"): Promise<number> {
      let count = 0;
      const share = { rate: "newTeams", whose: originKey("c1", address) } as const;
      while ((await budgets.spend([share], async () => undefined)).ok) count += 1;
      return count;
    },
  };
}

test("BUD13 a wish that is asked again and again while nothing can be saved is one team, and one turn of its address", async () => {
  const { journal, runner, join, left } = await lobby();
  const release = journal.hold();
  const asked = Array.from({ length: 61 }, () => join("wish", "Otters"));
  release();
  const [first, ...others] = await Promise.all(asked);
  expect(first).toMatchObject({ ok: true, outcome: { type: "joined", teamId: "t1" } });
  for (const reply of others) expect(reply).toEqual(first);
  expect(Object.keys(runner.state.teams)).toEqual(["t1"]);
  expect(await left()).toBe(59);
});

test("BUD13 thirty pupils whose pages ask three times while the database is away all come in", async () => {
  const { clock, journal, runner, join } = await lobby();
  const release = journal.hold();
  for (let time = 0; time < 2; time += 1) {
    const asked = Promise.allSettled(
      Array.from({ length: 30 }, (_, nth) => join(`wish ${nth}`, `Pupil ${nth}`)),
    );
    clock.advance(8_000);
    for (const told of await asked)
      expect(told).toMatchObject({ status: "rejected", reason: { code: "not_saved" } });
  }
  const asked = Array.from({ length: 30 }, (_, nth) => join(`wish ${nth}`, `Pupil ${nth}`));
  release();
  for (const reply of await Promise.all(asked)) expect(reply).toMatchObject({ ok: true });
  expect(Object.keys(runner.state.teams)).toHaveLength(30);
});

test("BUD12 BUD13 what made no team costs its address nothing: a name that another takes a moment before, a contest that moves", async () => {
  const { runner, join, left } = await lobby();
  const both = await Promise.all([join("one", "Otters"), join("two", "otters")]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  expect(await left()).toBe(59);

  const asked = join("three", "Beavers", "b");
  runner.fence();
  await expect(asked).rejects.toThrow(RunnerEnded);
  expect(await left("b")).toBe(60);
});
