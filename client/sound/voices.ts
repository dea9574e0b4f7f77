import { lengthMs, type Note } from "./scores.ts";

/** More tones at once are noise, and work that an old laptop is late with. */
export const mostVoices = 24;

/** Counts the tones that ring. */
export class Voices {
  /** When they end, in seconds of the instrument's clock. */
  #ends: readonly number[] = [];

  /** Whether there is room for all of a score's tones; then they are counted. */
  take(score: readonly Note[], nowS: number): boolean {
    this.#ends = this.#ends.filter((endS) => endS > nowS);
    if (this.#ends.length + score.length > mostVoices) return false;
    this.#ends = [...this.#ends, ...score.map((note) => nowS + lengthMs([note]) / 1000)];
    return true;
  }
}
