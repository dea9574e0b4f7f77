import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A disk of some megabytes, in memory, which can be filled to the last byte. Linux and root. */
export class SmallDisk {
  readonly folder: string;
  readonly #filler: string;

  static get isPossible(): boolean {
    return process.platform === "linux" && process.getuid?.() === 0;
  }

  constructor(megabytes: number) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-disk-"));
    this.#filler = path.join(this.folder, "filler");
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", this.folder]);
  }

  /** Leaves no room for anything new. */
  fill(): void {
    const chunk = Buffer.alloc(1024 * 1024);
    const file = fs.openSync(this.#filler, "a");
    try {
      for (let size = chunk.length; size >= 4096; ) {
        try {
          if (fs.writeSync(file, chunk, 0, size) < size) size /= 2;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
          size /= 2;
        }
      }
    } finally {
      fs.closeSync(file);
    }
  }

  free(): void {
    fs.rmSync(this.#filler, { force: true });
  }

  /** Nothing of it may be open any more. */
  remove(): void {
    execFileSync("umount", [this.folder]);
    fs.rmdirSync(this.folder);
  }
}
