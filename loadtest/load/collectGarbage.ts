import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");

/** Else V8 collects once more eight seconds later, when it thinks there is time: flags of a process that collects by itself. */
export const collectingFlags = ["--no-memory-reducer"] as const;

/** Collects this process's garbage now, so that the bots' own collections do not fall into what is measured. */
export const collectGarbage = vm.runInNewContext("gc") as () => void;
