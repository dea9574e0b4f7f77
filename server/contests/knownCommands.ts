import { presentKey } from "./actorKey.ts";

/** Reads the keys of all commands that the journal holds. */
type ReadKeys = () => AsyncIterable<string>;

/**
 * Which commands may have had their effect: a "no" is certain, so that a refusal costs no query unless it may be a repeat.
 * Keys of earlier versions are known as what they are called now. Holds a number for each command of the contest, those of earlier lives from the first question on. RUN13
 */
export class KnownCommands {
  readonly #readKeys: ReadKeys;
  readonly #marks = new Set<number>();
  #hasRead = false;

  constructor(readKeys: ReadKeys) {
    this.#readKeys = readKeys;
  }

  add(key: string): void {
    this.#marks.add(markOf(presentKey(key)));
  }

  /** Throws what reading throws; then the next question reads again. */
  async mayHold(key: string): Promise<boolean> {
    if (!this.#hasRead) {
      for await (const known of this.#readKeys()) this.add(known);
      this.#hasRead = true;
    }
    return this.#marks.has(markOf(key));
  }
}

/** 53 bits of two hashes (FNV-1a). Where two keys have the same mark, the journal is asked in vain. */
function markOf(key: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let index = 0; index < key.length; index += 1) {
    const unit = key.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
