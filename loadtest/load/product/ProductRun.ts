import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunDatabase } from "../../runDatabase.ts";
import type { ServerProcess } from "../../serverProcess.ts";
import { collectingFlags } from "../collectGarbage.ts";
import type { BotCalls, PlayOrder, PlayReport, SpreadReport, ViewsReport } from "../crowd/botCalls.ts";
import type { CommandRecord } from "../crowd/records.ts";
import { Histogram } from "../Histogram.ts";
import { mostScreens } from "../limits.ts";
import { type BoardSize, contestFileOf } from "../loadContests.ts";
import { nowUs } from "../monotonic.ts";
import { CalledProcess } from "../processCalls.ts";
import type { Progress } from "../progress.ts";
import type { Surroundings } from "../runProgram.ts";
import { type CrowdSize, planSeats } from "../seatPlan.ts";
import { CommitCounter } from "./CommitCounter.ts";
import { Contests } from "./Contests.ts";
import { inspectRun } from "./inspectRun.ts";
import { loadServer } from "./loadServer.ts";
import { Menders } from "./Menders.ts";
import type { PhaseResult, StormResult } from "./PhaseResult.ts";
import { effectsOf, phaseResultOf } from "./phaseResultOf.ts";
import { ServerSampler } from "./ServerSampler.ts";
import type { SeededContest } from "./seedContests.ts";

/** What a run has to know of the server it is at, which may be several processes behind one origin. */
export type LoadedServer = Pick<ServerProcess, "origin" | "pid" | "start" | "stop" | "discard">;

export interface ProductOptions {
  readonly database: RunDatabase;
  readonly size: CrowdSize;
  readonly processes: number;
  readonly seed: number;
  readonly boardSize?: BoardSize;
  /** One that runs already and goes on afterwards; else the run has its own. */
  readonly server?: LoadedServer;
  /** Contests that were seeded into the database, one for each room; else they are made. */
  readonly seeded?: readonly SeededContest[];
  readonly progress: Progress;
  /** Gets what ends everything that was started, for the end of this process; rid of it after `close`. */
  readonly cleanups: Surroundings["cleanups"];
}

const startAfterUs = 300_000;
const mostBins = 120;
/** Commands per second. */
const almostNothing = 0.001;
const fullBoard: BoardSize = { rows: 12, columns: 12 };
/** Of all clients, so many read the public state with the schema; the others compare bytes. */
const readers = 40;

/** The product under load: its own process, contests made as an organizer does, and bots in processes of their own. */
export class ProductRun {
  readonly findings: string[] = [];
  readonly server: LoadedServer;
  join = new Histogram();
  readonly #options: ProductOptions;
  readonly #bots: readonly CalledProcess<BotCalls>[];
  readonly #records: CommandRecord[] = [];
  readonly #teamShares: readonly number[];
  #roomCodes: readonly string[] = [];
  /** Null when they were seeded. */
  #contests: Contests | null = null;
  #sampler: ServerSampler | null = null;
  #commits: CommitCounter | null = null;
  /** What everybody saw when they went. */
  #views: readonly ViewsReport[] = [];
  #phases = 0;

