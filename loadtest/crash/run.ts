import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import { evolve } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { toleratedGapMs } from "../../shared/contest/timing.ts";
import type { DeskCounts } from "../bots/CommandDesk.ts";
import { type Random, seededRandom } from "../random.ts";
import type { RunDatabase } from "../runDatabase.ts";
import { freePort, ServerProcess } from "../serverProcess.ts";
import { liveDifferences } from "./compare.ts";
import { Findings } from "./findings.ts";
import { inspect } from "./inspect.ts";
import type { Live } from "./live.ts";
import { Match } from "./match.ts";

export interface CrashRun {
  readonly findings: Findings;
  readonly rounds: number;
  readonly kills: number;
  /** Commands without an answer at each kill in the middle of play. */
  readonly inFlight: readonly number[];
  /** From the kill until the first bot was back, ms. */
  readonly firstBackMs: readonly number[];
  /** From the kill until the last bot was back, ms. */
  readonly allBackMs: readonly number[];
  readonly events: number;
  /** Starts from a snapshot and the tail behind it. */
  readonly snapshotStarts: number;
  readonly commands: DeskCounts & { readonly accepted: number; readonly mended: number };
}

export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly progress: (line: string) => void;
  /** Given what must be stopped when this process is. */
  readonly started: (server: ServerProcess) => void;
}

/** A contest is played for so many rounds: then its cards are used up, and it is finished. */
const roundsPerContest = 4;
const password = "crash-test-password";
/** In this round of a contest the second stop is a proper one, which leaves a snapshot: later starts use it. */
const roundOfProperStop = 1;
/** Half of the kills fall into the first salvo of commands, which every bot sends at once; half later. */
const salvoMs = 50;
const longestPlayMs = 1_500;
const playOnMs = 250;
/** So long, at most, somebody is waited for who waits for an answer: a fast server leaves few moments for it. */
const mostUntilAskedMs = 1_000;
const exitMs = 500;

/** Plays, kills and compares; stops early when a round has findings, since all that follows would be noise. */
export async function crashRun(database: RunDatabase, options: CrashOptions): Promise<CrashRun> {
  const { rounds, seed, progress, started } = options;
  const random = seededRandom(seed);
  const server = new ServerProcess({
    port: await freePort(),
    dataDir: database.dataDir,
    databaseUrl: database.databaseUrl,
    password,
  });
  started(server);
  const totals = new Totals();
  await server.start();
  for (let round = 1; round <= rounds && totals.findings.count() === 0; ) {
    const match = await Match.open({
      origin: server.origin,
      password,
      seed: random.below(2 ** 32),
      title: `Crash ${round}`,
      fault: (sentence) => totals.findings.add("seen", sentence),
    });
    const last = Math.min(rounds, round + roundsPerContest - 1);
    const first = round;
    for (; round <= last && totals.findings.count() === 0; round += 1) {
      const stage = { server, database, match, random, totals };
      const plan = {
        finish: round === last,
        stopProperly: round === first + roundOfProperStop,
        isFirst: round === first,
      };
      progress(
        `round ${round}/${rounds}: ${await playRound(stage, plan).catch((error) => breakOff(stage, error))}`,
      );
    }
    totals.leave(match);
    await match.close();
  }
  await server.kill();
  return { ...totals.all, rounds, findings: totals.findings };
}

interface Stage {
  readonly server: ServerProcess;
  readonly database: RunDatabase;
  readonly match: Match;
  readonly random: Random;
  readonly totals: Totals;
}

interface Plan {
  /** The contest ends in this round, a moment before the kill. */
  readonly finish: boolean;
  readonly stopProperly: boolean;
  /** Of its contest; in later ones moderators put things right. */
  readonly isFirst: boolean;
}

