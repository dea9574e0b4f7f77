import { setTimeout as delay } from "node:timers/promises";
import { residentMegabytes } from "../footprint/residentMegabytes.ts";
import { disappointments } from "../load/product/disappointments.ts";
import type { Surroundings } from "../load/runProgram.ts";
import { CrowdedService } from "./CrowdedService.ts";

/** What one process of several stands in with so many contests under way. */
export interface MemoryPoint {
  readonly contests: number;
  readonly machine: string;
  /** MB as the system counts them: the most of what was seen while they were played, and at rest afterwards. */
  readonly mostMegabytes: number;
  readonly restMegabytes: number;
}

export interface MemoryOptions {
  readonly contests: readonly number[];
  /** Of each contest. */
  readonly teams: number;
  readonly seats: number;
  /** Commands per second of each contest. */
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  readonly nodeFlags: readonly string[];
  readonly surroundings: Surroundings;
}

const lookEveryMs = 250;
const restMs = 5_000;

/** A new process for each number of contests, with nothing before it, so that its own memory is all that is measured. */
export async function memoryPoints(
  options: MemoryOptions,
): Promise<{ readonly points: readonly MemoryPoint[]; readonly findings: readonly string[] }> {
  const points: MemoryPoint[] = [];
  const findings: string[] = [];
  for (const contests of options.contests) {
    options.surroundings.progress.say(`${contests} contests`);
    points.push(await memoryWith(contests, options, findings));
  }
  return { points, findings };
}

async function memoryWith(
  contests: number,
  { teams, seats, rate, seconds, seed, nodeFlags, surroundings }: MemoryOptions,
  findings: string[],
): Promise<MemoryPoint> {
  const side = await CrowdedService.open({
    processes: 1,
    redis: true,
    nginx: false,
    limits: "wide",
    size: { rooms: contests, teams, seats },
    nodeFlags,
    seed,
    surroundings,
  });
  const [process] = side.service.processes;
  if (!process) throw new Error("a service needs a process");
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, residentMegabytes(process.pid));
  }, lookEveryMs);
  try {
    if (contests === 0) await delay(seconds * 1_000);
    else findings.push(...disappointments(await side.crowd.play(rate * contests, seconds)));
    await delay(restMs);
  } finally {
    clearInterval(looking);
  }
  const rest = residentMegabytes(process.pid);
  findings.push(...(await side.close()));
  return { contests, machine: side.machine, mostMegabytes: Math.max(most, rest), restMegabytes: rest };
}

/** The line that fits best: `base` without a contest, and `each` for one more. */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): {
  readonly base: number;
  readonly each: number;
} {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const each = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return { base: meanY - each * meanX, each };
}
