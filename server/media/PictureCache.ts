import type { PictureId } from "../../shared/pictures.ts";
import type { PictureWithContent } from "../queries/media.ts";

type Found = PictureWithContent | undefined;

/** Read pictures, those that were asked for last, up to so many bytes: a class asks for the same one at once. MED7 */
export class PictureCache {
  readonly #read: (contestId: string, id: PictureId) => Promise<Found>;
  readonly #mostBytes: number;
  /** The one that was not asked for the longest first. */
  readonly #kept = new Map<string, PictureWithContent>();
  #bytes = 0;
  readonly #reading = new Map<string, Promise<Found>>();

  constructor(read: (contestId: string, id: PictureId) => Promise<Found>, mostBytes = 32 * 1024 * 1024) {
    this.#read = read;
    this.#mostBytes = mostBytes;
  }

  /** A picture that the contest holds: a row never changes. */
  async find(contestId: string, id: PictureId): Promise<Found> {
    const key = `${contestId} ${id}`;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const known = this.#reading.get(key);
    if (known) return known;
    const reading = this.#read(contestId, id).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    const found = await reading;
    if (found) this.#keep(key, found);
    return found;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(key: string, picture: PictureWithContent): void {
    this.#kept.set(key, picture);
    this.#bytes += picture.bytes;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
