import { enableCompileCache, flushCompileCache } from "node:module";
import path from "node:path";

// The program's entry. What Node made of the sources at an earlier start is used again: a start after a crash takes a
// quarter less. Kept beside the packages; where that folder may not be written, each start compiles anew.
enableCompileCache(path.join(import.meta.dirname, "../node_modules/.cache/compiled"));
await import("./main.ts");
// A process that is killed keeps nothing at its end.
flushCompileCache();
