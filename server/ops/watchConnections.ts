import { Gauge } from "prom-client";
import type { Clock } from "../contests/clock.ts";
import type { ConnectionCount } from "../queries/connections.ts";
import type { Metrics } from "./metrics.ts";

const askEveryMs = 15_000;
/** What was counted longer ago says nothing of now. */
const keptForMs = 60_000;

/**
 * Tells how many of the database server's connections are in use, and how many there may be, whenever somebody asks for the metrics:
 * as it was when somebody asked before, since the database may be what does not answer. OPS17
 */
export function watchConnections(
  { registry }: Pick<Metrics, "registry">,
  clock: Clock,
  count: () => Promise<ConnectionCount>,
): void {
  let last: (ConnectionCount & { readonly atMs: number }) | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let isAsking = false;
  const ask = async () => {
    isAsking = true;
    askedAtMs = clock.monotonicMs();
    try {
      last = { ...(await count()), atMs: clock.monotonicMs() };
    } catch {
      // Whoever needs the database says so in the log: here nothing is told then.
    } finally {
      isAsking = false;
    }
  };
  new Gauge({
    name: "regatta_database_connections",
    help: "Connections to the PostgreSQL server that are used, and the most that there may be",
    labelNames: ["what"],
    registers: [registry],
    collect() {
      const nowMs = clock.monotonicMs();
      if (!isAsking && nowMs - askedAtMs >= askEveryMs) void ask();
      this.reset();
      if (last === null || nowMs - last.atMs > keptForMs) return;
      this.set({ what: "used" }, last.used);
      this.set({ what: "most" }, last.most);
    },
  });
}
