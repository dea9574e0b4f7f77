import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const smallestBlock = 4096;

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
  async fill(): Promise<void> {
    const chunk = Buffer.alloc(1024 * 1024);
    const file = await fs.promises.open(this.#filler, "a");
    try {
      for (let size = chunk.length; size >= smallestBlock; ) {
        const written = await writeSome(file, chunk.subarray(0, size));
        if (written < size) size /= 2;
      }
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await fs.promises.rm(this.#filler, { force: true });
  }

  /** Once is enough, twice does no harm; what still has something of it open keeps it until it ends. */
  remove(): void {
    if (!fs.existsSync(this.folder)) return;
    execFileSync("umount", ["--lazy", this.folder]);
    fs.rmdirSync(this.folder);
  }
}

/** How many bytes there was room for. */
async function writeSome(file: fs.promises.FileHandle, bytes: Buffer): Promise<number> {
  try {
    return (await file.write(bytes)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return 0;
    throw error;
  }
}
