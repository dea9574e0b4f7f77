import { expect, test } from "vitest";
import { teamOf } from "../../shared/contest/buying.ts";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import { Players } from "../../shared/simulation/Players.ts";
import { playedCards } from "../../shared/simulation/playedCards.ts";
import { classOf } from "../../shared/simulation/profiles.ts";
import { Simulation } from "../../shared/simulation/Simulation.ts";
import { classBoard } from "../../shared/simulation/testing/trialContest.ts";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { ContestRunner } from "./ContestRunner.ts";

const start = 1_700_000_000_000;
const moderator: Actor = { role: "moderator", accountId: "a1" };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const seatOf = (nth: number) => `seat${`${nth + 1}`.padStart(6, "0")}`;
const teamIdOf = (nth: number) => `t${nth + 1}`;

test.each([1, 2, 3])(
  "SIM1 seed %i: players of a live contest come to the standings of the simulated one",
  async (seed) => {
    const contest = classBoard();
    const profiles = classOf(10);
    const { clock, runner, send } = await open(contest);
    await send(moderator, { type: "OpenLobby" });
    for (const nth of profiles.keys()) {
      const join = {
        type: "JoinContest",
        name: `Team ${nth + 1}`,
        pin: "000000",
        seatId: seatOf(nth),
      } as const;
      await send({ role: "guest" }, join);
    }
    await send(moderator, { type: "StartContest" });

    const players = new Players(profiles, playedCards(runner.state.board.cards), runner.state.rules, seed);
    const looks = (nth: number) => players.looks(nth, teamOf(runner.state, teamIdOf(nth)), clock.now());
    for (const nth of profiles.keys()) looks(nth);
    const endsAt = start + contest.durationMs;
    let moves = 0;
    for (let move = players.next(); move && move.at <= endsAt; move = players.next()) {
      const { nth, at, command } = move;
      clock.advance(at - clock.now());
      await send({ role: "team", teamId: teamIdOf(nth), seatId: seatOf(nth) }, command);
      looks(nth);
      moves += 1;
    }
    clock.advance(endsAt + 1 - clock.now());
    await runner.idle();

    const { phase } = runner.state;
    expect(phase).toBe("finished");
    expect(moves).toBeGreaterThan(200);
    const simulated = new Simulation(contest, profiles).play(seed);
    const standings = trueStandings(runner.state);
    expect(standings.map(({ place, team: { id, balancePoints } }) => [place, id, balancePoints])).toEqual(
      simulated.teams.map(({ place, teamId, balancePoints }) => [place, teamId, balancePoints]),
    );
    await runner.close();
  },
);

async function open({ board, durationMs }: ReturnType<typeof classBoard>) {
  const clock = new FakeClock(start);
  const journal = new MemoryJournal();
  journal.createContest(smallContest({ board, durationMs }), start);
  const claim = await new SoleOwners(journal).claim("c1");
  const runner = await ContestRunner.open({
    contestId: "c1",
    claim,
    held: null,
    journal,
    clock,
    log,
    meter: uncounted,
  });
  const send = async (actor: Actor, command: Command) => {
    const reply = await runner.execute({ id: null, actor, command, receivedAt: clock.now() });
    expect(reply).toMatchObject({ ok: true });
  };
  return { clock, runner, send };
}
