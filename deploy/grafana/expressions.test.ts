import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../../server/test/app.ts";
import {
  allExpressions,
  metricsIn,
  metricsOfBackups,
  metricsOfPostgres,
  metricsOfSeveral,
  metricsTold,
} from "./expressions.ts";

let app: TestApp;
let told: ReadonlySet<string>;
beforeAll(async () => {
  app = await startApp();
  told = metricsTold(await (await fetch(`${app.url}/metrics`)).text());
});
afterAll(() => app.close());

const elsewhere: ReadonlySet<string> = new Set([
  ...metricsOfSeveral,
  ...metricsOfBackups,
  ...metricsOfPostgres,
]);

test.each(allExpressions())("DEP12 $where names metrics that there are", (expression) => {
  const named = metricsIn(expression);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !told.has(name) && !elsewhere.has(name))).toEqual([]);
});

test("DEP12 the metrics of Regatta are looked at by somebody", () => {
  const lookedAt = new Set(allExpressions().flatMap(metricsIn));
  const own = [...told].filter((name) => name.startsWith("regatta_") && !/_(?:bucket|sum|count)$/.test(name));
  expect(own.filter((name) => !lookedAt.has(name))).toEqual([]);
});
