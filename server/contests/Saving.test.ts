import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { NotSaved } from "./OwnedJournal.ts";
import { Saving, SavingStopped } from "./Saving.ts";

function failing() {
  const clock = new FakeClock(0);
  const told: boolean[] = [];
  const saving = new Saving(clock, (isOk) => told.push(isOk));
  const tries = { count: 0 };
  const work = async () => {
    tries.count += 1;
    throw new NotSaved("the database is away");
  };
  return { clock, told, saving, tries, work };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("RUN6 it tries until the journal takes it, and says so twice", async () => {
  const { clock, told, saving, work } = failing();
  let isAway = true;
  const saved = saving.untilSaved(async () => (isAway ? work() : "saved"));
  for (let round = 0; round < 3; round += 1) {
    await turn();
    clock.advance(250);
  }
  isAway = false;
  await turn();
  clock.advance(2_000);
  expect(await saved).toBe("saved");
  expect(told).toEqual([false, true]);
});

test("stopped, it ends at once what waits for the next try, and what comes later", async () => {
  const { saving, tries, work } = failing();
  const waiting = saving.untilSaved(work);
  await turn();
  saving.stop();
  await expect(waiting).rejects.toThrow(SavingStopped);
  await expect(saving.untilSaved(work)).rejects.toThrow(SavingStopped);
  expect(tries.count).toBe(2);
});
