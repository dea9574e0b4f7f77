import { vi } from "vitest";

/** Waits until `check` no longer throws, long enough for a busy machine; resolves with what it returned. */
export function eventually<T>(check: () => T | Promise<T>, timeoutMs = 15_000): Promise<T> {
  return vi.waitFor(check, { timeout: timeoutMs, interval: 10 });
}
