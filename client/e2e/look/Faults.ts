import type { PageFault } from "./inspectPage.ts";
import { type Look, sizeName } from "./sights.ts";

interface SeenFault {
  readonly fault: PageFault;
  readonly looks: Look[];
}

/** Enough to see what is wrong with a page. */
const mostLines = 40;

/** Faults of all pictures. The same fault of the same place is one, in however many looks it is seen. */
export class Faults {
  readonly #seen = new Map<string, SeenFault>();

  get count(): number {
    return this.#seen.size;
  }

  add(look: Look, faults: readonly PageFault[]): void {
    for (const fault of faults) {
      const key = `${fault.rule}\n${fault.where}`;
      const known = this.#seen.get(key);
      if (known) known.looks.push(look);
      else this.#seen.set(key, { fault, looks: [look] });
    }
  }

  /** Those after the first `known`, in words. */
  linesAfter(known: number): readonly string[] {
    const lines = this.#linesAfter(known);
    const more = lines.length - mostLines;
    return more > 0 ? [...lines.slice(0, mostLines), `… and ${more} more`] : lines;
  }

  #linesAfter(known: number): readonly string[] {
    return [...this.#seen.values()].slice(known).map(({ fault, looks }) => {
      const states = distinct(looks.map(({ state }) => state));
      const sizes = distinct(looks.map(({ size }) => sizeName(size)));
      const moods = distinct(looks.map(({ mood }) => mood));
      const languages = distinct(looks.map(({ language }) => language));
      return `✗ ${fault.rule}: ${fault.where}\n      ${states} at ${sizes} in ${moods}, ${languages}`;
    });
  }
}

function distinct(names: readonly string[]): string {
  return [...new Set(names)].join(", ");
}
