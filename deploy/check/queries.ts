import { setTimeout as delay } from "node:timers/promises";
import { callRoute } from "../../loadtest/bots/callRoute.ts";
import { createContest, signInAtLast } from "../../loadtest/organizer.ts";
import { makeRunDatabase } from "../../loadtest/runDatabase.ts";
import { freePort, ServerProcess } from "../../loadtest/serverProcess.ts";
import {
  allExpressions,
  type Expression,
  metricsIn,
  metricsOfBackups,
  metricsOfPostgres,
  metricsOfSeveral,
  metricsTold,
} from "../grafana/expressions.ts";
import type { Check } from "./checking.ts";
import { RunningPrometheus } from "./RunningPrometheus.ts";

const mostTries = 40;
const lookEveryMs = 250;
const password = "correct horse battery";
const csv = "row,column,category,price,kind,statement,answer\n1,1,Sums,100,number,What is 2 + 2?,4\n";

/** They have values only when something is wrong, when people are there, or beside other programs. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  ...metricsOfSeveral,
  ...metricsOfBackups,
  ...metricsOfPostgres,
  "regatta_account_findings_total",
  "regatta_failed_writes_total",
  "regatta_room_clients",
  "regatta_room_dismissed_total",
  "regatta_room_request_seconds_bucket",
  "regatta_room_requests_total",
  "regatta_sockets_cut_off_total",
]);

/** Every query of the dashboards and alerts, asked of a real Prometheus that has looked at a real Regatta. DEP12 */
export const queryChecks: readonly Check[] = [
  {
    what: "queries of dashboards and alerts",
    look: async () => {
      const database = await makeRunDatabase("pglite", null);
      const server = new ServerProcess({
        port: await freePort(),
        dataDir: database.dataDir,
        databaseUrl: null,
        password,
      });
      try {
        await server.start();
        const prometheus = await RunningPrometheus.start(server.origin.replace("http://", ""));
        try {
          return await askAll(server, prometheus);
        } finally {
          await prometheus.stop();
        }
      } finally {
        server.discard();
        await database.remove();
      }
    },
  },
];

async function askAll({ origin }: ServerProcess, prometheus: RunningPrometheus): Promise<string> {
  await makeUse(origin);
  await prometheus.until("increase(regatta_commit_seconds_count[1m]) > 0");
  const told = metricsTold(await (await fetch(`${origin}/metrics`)).text());
  const problems: string[] = [];
  let silent = 0;
  const expressions = allExpressions();
  for (const expression of expressions) {
    const problem = await problemOf(expression, told, prometheus);
    if (problem !== null) problems.push(`${expression.where}: ${problem}\n  ${expression.text}`);
    if (isAllowedToBeSilent(expression)) silent += 1;
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return `${expressions.length} queries, of which ${silent} may come to nothing`;
}

async function problemOf(
  expression: Expression,
  told: ReadonlySet<string>,
  prometheus: RunningPrometheus,
): Promise<string | null> {
  const unknown = metricsIn(expression).filter((name) => !told.has(name) && !mayBeEmpty.has(name));
  if (unknown.length > 0) return `there is no ${unknown.join(", ")}`;
  try {
    if (isAllowedToBeSilent(expression)) await prometheus.query(expression.text);
    else if (!(await isAnswered(expression, prometheus))) return "it comes to nothing";
    return null;
  } catch (error) {
    return String(error);
  }
}

/** A rate needs two looks at what has just been counted for the first time. */
async function isAnswered({ text }: Expression, prometheus: RunningPrometheus): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await prometheus.query(text)) > 0) return true;
    await delay(lookEveryMs);
  }
  return false;
}

/** An alert compares, and is silent when all is well. */
function isAllowedToBeSilent(expression: Expression): boolean {
  return expression.where.startsWith("alert ") || metricsIn(expression).some((name) => mayBeEmpty.has(name));
}

/** Somebody signs in, makes a contest and changes it, and somebody else is refused: the metrics of that have values then. */
async function makeUse(origin: string): Promise<void> {
  const caller = { origin, localAddress: "127.0.0.1" };
  const token = await signInAtLast(caller, password);
  const code = await createContest(caller, token, { title: "Looked at", csv });
  await callRoute(caller, "connectModerator", { code, token });
  const title = { from: "Looked at", to: "Looked at twice" };
  const renamed = await callRoute(caller, "setDetails", {
    code,
    token,
    body: { id: crypto.randomUUID(), title },
  });
  if (!renamed.ok) throw new Error(`the contest was not renamed: ${JSON.stringify(renamed.problem)}`);
  // A draft shows nothing to screens.
  await callRoute(caller, "connectScreen", { code });
}