  /** A running contest in every room, everybody in it, and nothing moving. */
  static async open(options: ProductOptions): Promise<ProductRun> {
    const server = options.server ?? (await loadServer(options.database));
    const run = new ProductRun(options, server);
    options.cleanups.add(run.#discard);
    if (!options.server) await server.start();
    await run.#begin();
    return run;
  }

  private constructor(options: ProductOptions, server: LoadedServer) {
    this.#options = options;
    this.server = server;
    const file = path.join(import.meta.dirname, "../crowd/botProcess.ts");
    this.#bots = Array.from(
      { length: options.processes },
      () => new CalledProcess<BotCalls>(file, collectingFlags),
    );
    const teams = this.#shares.map(
      (seats) => seats.filter(({ team, place }) => team !== null && place === 0).length,
    );
    const all = teams.reduce((sum, count) => sum + count, 0);
    this.#teamShares = teams.map((count) => count / all);
  }

  /** Of the processes of bots. */
  get botPids(): readonly number[] {
    return this.#bots.map(({ pid }) => pid);
  }

  get roomCodes(): readonly string[] {
    return this.#roomCodes;
  }

  /**
   * Commands at `rate` per second over all rooms; null: every team buys one card within the time. `isMended`: moderators
   * put right meanwhile what was acknowledged, so that only the end is held against the journal. `isCounted`: as many as the
   * rate says, not as chance has it. `begins` is told when the first commands come, by `nowUs`.
   */
  async play(
    rate: number | null,
    seconds: number,
    {
      isMended = false,
      isCounted = false,
      begins = () => undefined,
    }: {
      readonly isMended?: boolean;
      readonly isCounted?: boolean;
      readonly begins?: (startUs: number) => void;
    } = {},
  ): Promise<PhaseResult> {
    const originUs = nowUs();
    await this.#each((bot) => bot.call("align", { originUs }));
    const commitsBefore = await this.#commits?.read();
    const startUs = nowUs() + startAfterUs;
    begins(startUs);
    const reports = await this.#each((bot, index) =>
      bot.call("play", { ...this.#order(index, rate, seconds, startUs), isMended, isCounted }),
    );
    const commits = await this.#commits?.read();
    const effects = effectsOf(reports.flatMap(({ records }) => records));
    const bins = Math.min(mostBins, Math.max(1, Math.ceil(seconds)));
    const spreads = await this.#each((bot) => bot.call("spread", { startUs, seconds, bins, effects }));
    this.#note(reports, isMended ? [] : spreads);
    const samples = this.#sampler?.between(startUs, startUs + seconds * 1_000_000) ?? [];
    return phaseResultOf({
      startUs,
      seconds,
      bins,
      reports,
      spreads,
      samples,
      commits: commits === undefined || commitsBefore === undefined ? null : commits - commitsBefore,
    });
  }

  /** All drop at once, and come back within `returnSeconds` while commands go on arriving. */
  async storm(rate: number, seconds: number, returnSeconds: number): Promise<StormResult> {
    const originUs = nowUs();
    await this.#each((bot) => bot.call("align", { originUs }));
    const startUs = nowUs() + startAfterUs;
    const reports = await this.#each((bot, index) =>
      bot.call("storm", { ...this.#order(index, rate, seconds, startUs), returnSeconds }),
    );
    this.#note(reports, []);
    const samples = this.#sampler?.between(startUs, nowUs()) ?? [];
    const bins = Math.max(1, Math.ceil(seconds));
    return {
      phase: phaseResultOf({ startUs, seconds, bins, reports, spreads: [], samples, commits: null }),
      back: Histogram.merged(reports.map(({ back }) => Histogram.from(back))),
      join: Histogram.merged(reports.map(({ join }) => Histogram.from(join))),
      retries: reports.reduce((sum, { retries }) => sum + retries, 0),
    };
  }

  /** The share of a core that the server needs when nothing happens. */
  async idle(seconds: number): Promise<number> {
    const originUs = nowUs();
    await this.#each((bot) => bot.call("align", { originUs }));
    const fromUs = nowUs();
    await delay(seconds * 1_000);
    const samples = this.#sampler?.between(fromUs, nowUs()) ?? [];
    return samples.reduce((sum, { cpu }) => sum + cpu, 0) / Math.max(1, samples.length);
  }

  /** A moderator for each room. */
  menders(): Menders {
    const { seed, boardSize = fullBoard } = this.#options;
    return new Menders({
      origin: this.server.origin,
      roomCodes: this.#roomCodes,
      board: contestFileOf(seed, boardSize).board,
      seed,
      fault: (sentence) => this.findings.push(sentence),
    });
  }

  /** Until all that happened is shown to everybody, whatever it was. */
  async settle(): Promise<void> {
    await this.play(almostNothing, 0.1);
  }

  /** Everybody goes, the server stops, and {@link inspect} follows. */
  async close(): Promise<{ readonly events: number }> {
    await this.leave();
    if (this.#ownsServer) await this.server.stop();
    return this.inspect();
  }

  /** Everybody goes; where the server goes on, the contests are finished before. */
  async leave(): Promise<void> {
    if (!this.#ownsServer) await this.#finishContests();
    this.#views = await this.#each((bot) => bot.call("views", null));
    this.#sampler?.stop();
    await this.#commits?.close();
    for (const bot of this.#bots) bot.end();
  }

  /**
   * Holds what everybody saw in the end against a replay of the journal, once nothing else has the database open. Findings
   * are in `findings`.
   */
  async inspect(): Promise<{ readonly events: number }> {
    this.#options.cleanups.delete(this.#discard);
    const inspected = await inspectRun(this.#options.database, this.#roomCodes, this.#records, this.#views);
    this.findings.push(...inspected.findings);
    return inspected;
  }

  /** For the end of everything: never throws. */
  readonly #discard = () => {
    this.#sampler?.stop();
    for (const bot of this.#bots) bot.end();
    if (this.#ownsServer) this.server.discard();
  };

  get #ownsServer(): boolean {
    return this.#options.server === undefined;
  }

  async #finishContests(): Promise<void> {
    await this.#contests?.moderate({ type: "FinishContest" });
    const originUs = nowUs();
    await this.#each((bot) => bot.call("align", { originUs }));
  }

  async #begin(): Promise<void> {
    const { size, seed, progress, database, seeded, boardSize = fullBoard } = this.#options;
    const contests = seeded ? null : await Contests.make(this.server.origin, size.rooms, { seed, boardSize });
    this.#contests = contests;
    this.#roomCodes = seeded?.map(({ roomCode }) => roomCode) ?? contests?.roomCodes ?? [];
    await contests?.moderate({ type: "OpenLobby" });
    const clients = size.rooms * size.seats;
    const bar = progress.bar("product: clients come in", clients, this.#bots);
    const readerEvery = Math.max(1, Math.floor(clients / readers));
    const reports = await this.#each((bot, index) =>
      bot.call("ramp", {
        origin: this.server.origin,
        roomCodes: this.#roomCodes,
        seeded: seeded !== undefined,
        seats: this.#shares[index] ?? [],
        seed,
        boardSeed: seed,
        boardSize,
        readerEvery,
      }),
    );
    bar.done();
    this.join = Histogram.merged(reports.map(({ join }) => Histogram.from(join)));
    this.findings.push(...reports.flatMap(({ faults }) => faults));
    const retries = reports.reduce((sum, report) => sum + report.retries, 0);
    if (retries > 0) progress.say(`${retries} requests had to be sent again while all came in`);
    await contests?.moderate({ type: "StartContest" });
    this.#sampler = new ServerSampler(this.server.pid, this.server.origin);
    this.#commits = await CommitCounter.open(database);
  }

  get #shares() {
    return planSeats(this.#options.size, mostScreens, this.#options.processes);
  }

  #order(index: number, rate: number | null, seconds: number, startUs: number): PlayOrder {
    this.#phases += 1;
    return {
      startUs,
      seconds,
      rate: rate === null ? null : rate * (this.#teamShares[index] ?? 0),
      seed: this.#options.seed + this.#phases * 1_000,
      isMended: false,
      isCounted: false,
    };
  }

  #note(reports: readonly PlayReport[], spreads: readonly SpreadReport[]): void {
    for (const { records, faults } of reports) {
      this.#records.push(...records);
      this.findings.push(...faults);
    }
    for (const { faults } of spreads) this.findings.push(...faults);
  }

  #each<T>(call: (bot: CalledProcess<BotCalls>, index: number) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#bots.map(call));
  }
}
