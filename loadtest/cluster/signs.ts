import type { Contest } from "./Contest.ts";
import { type FaultName, kindOf } from "./kinds.ts";
import { NotSavedWatch } from "./NotSavedWatch.ts";
import type { Stage } from "./Stage.ts";

const lookEveryMs = 20;

/**
 * Looks at what clients read of whether they are saved while a fault is done, and adds to the findings what is not true. Returns
 * what ends that, and says of how many contests somebody read that nothing is saved.
 */
export function watchSigns({ crowd, findings, notSavedWithinMs }: Stage, name: FaultName): () => number {
  const { reads } = kindOf(name);
  const endLook = lookForSigns(crowd.contests, (title) => {
    if (reads === "nothing") findings.add("untold", `${title} was shown as not saved: "${name}"`);
  });
  const watch = new NotSavedWatch(notSavedWithinMs, (sentence) =>
    findings.add("untold", `${sentence}: "${name}"`),
  );
  const timer = setInterval(() => {
    if (reads === "not saved") watch.look(crowd.contests, performance.now());
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    watch.end();
    return endLook();
  };
}

/** Tells of each of these contests, once, of which somebody reads that nothing is saved. Returns what ends that, and says how many there were. */
export function lookForSigns(contests: readonly Contest[], shown: (title: string) => void): () => number {
  const told = new Set<string>();
  const timer = setInterval(() => {
    for (const { isNotSaved, title } of contests) {
      if (!isNotSaved || told.has(title)) continue;
      told.add(title);
      shown(title);
    }
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    return told.size;
  };
}
