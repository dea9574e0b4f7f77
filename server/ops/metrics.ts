import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AccountMeter, Accounts } from "../account/Accounts.ts";
import type { Cluster } from "../cluster/Cluster.ts";
import { reasonsToHandOver } from "../cluster/handOver.ts";
import { reasonsToClaim } from "../cluster/Whereabouts.ts";
import { lanes } from "../contests/lanes.ts";
import type { WriteMeter } from "../contests/runnerTypes.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import { LoopDelay } from "./LoopDelay.ts";

/** What this process counts about itself, for `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  /** Told by whoever has a tick. */
  readonly loopDelay: LoopDelay;
  readonly httpSeconds: Histogram<"route" | "status">;
  readonly requestSeconds: Histogram<"type">;
  /** Room requests by what they came to: `ok` or the code of the rejection. */
  readonly requests: Counter<"type" | "result">;
  readonly clients: Gauge<"role">;
  readonly dismissed: Counter<"reason">;
  readonly patches: Counter;
  readonly socketFaults: Counter;
  /** Connections ended by the server without a word, by reason. */
  readonly cutOff: Counter<"reason">;
  /** Asks for the bytes that wait to be read by clients, at each scrape. */
  readonly watchUnread: (count: () => number) => void;
  /** Every "no" by its code, over HTTP and in rooms. */
  readonly refusals: Counter<"code">;
  readonly commitSeconds: Histogram;
  readonly failedWrites: Counter<"what">;
  readonly accountFindings: Counter<"code">;
  readonly ignoredMarks: Counter;
  readonly accountantDeaths: Counter;
}

/** They walk over every connection at each scrape: with two thousand of them everybody waits for some 7 ms. */
const costly = [
  "process_open_fds",
  ...["handles", "requests", "resources"].flatMap((what) => [
    `nodejs_active_${what}`,
    `nodejs_active_${what}_total`,
  ]),
];

