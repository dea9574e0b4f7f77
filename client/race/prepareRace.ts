import type { PrepareRace } from "../store/raceSource.ts";

/** A browser without idle callbacks is left alone for so long: the board is drawn first. */
const patienceMs = 3_000;

/** RST5 The race's program comes while the board is shown and the browser has nothing else to do. */
export const prepareRace: PrepareRace = () => {
  const load = () => {
    // Without a network now: turning to the race asks again.
    import("./raceStage.ts").catch(() => {});
  };
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(load, patienceMs);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(load);
  return () => cancelIdleCallback(asked);
};
