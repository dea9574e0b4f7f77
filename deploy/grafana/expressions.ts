import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** A query of Prometheus, and where it stands. */
export interface Expression {
  readonly where: string;
  readonly text: string;
}

/** What a process tells only when it is one of several. */
export const metricsOfSeveral = [
  "regatta_contest_claims_total",
  "regatta_contest_handovers_total",
  "regatta_lock_session",
  "regatta_peers",
  "regatta_redis_up",
] as const;
/** What a process tells only when it knows where backups are kept. */
export const metricsOfBackups = ["regatta_last_backup_timestamp_seconds"] as const;
/** What a process tells only when its database is a PostgreSQL server. */
export const metricsOfPostgres = ["regatta_database_connections"] as const;

const dashboards = path.join(import.meta.dirname, "dashboards");
const alerts = path.join(import.meta.dirname, "../prometheus/alerts.yml");

const Dashboard = z.looseObject({
  uid: z.string(),
  title: z.string(),
  panels: z.array(
    z.looseObject({
      title: z.string(),
      type: z.string(),
      targets: z
        .array(z.looseObject({ expr: z.string(), datasource: z.object({ uid: z.literal("regatta") }) }))
        .default([]),
    }),
  ),
});

/** Every query of the dashboards and of the alerts, with Grafana's variables filled in for a scrape a second. */
export function allExpressions(): readonly Expression[] {
  const ofDashboards = readdirSync(dashboards).flatMap((name) => {
    const { title, panels } = Dashboard.parse(JSON.parse(readFileSync(path.join(dashboards, name), "utf8")));
    return panels.flatMap((panel) =>
      panel.targets.map(({ expr }) => ({ where: `${title}: ${panel.title}`, text: filledIn(expr) })),
    );
  });
  const ofAlerts = [...readFileSync(alerts, "utf8").matchAll(/alert: (\w+)\n +expr: (.+)/g)].map(
    ([, name = "", text = ""]) => ({ where: `alert ${name}`, text }),
  );
  return [...ofDashboards, ...ofAlerts];
}

/** The names of the metrics in it. */
export function metricsIn({ text }: Expression): readonly string[] {
  const withoutLabels = text.replaceAll(/\{[^}]*\}/g, "");
  return withoutLabels.match(/\b(?:(?:regatta|nodejs|process|pg)_\w+|up)\b/g) ?? [];
}

/** What is told by a text of `/metrics`: every series of every metric, whether it has a value by now or not. */
export function metricsTold(text: string): ReadonlySet<string> {
  const told = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = "", type]) =>
    type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  // What Prometheus itself tells of whom it asks.
  return new Set([...told, "up"]);
}

function filledIn(text: string): string {
  return text.replaceAll("$__rate_interval", "1m").replaceAll('"$instance"', '".*"');
}