/** One kill in the middle of play, and one stop at rest, when everything can be compared exactly. */
async function playRound(
  { server, database, match, random, totals }: Stage,
  { isFirst, finish, stopProperly }: Plan,
): Promise<string> {
  match.play(!isFirst);
  if (random.below(2) === 0) match.dropOne();
  await delay(random.below(random.below(2) === 0 ? salvoMs : longestPlayMs));
  if (finish) {
    match.finish();
    await delay(random.below(30));
  }
  await untilAsked(match);
  const inFlight = match.unanswered;
  const killedAt = performance.now();
  await server.kill();
  await server.start();
  const firstBackMs = (await match.firstBackAfter(killedAt)) - killedAt;
  const allBackMs = (await match.lastBackAfter(killedAt)) - killedAt;
  await delay(playOnMs);
  await match.rest();
  match.checkAtRest();

  const stoppedAt = performance.now();
  await (stopProperly ? server.stop() : server.kill());
  const inspected = await inspect(database, match, totals.findings);
  await server.start();
  await match.lastBackAfter(stoppedAt);
  await match.rest();
  totals.findings.add("replay", ...liveDifferences(match.live, afterGap(inspected.state, match.live)));

  totals.note({ inFlight, firstBackMs, allBackMs, ...inspected, kills: stopProperly ? 1 : 2 });
  if (finish) totals.events += inspected.events;
  const found = totals.findings.count();
  return `${inFlight} in flight at the kill, back after ${Math.round(firstBackMs)} to ${Math.round(allBackMs)} ms, \
${inspected.events} events, ${found === 0 ? "all is there" : `${found} FINDINGS`}`;
}

/** Until somebody waits for an answer. */
async function untilAsked(match: Match): Promise<void> {
  const giveUpAt = performance.now() + mostUntilAskedMs;
  while (match.unanswered === 0 && performance.now() < giveUpAt) await turn();
}

/**
 * The state to expect when nothing but time passed. On a slow machine the stop may have lasted for longer than a contest
 * tolerates; then it must have stood still since it was last alive. TIM6
 */
function afterGap(state: ContestState, { screen }: Live): ContestState {
  const pausedAt = screen?.view.clock.pausedAt ?? null;
  const now = Date.now();
  if (state.phase !== "running" || pausedAt === null || now - pausedAt <= toleratedGapMs) return state;
  return evolve(state, { type: "ContestInterrupted", at: now, by: { role: "time" }, lastAliveAt: pausedAt });
}

/** A round that does not come to its end is a finding itself; what the journal says of it is looked up all the same. */
async function breakOff({ server, database, match, totals }: Stage, error: unknown): Promise<string> {
  totals.findings.add("seen", `the round broke off: ${String(error)}`);
  server.discard();
  await delay(exitMs);
  await inspect(database, match, totals.findings);
  await server.start();
  return "BROKE OFF";
}

class Totals {
  readonly findings = new Findings();
  events = 0;
  #kills = 0;
  #snapshotStarts = 0;
  readonly #inFlight: number[] = [];
  readonly #firstBackMs: number[] = [];
  readonly #allBackMs: number[] = [];
  readonly #commands = { answered: 0, resent: 0, repeated: 0, nonsense: 0, accepted: 0, mended: 0 };

  get all(): Omit<CrashRun, "findings" | "rounds"> {
    return {
      kills: this.#kills,
      inFlight: this.#inFlight,
      firstBackMs: this.#firstBackMs,
      allBackMs: this.#allBackMs,
      events: this.events,
      snapshotStarts: this.#snapshotStarts,
      commands: this.#commands,
    };
  }

  note(round: {
    readonly inFlight: number;
    readonly firstBackMs: number;
    readonly allBackMs: number;
    readonly kills: number;
    readonly events: number;
    readonly snapshotSeq: number;
  }): void {
    this.#kills += round.kills;
    this.#inFlight.push(round.inFlight);
    this.#firstBackMs.push(round.firstBackMs);
    this.#allBackMs.push(round.allBackMs);
    if (round.snapshotSeq > 0 && round.snapshotSeq < round.events) this.#snapshotStarts += 1;
  }

  leave({ counts, answers, mended }: Match): void {
    for (const name of Object.keys(counts) as (keyof DeskCounts)[]) this.#commands[name] += counts[name];
    this.#commands.mended += mended;
    this.#commands.accepted += answers.filter(({ reply }) => reply.ok).length;
  }
}
