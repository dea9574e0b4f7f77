import path from "node:path";
import { collectingFlags } from "../collectGarbage.ts";
import { Histogram } from "../Histogram.ts";
import { nowUs } from "../monotonic.ts";
import { CalledProcess } from "../processCalls.ts";
import type { Progress } from "../progress.ts";
import { warmUpSeconds } from "../scenarios.ts";
import { type CrowdSize, planSeats } from "../seatPlan.ts";
import type { WireBotCalls, WirePlayReport } from "./wireCalls.ts";
import type { WireServerCalls } from "./wireServer.ts";

export interface WireOptions {
  readonly size: CrowdSize;
  readonly mostScreens: number;
  readonly processes: number;
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  readonly progress: Progress;
  /** Means of the product. */
  readonly commandBytes: number;
  readonly replyBytes: number;
  readonly patchBytes: number;
  /** Share of the commands that everybody is shown something of. */
  readonly effectShare: number;
}

/** Latencies of the bare `ws` server, microseconds since each command was scheduled. */
export interface WireResult {
  readonly sent: number;
  readonly reply: Histogram;
  readonly pairs: Histogram;
  readonly last: Histogram;
  readonly lateness: Histogram;
}

const startAfterUs = 300_000;
const warmUpSeed = 500;

/** The wire baseline, from nothing to nothing: a server and bots of its own. */
export async function wireRun(options: WireOptions): Promise<WireResult> {
  const { size, processes, rate, seconds, seed, progress } = options;
  const server = new CalledProcess<WireServerCalls>(path.join(import.meta.dirname, "wireServer.ts"));
  const bots = Array.from(
    { length: processes },
    () =>
      new CalledProcess<WireBotCalls>(path.join(import.meta.dirname, "wireBotProcess.ts"), collectingFlags),
  );
  try {
    const port = await server.call("listen", options);
    const shares = planSeats(size, options.mostScreens, processes);
    const bar = progress.bar("wire: clients come in", size.rooms * size.seats, bots);
    await Promise.all(bots.map((bot, index) => bot.call("ramp", { port, seats: shares[index] ?? [] })));
    bar.done();
    const play = async (forSeconds: number, playSeed: number) => {
      await Promise.all(bots.map((bot) => bot.call("rest", null)));
      const startUs = nowUs() + startAfterUs;
      return Promise.all(
        bots.map((bot, index) =>
          bot.call("play", {
            startUs,
            seconds: forSeconds,
            rate: rate / processes,
            seed: playSeed + index,
            commandBytes: options.commandBytes,
            effectShare: options.effectShare,
            firstIndex: index,
            indexStep: processes,
          }),
        ),
      );
    };
    await play(warmUpSeconds, seed + warmUpSeed);
    return resultOf(await play(seconds, seed));
  } finally {
    for (const child of [server, ...bots]) child.end();
  }
}

function resultOf(reports: readonly WirePlayReport[]): WireResult {
  const latest = new Map<number, number>();
  for (const { last } of reports)
    for (const [index, latencyUs] of last) latest.set(index, Math.max(latencyUs, latest.get(index) ?? 0));
  const last = new Histogram();
  for (const latencyUs of latest.values()) last.record(latencyUs);
  const merged = (name: "reply" | "pairs" | "lateness") =>
    Histogram.merged(reports.map((report) => Histogram.from(report[name])));
  return {
    sent: reports.reduce((sum, report) => sum + report.sent, 0),
    reply: merged("reply"),
    pairs: merged("pairs"),
    lateness: merged("lateness"),
    last,
  };
}
