import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("the process and its event loop are told, but nothing that walks over every connection", async () => {
  const names = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(names).toContain("process_cpu_seconds_total");
  expect(names.filter((name) => /_open_fds|_active_/.test(name))).toEqual([]);
});

test("of the event loop is told what was held up since the last scrape", async () => {
  const { registry, loopDelay } = createMetrics();
  const scrape = async () =>
    Object.fromEntries(
      (await registry.getMetricsAsJSON())
        .filter(({ name }) => name.startsWith("nodejs_eventloop_lag_"))
        .flatMap(({ name, values }) => values.map(({ value }) => [name, value])),
    );
  const told = (longest: number, most99: number) => ({
    nodejs_eventloop_lag_max_seconds: longest,
    nodejs_eventloop_lag_p99_seconds: most99,
  });
  expect(await scrape()).toMatchObject(told(0, 0));
  for (let tick = 1; tick <= 100; tick += 1) loopDelay.note(tick === 50 ? 400 : 2);
  expect(await scrape()).toMatchObject(told(0.4, 0.002));
  expect(await scrape()).toMatchObject(told(0, 0));
});
