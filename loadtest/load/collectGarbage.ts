import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");

/**
 * Flags of a process that collects by itself, between measurements: else V8 collects once more eight seconds later, when
 * it thinks there is time, and whenever the heap has grown a little, with threads that the server would need.
 */
export const collectingFlags = [
  "--no-memory-reducer",
  "--initial-old-space-size=2000",
  "--max-semi-space-size=64",
] as const;

/** Collects this process's garbage now, so that the bots' own collections do not fall into what is measured. */
export const collectGarbage = vm.runInNewContext("gc") as () => void;
