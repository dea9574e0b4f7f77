import type { RunDatabase } from "../../runDatabase.ts";
import { disappointments } from "../product/disappointments.ts";
import { ProductRun } from "../product/ProductRun.ts";
import { seedContests } from "../product/seedContests.ts";
import type { Surroundings } from "../runProgram.ts";
import { warmUpSeconds } from "../scenarios.ts";
import { withDatabase } from "../withDatabase.ts";
import type { CurvePoint } from "./curves.ts";

export interface PointParts extends Surroundings {
  readonly serverUrl: string;
  readonly seed: number;
}

/** What a command costs at one size. */
export interface MeasuredPoint {
  readonly x: number;
  /** Processor time of the server for each command, beyond what it needs when nothing happens. */
  readonly processorMs: number;
  readonly replyMs: number;
  readonly othersMs: number;
  readonly others99Ms: number;
  readonly findings: readonly string[];
}

const rate = 20;
const seconds = { idle: 4, play: 10 };

export async function measurePoint(parts: PointParts, point: CurvePoint): Promise<MeasuredPoint> {
  const { serverUrl, seed, progress, cleanups } = parts;
  const { x, teams, seats, boardSize, events } = point;
  return withDatabase(parts, "postgres", serverUrl, async (database) => {
    const seeded = events === null ? null : await seedOne(database, point, seed);
    const run = await ProductRun.open({
      database,
      size: { rooms: 1, teams, seats },
      processes: 2,
      seed,
      boardSize,
      ...(seeded && { seeded }),
      progress,
      cleanups,
    });
    await run.play(rate, warmUpSeconds);
    const idleShare = await run.idle(seconds.idle);
    const phase = await run.play(rate, seconds.play);
    await run.close();
    const { samples, records, reply, pairs } = phase;
    const share = samples.reduce((sum, { cpu }) => sum + cpu, 0) / samples.length;
    return {
      x,
      processorMs: Math.max(0, ((share - idleShare) * seconds.play * 1_000) / records.length),
      replyMs: reply.quantile(0.5) / 1_000,
      othersMs: pairs.quantile(0.5) / 1_000,
      others99Ms: pairs.quantile(0.99) / 1_000,
      findings: [...run.findings, ...disappointments(phase)].map((finding) => `${x}: ${finding}`),
    };
  });
}

async function seedOne(database: RunDatabase, { teams, events, boardSize }: CurvePoint, seed: number) {
  const { db, close } = await database.open();
  try {
    return await seedContests(db, [{ teams, events: events ?? 0, boardSeed: seed, boardSize }]);
  } finally {
    await close();
  }
}