/** They come of a timer that wakes the process a hundred times a second; two of them are told by {@link LoopDelay}. */
const loopLags = ["min", "max", "mean", "stddev", "p50", "p90", "p99"].map(
  (what) => `nodejs_eventloop_lag_${what}_seconds`,
);
/** That timer cannot be left out: once a day. */
const seldomMs = 86_400_000;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: seldomMs });
  for (const name of [...costly, ...loopLags]) registry.removeSingleMetric(name);
  return {
    registry,
    loopDelay: watchLoop(registers),
    httpSeconds: new Histogram({
      name: "regatta_http_seconds",
      help: "Time to answer an HTTP request",
      labelNames: ["route", "status"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "regatta_room_request_seconds",
      help: "Time to answer a request of a room's client",
      labelNames: ["type"],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    requests: new Counter({
      name: "regatta_room_requests_total",
      help: "Requests of rooms' clients, by result",
      labelNames: ["type", "result"],
      registers,
    }),
    clients: new Gauge({
      name: "regatta_room_clients",
      help: "Clients in rooms now",
      labelNames: ["role"],
      registers,
    }),
    dismissed: new Counter({
      name: "regatta_room_dismissed_total",
      help: "Clients sent away, by reason",
      labelNames: ["reason"],
      registers,
    }),
    cutOff: new Counter({
      name: "regatta_sockets_cut_off_total",
      help: "Connections ended without a word, by reason",
      labelNames: ["reason"],
      registers,
    }),
    watchUnread(count) {
      new Gauge({
        name: "regatta_room_unread_bytes",
        help: "Bytes that wait until clients of rooms read",
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    socketFaults: new Counter({
      name: "regatta_socket_faults_total",
      help: "Sockets closed because serving them failed",
      registers,
    }),
    patches: new Counter({ name: "regatta_room_patches_total", help: "Patches sent to rooms", registers }),
    refusals: new Counter({
      name: "regatta_refusals_total",
      help: "Refusals over HTTP and in rooms, by code",
      labelNames: ["code"],
      registers,
    }),
    commitSeconds: new Histogram({
      name: "regatta_commit_seconds",
      help: "Time to commit what a command caused",
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    failedWrites: new Counter({
      name: "regatta_failed_writes_total",
      help: "Writes that the database did not take, each try",
      labelNames: ["what"],
      registers,
    }),
    accountFindings: new Counter({
      name: "regatta_account_findings_total",
      help: "What independent accounts of journals found wrong, by code",
      labelNames: ["code"],
      registers,
    }),
    ignoredMarks: new Counter({
      name: "regatta_ignored_marks_total",
      help: "Marks of how far a client has seen a contest that are none of this service's",
      registers,
    }),
    accountantDeaths: new Counter({
      name: "regatta_accountant_deaths_total",
      help: "Times that the thread of the accounts died",
      registers,
    }),
  };
}

function watchLoop(registers: Registry[]): LoopDelay {
  const loopDelay = new LoopDelay();
  const help = "How long the event loop held up what was due since the last scrape";
  // Asked in this order: the first takes for both.
  new Gauge({
    name: "nodejs_eventloop_lag_p99_seconds",
    help: `${help}: 99 of a hundred were no longer`,
    registers,
    collect() {
      const delays = loopDelay.take("metrics");
      this.set((delays?.most99Ms ?? 0) / 1_000);
      longest.set((delays?.longestMs ?? 0) / 1_000);
    },
  });
  const longest = new Gauge({
    name: "nodejs_eventloop_lag_max_seconds",
    help: `${help}: the longest`,
    registers,
  });
  return loopDelay;
}

/** Counts what becomes of the contests' writes. */
export function writeMeter({ commitSeconds, failedWrites }: Metrics): WriteMeter {
  return {
    committed: (seconds) => commitSeconds.observe(seconds),
    failed: (what) => failedWrites.inc({ what }),
  };
}

/** Counts what becomes of the accounts. */
export function accountMeter({ accountFindings, accountantDeaths }: Metrics): AccountMeter {
  return { found: (code) => accountFindings.inc({ code }), died: () => accountantDeaths.inc() };
}

/** Tells how the accounts stand whenever somebody asks for the metrics. */
export function watchAccounts({ registry }: Metrics, accounts: Accounts): void {
  const registers = [registry];
  new Gauge({
    name: "regatta_accounts",
    help: "Independent accounts of contests, by what they say",
    labelNames: ["state"],
    registers,
    collect() {
      for (const state of ["agrees", "behind", "disagrees"] as const)
        this.set({ state }, accounts.count(state));
    },
  });
  new Gauge({
    name: "regatta_account_lag_seconds",
    help: "For how long the oldest commit has waited to be checked",
    registers,
    collect() {
      this.set(accounts.lagMs / 1000);
    },
  });
}

/** Tells how this process stands among several whenever somebody asks for the metrics. */
export function watchCluster(
  { registry }: Metrics,
  cluster: Pick<Cluster, "claims" | "handovers" | "holdsLocks" | "peersSeen">,
): void {
  const registers = [registry];
  new Counter({
    name: "regatta_contest_claims_total",
    help: "Contests that this process claimed, by why nobody had them",
    labelNames: ["why"],
    registers,
    collect() {
      this.reset();
      for (const why of reasonsToClaim) this.inc({ why }, cluster.claims.get(why) ?? 0);
    },
  });
  new Counter({
    name: "regatta_contest_handovers_total",
    help: "Contests that this process handed to another one, because it stops or because the other one has less to do",
    labelNames: ["why"],
    registers,
    collect() {
      this.reset();
      for (const why of reasonsToHandOver) this.inc({ why }, cluster.handovers.get(why) ?? 0);
    },
  });
  new Gauge({
    name: "regatta_lock_session",
    help: "Whether the connection that holds the locks of this process's contests is in order",
    registers,
    collect() {
      this.set(cluster.holdsLocks ? 1 : 0);
    },
  });
  new Gauge({
    name: "regatta_peers",
    help: "Live processes of the service, this one among them",
    registers,
    collect() {
      this.set(cluster.peersSeen);
    },
  });
}

/** Counts the live contests, and what waits in them, whenever somebody asks for the metrics. */
export function watchContests({ registry }: Metrics, live: LiveContests): void {
  const registers = [registry];
  new Gauge({
    name: "regatta_queue_length",
    help: "Commands that wait or are being decided, in all contests",
    labelNames: ["lane"],
    registers,
    collect() {
      for (const lane of lanes) this.set({ lane }, live.queueLength(lane));
    },
  });
  new Gauge({
    name: "regatta_contests",
    help: "Contests of this process, live and broken",
    labelNames: ["state"],
    registers,
    collect() {
      this.set({ state: "live" }, live.size);
      this.set({ state: "broken" }, live.broken.size);
    },
  });
}

/** Tells whether Redis answers, whenever somebody asks for the metrics. RDS1 */
export function watchRedis({ registry }: Metrics, isUp: () => boolean): void {
  new Gauge({
    name: "regatta_redis_up",
    help: "Whether Redis answered the last question, 0 or 1",
    registers: [registry],
    collect() {
      this.set(isUp() ? 1 : 0);
    },
  });
}
