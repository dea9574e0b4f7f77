import fs from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/**
 * Files of an embedded database that really reach the disk. Emscripten's Node file system ignores fsync, so
 * PGlite alone loses acknowledged commits in a power cut. This relies on its internals: `pglite.ts` checks at
 * every start that a commit still reaches `fsync`.
 */
export class DurableNodeFS extends NodeFS {
  syncCount = 0;

  override async init(pglite: PGlite, options: EmscriptenOptions) {
    const initialized = await super.init(pglite, options);
    const { emscriptenOpts } = initialized;
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), (module) => this.#installSync(module)];
    return initialized;
  }

  #installSync(module: object) {
    if (!hasStreamOps(module)) throw new Error("This PGlite has no NODEFS.stream_ops to install fsync in");
    module.NODEFS.stream_ops.fsync = (stream) => {
      this.syncCount += 1;
      fs.fsyncSync(stream.nfd);
      return 0;
    };
  }
}

interface WithStreamOps {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

function hasStreamOps(module: object): module is WithStreamOps {
  return (
    "NODEFS" in module &&
    typeof module.NODEFS === "object" &&
    module.NODEFS !== null &&
    "stream_ops" in module.NODEFS &&
    typeof module.NODEFS.stream_ops === "object" &&
    module.NODEFS.stream_ops !== null
  );
}
