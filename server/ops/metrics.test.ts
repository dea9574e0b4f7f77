import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("the process and its event loop are told, but nothing that walks over every connection", async () => {
  const names = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["process_cpu_seconds_total", "nodejs_eventloop_lag_max_seconds"]),
  );
  expect(names.filter((name) => /_open_fds|_active_/.test(name))).toEqual([]);
});
