import type { PictureId } from "../../shared/pictures.ts";
import type { PictureWithContent } from "../queries/media.ts";

type Found = PictureWithContent | undefined;

/** One that made way; its bytes are there as long as an answer holds them. */
interface PictureLeft {
  readonly picture: Omit<PictureWithContent, "content">;
  readonly bytes: WeakRef<ArrayBufferLike>;
  readonly at: number;
  readonly length: number;
}

/**
 * Read pictures, those that were asked for last, up to so many bytes: a class asks for the same one at once. One that made way
 * while an answer still holds it is found again: however many read slowly, a picture is in memory once. MED7 NET10
 */
export class PictureCache {
  readonly #read: (contestId: string, id: PictureId) => Promise<Found>;
  readonly #mostBytes: number;
  /** The one that was not asked for the longest first. */
  readonly #kept = new Map<string, PictureWithContent>();
  #bytes = 0;
  readonly #left = new Map<string, PictureLeft>();
  readonly #unheld = new FinalizationRegistry<string>((key) => this.#forgetUnheld(key));
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
    const held = this.#findHeld(key);
    if (held) {
      this.#keep(key, held);
      return held;
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

  #findHeld(key: string): Found {
    const left = this.#left.get(key);
    const bytes = left?.bytes.deref();
    return left && bytes && { ...left.picture, content: new Uint8Array(bytes, left.at, left.length) };
  }

  #keep(key: string, picture: PictureWithContent): void {
    this.#left.delete(key);
    this.#kept.set(key, picture);
    this.#bytes += picture.bytes;
    for (const [oldest, left] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= left.bytes;
      this.#remember(oldest, left);
    }
  }

  #remember(key: string, { content, ...picture }: PictureWithContent): void {
    const { buffer, byteOffset: at, byteLength: length } = content;
    this.#left.set(key, { picture, bytes: new WeakRef(buffer), at, length });
    this.#unheld.register(buffer, key);
  }

  #forgetUnheld(key: string): void {
    // It may have been read, and made way, anew since.
    if (this.#left.get(key)?.bytes.deref() === undefined) this.#left.delete(key);
  }
}
