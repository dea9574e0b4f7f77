import fs from "node:fs";
import path from "node:path";

/** Brings the names in a folder to the disk: until then a power cut may take a new one. Windows has no such call, and needs none. */
export function syncNames(folder: string): void {
  if (process.platform === "win32") return;
  const opened = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
}

/** Makes a folder for its owner alone, and those above it that are missing; their names are on the disk then. */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const [highest, lowest] = [path.resolve(first), path.resolve(folder)];
  for (let made = lowest; made.length >= highest.length; made = path.dirname(made))
    syncNames(path.dirname(made));
}
