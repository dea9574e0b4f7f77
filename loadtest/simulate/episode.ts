import { decisionOn } from "../../server/contests/decision.ts";
import type { Log } from "../../server/contests/runnerTypes.ts";
import { smallContest } from "../../server/test/smallContest.ts";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { Client } from "./Client.ts";
import { Excuses, type Losses } from "./Excuses.ts";
import { type FaultKind, Faults } from "./Faults.ts";
import { Judge, type Tally } from "./Judge.ts";
import { ListingJudge } from "./ListingJudge.ts";
import type { Data } from "./model/Data.ts";
import { ModelPostgres } from "./model/ModelPostgres.ts";
import { ModelRedis } from "./model/ModelRedis.ts";
import { type Moves, Owning } from "./Owning.ts";
import { Service } from "./Service.ts";
import { slots } from "./stage.ts";
import { World } from "./World.ts";

export interface EpisodeResult extends Tally, Moves, Losses {
  readonly seed: number;
  readonly steps: number;
  readonly hash: string;
  readonly faults: readonly string[];
  readonly befell: ReadonlyMap<FaultKind, number>;
}

const contests = 3;
const clientsOfAContest = 2;
/** Nobody ever looks at it, and its clock goes on all the same. */
const unwatched = "unwatched";
const playMs = 120_000;
const calmMs = 40_000;
/** How far the database's follower is behind: so many writes at most. */
const mostLag = 60;
const followEveryMs = 200;
const quiet: Log = { warn: () => undefined, info: () => undefined, error: () => undefined };
const teacher: Actor = { role: "moderator", accountId: "teacher" };

/** Plays some contests on a service that much befalls, all of it drawn from the seed, and says what was wrong. */
export async function playEpisode(seed: number, log: Log = quiet): Promise<EpisodeResult> {
  const world = new World(seed);
  const server = new ModelPostgres(world);
  const redis = new ModelRedis(world);
  const watched = Array.from({ length: contests }, (_, index) => `contest${index + 1}`);
  const contestIds = [...watched, unwatched];
  const now = server.now;
  server.prepare((data) => {
    for (const [index, contestId] of contestIds.entries()) prepare(data, contestId, index, now);
  });
  const judge = new Judge(world);
  const excuses = new Excuses(world);
  const owning = new Owning(judge, excuses);
  const service = new Service({ world, server, redis, log, watcher: owning });
  const started = Array.from({ length: slots }, (_, index) => service.start(index + 1));
  await world.until(Promise.all(started));

  let names = 0;
  const clients = watched.flatMap((contestId) =>
    Array.from({ length: clientsOfAContest }, (_, index) => {
      const name = `client ${index + 1} of ${contestId}`;
      const nextCommand = () => {
        names += 1;
        return { type: "RenameTeam", teamId: `t${index + 1}`, name: `Team ${names}` } as const;
      };
      return new Client({ world, service, judge, name, contestId, actor: teacher, nextCommand });
    }),
  );
  const listings = new ListingJudge(world, { service, redis, judge });
  const faults = new Faults({ world, service, server, redis, excuses, contestIds, troubles: 0 });
  const follow = () => {
    server.follow(world.random.below(mostLag));
    world.after(followEveryMs, follow);
  };
  follow();
  listings.begin();
  faults.begin();
  await world.runFor(playMs);
  for (const client of clients) client.rest();
  await world.until(faults.end());
  await world.runFor(calmMs);

  for (const client of clients) if (!client.isLive) judge.fault(`${client.name} found no way back`);
  const runners = await world.until(Promise.all(service.programs.map(({ live }) => live.find(unwatched))));
  const owners = runners.filter((runner) => runner !== null).length;
  if (owners !== 1) judge.fault(`the contest that nobody looks at has ${owners} owners`);
  await world.until(listings.verdict());
  await judge.verdict(server.data, contestIds, excuses);
  for (const client of clients) client.close();
  const { steps, hash } = world;
  return {
    ...{ seed, steps, hash, faults: judge.faults, befell: faults.counts },
    ...judge.tally,
    ...owning.moves,
    ...excuses.losses,
  };
}

/** A contest under way, with some teams. */
function prepare(data: Data, contestId: string, index: number, now: number): void {
  const definition = smallContest({
    contestId,
    roomCode: `ABCDE${"FGHJ"[index] ?? "K"}`,
    durationMs: 10 * 3_600_000,
  });
  data.createContest(definition, now);
  let state: ContestState = replay([
    { type: "ContestCreated", at: now, by: { role: "guest" }, ...definition } satisfies ContestEvent,
  ]);
  let seq = 1;
  const act = (actor: Actor, command: Command) => {
    const decided = decisionOn(state, { command, actor, at: now });
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.rejection.code}`);
    const { events } = decided;
    data.append({ contestId, epoch: 0, firstSeq: seq + 1, commandKey: null, events }).catch(() => undefined);
    seq += events.length;
    state = decided.after;
  };
  act(teacher, { type: "OpenLobby" });
  for (let team = 1; team <= clientsOfAContest; team += 1) {
    const join = {
      type: "JoinContest",
      name: `First ${team}`,
      pin: "1234",
      seatId: `seat${team}`.padEnd(24, "0"),
    };
    act({ role: "guest" }, join as Command);
  }
  act(teacher, { type: "StartContest" });
}
