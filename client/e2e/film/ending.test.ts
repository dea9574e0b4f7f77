import { expect, it } from "vitest";
import { endingActs, wholeEndingSeconds } from "./ending.ts";
import type { LessonRoom } from "./LessonRoom.ts";

it("gives awards, goes through a task, and reveals what was frozen, one after the other, within its time", async () => {
  const sent: string[] = [];
  const room = {
    bots: [{ seat: { teamId: "t1" } }, { seat: { teamId: "t2" } }],
    view: { phase: "finished" },
    command: async ({ type }: { readonly type: string }) => void sent.push(type),
    until: async (_: string, isSo: () => boolean) => expect(isSo()).toBe(true),
  } as unknown as LessonRoom;
  for (const { play } of endingActs) await play(room);
  expect(sent).toEqual([
    "GiveOwnAward",
    "GiveOwnAward",
    "ReviewTask",
    "ReviewTask",
    "ReviewTask",
    "ReopenContest",
    "FreezeStandings",
    "RevealNext",
    "RevealNext",
    "RevealNext",
    "RevealAll",
  ]);
  const times = endingActs.map(({ atSeconds }) => atSeconds);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(wholeEndingSeconds);
});
