import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { playEpisode } from "./episode.ts";
import { plantedBugs } from "./planted.ts";

describe("a service simulated whole", () => {
  test("loses nothing, whatever befalls it", async () => {
    let failovers = 0;
    for (const seed of [1, 2, 3]) {
      const played = await playEpisode(seed);
      expect([seed, played.faults]).toEqual([seed, []]);
      expect(played.accepted).toBeGreaterThan(100);
      failovers += played.failovers;
    }
    expect(failovers).toBeGreaterThan(8);
  });

  test("does the same with the same seed", async () => {
    const one = await playEpisode(1);
    expect(await playEpisode(1)).toEqual(one);
    expect((await playEpisode(2)).hash).not.toBe(one.hash);
  });
});

test("uses production's own parts, unchanged", () => {
  const imported = (file: string) =>
    [
      ...readFileSync(new URL(file, import.meta.url), "utf8").matchAll(/^(?:import|} from)[^"]*"(.*)";$/gm),
    ].map(([, name]) => name);
  for (const part of ["ClusterOwners", "HeldJournal", "Cluster", "DatabaseTime", "ContestTimes"])
    expect(imported("./Program.ts")).toContain(`../../server/cluster/${part}.ts`);
  for (const part of ["supervision/LiveContests", "redis/ListingMirror"])
    expect(imported("./Program.ts")).toContain(`../../server/${part}.ts`);
  for (const part of ["roomLink", "outbox", "seen", "serverClock"])
    expect(imported("./Client.ts")).toContain(`../../client/net/${part}.ts`);
});

test("each planted bug has its place", () => {
  for (const { name, edits } of plantedBugs)
    for (const { file, find } of edits) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect([name, source.split(find).length - 1]).toEqual([name, 1]);
    }
});
