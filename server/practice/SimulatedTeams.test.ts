import { afterEach, describe, expect, test } from "vitest";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import { chosenTeams } from "../../shared/simulation/chosenTeams.ts";
import { Simulation } from "../../shared/simulation/Simulation.ts";
import { classBoard } from "../../shared/simulation/testing/trialContest.ts";
import type { PlayersChoice } from "../../shared/trying.ts";
import { SimulatedTeams } from "./SimulatedTeams.ts";
import { type MemoryStage, memoryStage, solvedShare, trialOn } from "./testing/memoryStage.ts";

const usual: PlayersChoice = { skillPercent: 60, cardSeconds: 120, hurry: 1 };
const minute = 60_000;

const stages: MemoryStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) {
    stage.contests.stop();
    await stage.live.closeAll();
  }
});

async function play(teams: number, choice: Partial<PlayersChoice> = {}, seed = 1) {
  const stage = memoryStage();
  stages.push(stage);
  const trial = await trialOn(stage, teams);
  const { contest, others } = trial;
  const { clock, log } = stage;
  const simulated = new SimulatedTeams({ contest, clock, log, seed }, others, { ...usual, ...choice });
  return { ...stage, ...trial, simulated };
}

describe("simulated teams of a trial", () => {
  test.each([1, 2])("PRA11 SIM1 seed %i: come to the standings of the simulated contest", async (seed) => {
    const { contest, pass, refused } = await play(8, {}, seed);
    await pass(41 * minute);
    const state = contest.state();
    expect(state.phase).toBe("finished");
    expect(refused).toEqual([]);
    const author = contest.places[0]?.teamId;
    const played = trueStandings(state)
      .filter(({ team }) => team.id !== author)
      .map(({ team: { id, balancePoints } }) => [Number(id.slice(1)) - 1, balancePoints]);
    const simulated = new Simulation(classBoard(), chosenTeams(usual, 8)).play(seed);
    expect(new Map(played.map(([nth, points]) => [nth, points]))).toEqual(
      new Map(simulated.teams.map(({ teamId, balancePoints }) => [Number(teamId.slice(1)), balancePoints])),
    );
  });

  test("PRA11 the same seed does the same, another one does not", async () => {
    const doneBy = async (seed: number) => {
      const { done, pass } = await play(5, { hurry: 4 }, seed);
      await pass(10 * minute);
      expect(done.length).toBeGreaterThan(50);
      return done.map(({ at, teamId, command }) => [at, teamId, command]);
    };
    const first = await doneBy(7);
    expect(await doneBy(7)).toEqual(first);
    expect(await doneBy(8)).not.toEqual(first);
  });

  test("PRA11 thirty in the greatest haste send five commands a second, and ten at once at most", async () => {
    const { done, pass } = await play(30, { cardSeconds: 10, hurry: 10 });
    await pass(2 * minute);
    expect(done.length).toBeGreaterThan(500);
    for (const { at } of done) {
      const within = done.filter((other) => other.at >= at && other.at < at + 1_000);
      expect(within.length).toBeLessThanOrEqual(10 + 5);
    }
    expect(done.length).toBeLessThanOrEqual(10 + 5 * 120);
  });

  test("PRA11 who knows more solves more, and who is quicker does more", async () => {
    const solved = async (skillPercent: number) => {
      const { contest, pass } = await play(10, { skillPercent, hurry: 4 });
      await pass(10 * minute, 500);
      return solvedShare(contest);
    };
    const [weak, strong] = [await solved(10), await solved(95)];
    expect(weak).toBeLessThan(0.6);
    expect(strong).toBeGreaterThan(0.9);
    const acts = async (cardSeconds: number) => {
      const { done, pass } = await play(10, { cardSeconds });
      await pass(10 * minute, 500);
      return done.length;
    };
    expect(await acts(60)).toBeGreaterThan(2 * (await acts(180)));
  });

  test("PRA11 hurried while they play, they go on from where they are, and nobody else's clock moves", async () => {
    const { contest, simulated, done, pass } = await play(6);
    await pass(5 * minute, 500);
    const slow = done.length;
    const { endsAt } = contest.state().clock;
    simulated.change({ ...usual, hurry: 10 });
    await pass(5 * minute, 500);
    expect(slow).toBeGreaterThan(0);
    expect(done.length - slow).toBeGreaterThan(5 * slow);
    expect(contest.state().clock.endsAt).toBe(endsAt);
    const hurried = done.length;
    simulated.change({ ...usual, hurry: 1 });
    await pass(5 * minute, 500);
    expect(done.length - hurried).toBeLessThan(2 * slow);
    expect(simulated.choice).toEqual({ ...usual, hurry: 1 });
  });

  test("PRA11 from now on they know as much as is chosen now", async () => {
    const { contest, simulated, pass } = await play(10, { skillPercent: 5, hurry: 4 });
    await pass(4 * minute, 500);
    const before = solvedShare(contest);
    simulated.change({ ...usual, skillPercent: 100, hurry: 4 });
    await pass(8 * minute, 500);
    expect(before).toBeLessThan(0.5);
    expect(solvedShare(contest)).toBeGreaterThan(before + 0.2);
  });

  test("PRA5 PRA11 after a gap of the program they go on", async () => {
    const { contest, clock, done, pass } = await play(6);
    await pass(minute);
    const before = done.length;
    clock.freeze(5 * minute);
    await pass(5 * minute, 500);
    expect(contest.state().phase).toBe("running");
    expect(done.length).toBeGreaterThan(before);
  });

  test.each(["finished", "removed"])("PRA11 they stop with the contest: %s", async (how) => {
    const { contest, contests, done, pass } = await play(6, { hurry: 10 });
    await pass(minute);
    const before = done.length;
    expect(before).toBeGreaterThan(0);
    if (how === "removed") await contests.remove(contest.row);
    else await contest.send({ role: "moderator", accountId: "practice" }, { type: "FinishContest" });
    await pass(5 * minute, 500);
    expect(done.length).toBe(before);
  });

  test("PRA11 none at all does nothing", async () => {
    const { done, pass, simulated } = await play(0);
    await pass(5 * minute, 1_000);
    expect(done).toEqual([]);
    expect(simulated.count).toBe(0);
  });

  test("PRA11 they are called so that everybody knows which are none", async () => {
    const { contest } = await play(3);
    expect(Object.values(contest.state().teams).map(({ name }) => name)).toEqual([
      "You",
      "Simulated team 1",
      "Simulated team 2",
      "Simulated team 3",
    ]);
  });
});
