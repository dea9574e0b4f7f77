import fs from "node:fs";
import { onTestFinished, vi } from "vitest";

/** What is brought to the disk from now on, in order, as {@link fileNumber}s. */
export function watchSyncs(): readonly number[] {
  const synced: number[] = [];
  const { fsyncSync } = fs;
  const spy = vi.spyOn(fs, "fsyncSync").mockImplementation((opened) => {
    synced.push(fs.fstatSync(opened).ino);
    fsyncSync(opened);
  });
  onTestFinished(() => spy.mockRestore());
  return synced;
}

/** Of a file or folder, whatever it is called. */
export function fileNumber(name: string): number {
  return fs.statSync(name).ino;
}
