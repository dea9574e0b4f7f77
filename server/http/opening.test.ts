import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Journal } from "../journal/journal.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";

const journals: Journal[] = [];
let app: TestApp;
beforeAll(async () => {
  app = await startApp({
    journal: (journal) => {
      journals.push(journal);
      return journal;
    },
  });
});
afterAll(() => app.close());

test("RUN8 the first place in the room of a contest that runs nowhere opens what was read to look at it", async () => {
  const { code } = await contestIn(app, await app.signIn(), "finished");
  app = await app.restart();
  expect(app.app.live.size).toBe(0);
  const journal = journals.at(-1);
  if (!journal) throw new Error("the app has no journal");
  const findSnapshot = vi.spyOn(journal, "findSnapshot");
  const screen = await app.join("connectScreen", code);
  expect(app.app.live.size).toBe(1);
  expect(findSnapshot).toHaveBeenCalledTimes(1);
  await screen.leave();
});
