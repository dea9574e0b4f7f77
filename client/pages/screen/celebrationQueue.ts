import type { Celebration } from "./celebrations.ts";

/** What is celebrated now, and what waits for its turn. */
export interface CelebrationQueue {
  readonly shown: NumberedCelebration | null;
  readonly waiting: readonly NumberedCelebration[];
  /** How many there have been. */
  readonly count: number;
}

export interface NumberedCelebration {
  readonly number: number;
  readonly celebration: Celebration;
}

export const emptyQueue: CelebrationQueue = { shown: null, waiting: [], count: 0 };

/** Who waits longer than this hears of old news. */
const mostWaiting = 3;

const weights: Readonly<Record<Celebration["kind"], number>> = {
  bell: 3,
  last_minutes: 2,
  ten_minutes: 2,
  lead: 1,
  first_solve: 0,
};

/** Puts new celebrations behind the greater and the older ones; the bell ends all others. */
export function celebrate(queue: CelebrationQueue, fresh: readonly Celebration[]): CelebrationQueue {
  if (fresh.length === 0) return queue;
  const numbered = fresh.map((celebration, index) => ({ number: queue.count + index + 1, celebration }));
  const count = queue.count + fresh.length;
  const bell = numbered.find(({ celebration }) => celebration.kind === "bell");
  if (bell) return { shown: bell, waiting: [], count };
  const waiting = [...queue.waiting, ...numbered]
    .filter((one, index, all) => !isOutdated(one, all.slice(index + 1)))
    // Sorting keeps the order of equals.
    .sort((a, b) => weights[b.celebration.kind] - weights[a.celebration.kind])
    .slice(0, mostWaiting);
  const next = { ...queue, waiting, count };
  return queue.shown ? next : advance(next);
}

/** Nothing is celebrated, and nothing waits. */
export function hush({ count }: CelebrationQueue): CelebrationQueue {
  return { shown: null, waiting: [], count };
}

/** The next one's turn, if there is one. */
export function advance({ waiting: [next, ...waiting], count }: CelebrationQueue): CelebrationQueue {
  return { shown: next ?? null, waiting, count };
}

/** Who leads now makes news of an earlier lead untrue. */
function isOutdated({ celebration }: NumberedCelebration, later: readonly NumberedCelebration[]): boolean {
  return celebration.kind === "lead" && later.some((other) => other.celebration.kind === "lead");
}
