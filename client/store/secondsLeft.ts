import { remainingMs } from "../../shared/contest/timing.ts";
import type { ClockView, PublicView, PurchaseView } from "../../shared/contest/view.ts";
import { always, type ByClock } from "./byClock.ts";
import type { ContestStore } from "./contestStore.ts";
import { elapsedMs } from "./purchases.ts";

const secondMs = 1_000;
const leastWaitMs = 5;

/** RST3 The whole seconds until a moment, as clocks show them: rounded up, 0 from then on. */
export function secondsUntil(moment: number, now: number): ByClock<number> {
  const value = Math.max(0, Math.ceil((moment - now) / secondMs));
  return { value, until: value > 0 ? moment - (value - 1) * secondMs : null };
}

/** RST3 The whole seconds that are left of a contest; null before its start. They go down while it runs only. */
export function secondsLeftAt(
  view: Pick<PublicView, "phase" | "clock">,
  now: number,
): ByClock<number | null> {
  const left = remainingMs(view, now);
  if (left === null) return always(null);
  const { value, until } = secondsUntil(now + left, now);
  return { value, until: view.phase === "running" ? until : null };
}

/** RST3 The whole seconds that a team has had a task, as stopwatches show them: rounded down. */
export function secondsSinceAt(
  purchase: Pick<PurchaseView, "boughtAt" | "closedAt">,
  clock: Pick<ClockView, "pausedAt">,
  now: number,
): ByClock<number> {
  const elapsed = elapsedMs(purchase, clock, now);
  const value = Math.floor(elapsed / secondMs);
  const stands = purchase.closedAt !== null || clock.pausedAt !== null;
  return { value, until: stands ? null : now + (value + 1) * secondMs - elapsed };
}

/** Calls `look` whenever the contest's clock shows another second, and once a second while it stands; returns how to stop. */
export function everySecond(store: Pick<ContestStore, "live" | "serverNow">, look: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    const view = store.live.peek()?.view;
    const now = store.serverNow();
    const until = view ? secondsLeftAt(view, now).until : null;
    const waitMs = until === null ? secondMs : Math.min(secondMs, Math.max(leastWaitMs, until - now));
    timer = setTimeout(() => {
      look();
      wait();
    }, waitMs);
  };
  wait();
  return () => clearTimeout(timer);
}
