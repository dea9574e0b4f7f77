import { vi } from "vitest";

// For what hangs only: how fast a machine is decides no test. By itself it gives up after a second.
const hangMs = 100_000;
const { waitFor } = vi;

Object.assign(vi, {
  waitFor: (check: () => unknown, options?: number | object) =>
    waitFor(check, typeof options === "number" ? options : { timeout: hangMs, ...options }),
});
