/** What a client that sees its contest reads of whether it is saved, and what it waits for. */
export interface SavingSign {
  readonly who: string;
  /** Of the owner that shows it the contest. */
  readonly epoch: number;
  /** False: it reads "not saved, retrying". */
  readonly isSaved: boolean;
  /** Since when a command of its own has waited for a word of that owner, by `performance.now()`; null: none does. */
  readonly waitsSince: number | null;
}

/** Of a contest, what is looked at. */
export interface SignedContest {
  readonly title: string;
  readonly savingSigns: readonly SavingSign[];
}

/** Of a client at the last look: who showed it the contest, and when it was last known to read the truth there. */
interface Sight {
  readonly epoch: number;
  readonly trueAt: number;
}

/**
 * Whether everybody is told that nothing is saved while nothing is. What an owner leaves unanswered for so long it cannot write:
 * by then every client that it shows the contest must have read so. Who sees nothing, or another owner by then, has
 * been told something else that is true. RUN6
 */
export class NotSavedWatch {
  readonly #withinMs: number;
  readonly #untold: (sentence: string) => void;
  readonly #named = new Set<string>();
  #sights: ReadonlyMap<string, Sight> = new Map();

  /** `untold`: told of each client that is not told, once, in a sentence. */
  constructor(withinMs: number, untold: (sentence: string) => void) {
    this.#withinMs = withinMs;
    this.#untold = untold;
  }

  /** To be called again and again, with the time by `performance.now()`. */
  look(contests: readonly SignedContest[], now: number): void {
    const sights = new Map<string, Sight>();
    for (const { title, savingSigns } of contests)
      for (const sign of savingSigns) {
        const name = `${sign.who} of ${title}`;
        const sight = this.#sightOf(name, sign, now);
        sights.set(name, sight);
        const waitsSince = earliestWait(savingSigns, sign.epoch);
        if (waitsSince !== null) this.#judge(name, now - Math.max(waitsSince, sight.trueAt));
      }
    this.#sights = sights;
  }

  #sightOf(name: string, { epoch, isSaved }: SavingSign, now: number): Sight {
    const before = this.#sights.get(name);
    return before?.epoch === epoch && isSaved ? before : { epoch, trueAt: now };
  }

  #judge(name: string, untoldMs: number): void {
    if (untoldMs <= this.#withinMs || this.#named.has(name)) return;
    this.#named.add(name);
    this.#untold(`${name} read nothing of it, though a command waited for ${Math.round(untoldMs)} ms`);
  }
}

/** Of all clients that the same owner shows the contest. */
function earliestWait(signs: readonly SavingSign[], epoch: number): number | null {
  const waits = signs.flatMap((sign) => (sign.epoch === epoch ? (sign.waitsSince ?? []) : []));
  return waits.length === 0 ? null : Math.min(...waits);
}
