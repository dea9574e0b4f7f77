import { loadKeys } from "../../server/auth/keys.ts";
import { openDatabase } from "../../server/db/database.ts";
import { findContestByCode } from "../../server/queries/contests.ts";
import { startPrivateRedis } from "../../server/test/privateRedis.ts";
import { loopbackAddress } from "../bots/addresses.ts";
import { Contest } from "../cluster/Contest.ts";
import { sharedToken } from "../cluster/Crowd.ts";
import type { Findings } from "../crash/findings.ts";
import { type Random, seededRandom } from "../random.ts";
import { RunningService } from "../service/RunningService.ts";
import { lookInto } from "./lookInto.ts";
import { Pace } from "./Pace.ts";
import { PlayedContest } from "./PlayedContest.ts";
import type { PromoteOptions } from "./run.ts";
import { Succession } from "./Succession.ts";

const processCount = 3;
const contestCount = 5;
const password = "promote-test-password";
/** Then a contest ends, and another begins: its cards are used up. */
const promotionsPerContest = 8;

export interface StageOptions extends Pick<PromoteOptions, "cleanups" | "onOutput"> {
  readonly random: Random;
  readonly findings: Findings;
}

/** The service whose database is lost again and again, and the contests that are played on it. */
export class Stage {
  readonly service: RunningService;
  readonly succession: Succession;
  readonly random: Random;
  readonly findings: Findings;
  readonly pace: Pace;
  readonly #markKey: Uint8Array;
  readonly #token: () => Promise<string | null>;
  #contests: readonly PlayedContest[] = [];
  #opened = 0;
  #addresses = 0;
  /** Contests whose clients were told that acts are missing: what is gone is no finding there. */
  readonly #bereft = new Set<string>();

  /** Resolves when all contests run. */
  static async open({ random, findings, cleanups, onOutput }: StageOptions): Promise<Stage> {
    const succession = await Succession.start(processCount, cleanups);
    const redis = await startPrivateRedis();
    cleanups.add("Redis", () => redis.close());
    const service = await RunningService.start({
      processes: processCount,
      nginx: true,
      databaseUrl: (slot) => succession.urlFor(slot),
      redisUrl: redis.url,
      password,
      cleanups,
      ...(onOutput ? { onOutput, environment: { LOG_LEVEL: "info" } } : {}),
    });
    const { mark } = await lookInto(succession.primaryUrl, loadKeys);
    const stage = new Stage({ service, succession, random, findings, markKey: mark });
    cleanups.add("the contests", () => stage.#leave());
    await stage.renewContests();
    return stage;
  }

  private constructor(
    parts: Pick<Stage, "service" | "succession" | "random" | "findings"> & { readonly markKey: Uint8Array },
  ) {
    this.service = parts.service;
    this.succession = parts.succession;
    this.random = parts.random;
    this.findings = parts.findings;
    this.pace = new Pace(seededRandom(this.random.below(2 ** 32)));
    this.#markKey = parts.markKey;
    this.#token = sharedToken(parts.service.origin, password);
  }

  get slots(): readonly number[] {
    return this.service.processes.map((_, index) => index + 1);
  }

  get contests(): readonly PlayedContest[] {
    return this.#contests;
  }

  /** The primary, for whoever looks into it beside the processes. */
  readonly database = {
    open: () =>
      openDatabase({ dataDir: "", databaseUrl: this.succession.primaryUrl, use: "shared", poolSize: 1 }),
  };

  /** From now on its clients may see that something is gone. */
  bereave({ contest }: PlayedContest): void {
    this.#bereft.add(contest.title);
  }

  /** What a client saw that must not be; told by the contest's title. */
  #fault(title: string, sentence: string): void {
    if (sentence.includes("two live owners")) this.findings.add("owners", sentence);
    else if (!this.#bereft.has(title)) this.findings.add("seen", sentence);
  }

  /** Ends those that have been played for long or have lost something, and opens as many as are then missing. */
  async renewContests(): Promise<void> {
    const isOver = ({ age, contest }: PlayedContest) =>
      age >= promotionsPerContest || this.#bereft.has(contest.title);
    const over = this.#contests.filter(isOver);
    this.#contests = this.#contests.filter((one) => !isOver(one));
    for (const { contest } of over) {
      await contest.finish();
      await contest.close();
    }
    while (this.#contests.length < contestCount) this.#contests = [...this.#contests, await this.#open()];
  }

  async #open(): Promise<PlayedContest> {
    this.#opened += 1;
    const title = `Contest ${this.#opened}`;
    const contest = await Contest.open({
      origin: this.service.origin,
      title,
      random: seededRandom(this.random.below(2 ** 32)),
      nextAddress: () => {
        this.#addresses += 1;
        return loopbackAddress(this.#addresses);
      },
      token: this.#token,
      fault: (sentence) => this.#fault(title, sentence),
    });
    const found = await lookInto(this.succession.primaryUrl, (db) => findContestByCode(db, contest.roomCode));
    if (!found) throw new Error(`${title} is not in the database`);
    return new PlayedContest(contest, found.id, this.#markKey);
  }

  async #leave(): Promise<void> {
    this.pace.hold();
    await Promise.all(this.#contests.map(({ contest }) => contest.close()));
  }
}
