import { type ReadonlySignal, signal } from "@preact/signals";

/** A clock that follows the server's, however wrong the computer's own one is. */
export interface ServerClock {
  /** Server time, in ms since 1970; the computer's own until the first sample. */
  now(): number;
  /** How often it was set: by the first sample, and by each that differs more than samples may. */
  readonly settings: ReadonlySignal<number>;
  /** A question for the time was sent at `sentAt`, answered `serverNow`, and the answer came at `receivedAt`. */
  sample(sentAt: number, receivedAt: number, serverNow: number): void;
}

/** Samples older than this yield to newer ones: clocks drift, and a laptop's sleep moves a steady clock. */
const sampleLivesMs = 10 * 60_000;

/** `local` counts milliseconds evenly and is not set by hand; `performance.now`. */
export function startServerClock(local: () => number, wallNow: () => number): ServerClock {
  let offsetMs = wallNow() - local();
  let bestRoundTripMs = Number.POSITIVE_INFINITY;
  let sampledAt = 0;
  const settings = signal(0);
  return {
    now: () => local() + offsetMs,
    settings,
    sample(sentAt, receivedAt, serverNow) {
      const roundTripMs = receivedAt - sentAt;
      const measured = serverNow - (sentAt + roundTripMs / 2);
      // No honest sample is off by more than half its round trip: a larger jump means a clock that stood still in sleep.
      const jumped = Math.abs(measured - offsetMs) > roundTripMs / 2 + bestRoundTripMs / 2 + 250;
      if (roundTripMs > bestRoundTripMs && receivedAt - sampledAt < sampleLivesMs && !jumped) return;
      offsetMs = measured;
      bestRoundTripMs = roundTripMs;
      sampledAt = receivedAt;
      if (jumped || settings.peek() === 0) settings.value++;
    },
  };
}
