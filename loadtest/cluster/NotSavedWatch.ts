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

/** What the clients of an owner were not told, in sentences. */
interface Silence {
  readonly epoch: number;
  readonly sentences: string[];
}

/** A contest that is just being handed over is answered nothing more (WAY10): where the database is away in that moment, it is told nothing. */
const mostHandedOver = 1;

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
  /** By contest, of owners that still show it. */
  readonly #silences = new Map<string, Silence>();
  /** Of owners that gave their contest up without a word. */
  readonly #givenUp: Silence[] = [];

  /** `untold`: told of each client that was not told, once, in a sentence. */
  constructor(withinMs: number, untold: (sentence: string) => void) {
    this.#withinMs = withinMs;
    this.#untold = untold;
  }

  /** To be called again and again, with the time by `performance.now()`. */
  look(contests: readonly SignedContest[], now: number): void {
    const sights = new Map<string, Sight>();
    for (const { title, savingSigns } of contests) {
      for (const sign of savingSigns) {
        const name = `${sign.who} of ${title}`;
        const sight = this.#sightOf(name, sign, now);
        sights.set(name, sight);
        const waitsSince = earliestWait(savingSigns, sign.epoch);
        if (waitsSince === null || this.#named.has(name)) continue;
        const untoldMs = now - Math.max(waitsSince, sight.trueAt);
        if (untoldMs > this.#withinMs) this.#note(title, name, { epoch: sign.epoch, untoldMs });
      }
      this.#settle(title, savingSigns);
    }
    this.#sights = sights;
  }

  /** Nobody looks any more: what is not settled is told. */
  end(): void {
    for (const silence of this.#silences.values()) this.#tell(silence);
    this.#silences.clear();
    if (this.#givenUp.length > mostHandedOver) for (const silence of this.#givenUp) this.#tell(silence);
  }

  #sightOf(name: string, { epoch, isSaved }: SavingSign, now: number): Sight {
    const before = this.#sights.get(name);
    return before?.epoch === epoch && isSaved ? before : { epoch, trueAt: now };
  }

  #note(title: string, name: string, found: { readonly epoch: number; readonly untoldMs: number }): void {
    this.#named.add(name);
    const silence = this.#silences.get(title) ?? { epoch: found.epoch, sentences: [] };
    const forMs = Math.round(found.untoldMs);
    silence.sentences.push(`${name} read nothing of it for ${forMs} ms while a command waited`);
    this.#silences.set(title, silence);
  }

  /** An owner that goes on, or tells some clients and not others, should have told all. */
  #settle(title: string, signs: readonly SavingSign[]): void {
    const silence = this.#silences.get(title);
    if (!silence) return;
    const shown = signs.filter(({ epoch }) => epoch === silence.epoch);
    const goesOn = earliestWait(shown, silence.epoch) === null || shown.some(({ isSaved }) => !isSaved);
    if (shown.length === 0) this.#givenUp.push(silence);
    else if (goesOn) this.#tell(silence);
    else return;
    this.#silences.delete(title);
  }

  #tell({ sentences }: Silence): void {
    for (const sentence of sentences) this.#untold(sentence);
  }
}

/** Of all clients that the same owner shows the contest. */
function earliestWait(signs: readonly SavingSign[], epoch: number): number | null {
  const waits = signs.flatMap((sign) => (sign.epoch === epoch ? (sign.waitsSince ?? []) : []));
  return waits.length === 0 ? null : Math.min(...waits);
}
