import type { TeamId } from "../../../shared/ids.ts";
import type { CellChange } from "../../bots/PublicReader.ts";

interface Shown {
  readonly frame: number;
  readonly cell: number;
}

/**
 * The patches of one room since all its clients were aligned, numbered from 0. Every client must get the same bytes: the
 * first to get a frame leaves it here, the others are compared with it. One of them reads what the frames mean.
 */
export class RoomWatch {
  readonly #frames: Buffer[] = [];
  readonly #shown = new Map<string, Shown[]>();
  #bytes = 0;

  /** Frames so far. */
  get length(): number {
    return this.#frames.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether this may be frame number `index`: it is new, or the same as another client got. */
  accepts(index: number, frame: Buffer): boolean {
    const known = this.#frames[index];
    if (known) return known.equals(frame);
    if (index !== this.#frames.length) return false;
    this.#frames.push(Buffer.from(frame)); // its memory is a piece of a much larger one
    this.#bytes += frame.byteLength;
    return true;
  }

  /** Undefined when nobody got so many. */
  frameAt(index: number): Buffer | undefined {
    return this.#frames[index];
  }

  /** What frame number `frame` showed. */
  note(frame: number, changes: readonly CellChange[]): void {
    for (const { teamId, cardId, cell } of changes) {
      const key = keyOf(teamId, cardId);
      const list = this.#shown.get(key);
      if (list) list.push({ frame, cell });
      else this.#shown.set(key, [{ frame, cell }]);
    }
  }

  /**
   * The number of the frame that first showed this cell; a patch may hold two changes, and then shows the last one only.
   * Null when none did.
   */
  frameShowing({ teamId, cardId, cell }: CellChange): number | null {
    const shown = this.#shown.get(keyOf(teamId, cardId)) ?? [];
    const exact = shown.find((other) => other.cell === cell);
    // What was bought can only be shown later as what became of it.
    const found = exact ?? (cell === boughtCell ? shown[0] : undefined);
    return found?.frame ?? null;
  }
}

/** `active` in `shared/contest/cells.ts`. */
const boughtCell = 1;

function keyOf(teamId: TeamId, cardId: number): string {
  return `${teamId}/${cardId}`;
}
