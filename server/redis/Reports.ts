import { ProcessReport } from "../ops/processReport.ts";
import { plainIn } from "./plainIn.ts";
import type { RedisLink } from "./RedisLink.ts";

/** Longer than three reports take. What is older is not known any more. */
const keptMs = 8_000;
/** As `REGATTA_SLOT` may be. */
const slots = Array.from({ length: 99 }, (_, index) => index + 1);

/** What each process says of itself, read by any of them. RDS12 */
export class Reports {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Waits for nobody long, and never throws. */
  async write(slot: number, report: ProcessReport): Promise<void> {
    await this.#link.ask((redis) => redis.set(keyOf(slot), JSON.stringify(report), "PX", keptMs));
  }

  /** Those of the last seconds; null: Redis does not say. */
  async read(): Promise<readonly ProcessReport[] | null> {
    const asked = await this.#link.ask((redis) => redis.mget(slots.map(keyOf)));
    return asked?.answer.flatMap((text) => (text === null ? [] : reportIn(text))) ?? null;
  }

  /** This process ends. */
  async forget(slot: number): Promise<void> {
    await this.#link.ask((redis) => redis.del(keyOf(slot)));
  }
}

/** Of another version of the program, or of no program of ours: none, if it says something else. */
function reportIn(text: string): readonly ProcessReport[] {
  const read = ProcessReport.safeParse(plainIn(text));
  return read.success ? [read.data] : [];
}

function keyOf(slot: number): string {
  return `regatta:process:${slot}`;
}
