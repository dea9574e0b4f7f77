import { type Frame, type Picture, pictureSize } from "./picture.ts";

/** A picture that stood for a moment between two that are like one another and unlike it. */
export interface OddFrame {
  readonly at: number;
  readonly lastedMs: number;
  /** The share of the picture in which it was unlike both. */
  readonly share: number;
}

interface Stretch {
  readonly first: Picture;
  readonly from: number;
  last: Picture;
}

const block = 15;
const columns = pictureSize.width / block;
const rows = pictureSize.height / block;
/** How far the colours of a block must lie apart on average, of 255. */
const unlikeFrom = 20;
/** So much of the picture may differ, and it is still the same one. */
const sameBelow = 0.01;
/** Unlike in so much of the picture is a flash; the neighbours differ in a quarter of that at most. */
const oddFrom = 0.08;
const neighboursRatio = 0.25;
/** What is seen for longer is no flash. */
const longestMs = 250;

/** Looks for frames unlike both their neighbours; frames that show the same count as one. FLM2 */
export class OddFrames {
  #stretches: readonly Stretch[] = [];

  /** The frame that turns out to have been odd now that the next one is there; null: none. */
  add({ picture, at }: Frame): OddFrame | null {
    const current = this.#stretches.at(-1);
    if (current && unlikeShare(current.last, picture) < sameBelow) {
      current.last = picture;
      return null;
    }
    this.#stretches = [...this.#stretches, { first: picture, last: picture, from: at }].slice(-3);
    const [before, middle, after] = this.#stretches;
    if (!before || !middle || !after || after.from - middle.from > longestMs) return null;
    const share = Math.min(unlikeShare(before.last, middle.first), unlikeShare(middle.last, after.first));
    const isOdd = share >= oddFrom && unlikeShare(before.last, after.first) <= share * neighboursRatio;
    return isOdd ? { at: middle.from, lastedMs: after.from - middle.from, share } : null;
  }
}

/** The share of blocks in which two pictures differ. */
export function unlikeShare(one: Picture, other: Picture): number {
  if (one === other) return 0;
  let unlike = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (differenceIn(one, other, column * block, row * block) >= unlikeFrom) unlike++;
    }
  }
  return unlike / (rows * columns);
}

function differenceIn(one: Picture, other: Picture, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + block; y++) {
    const from = 3 * (y * pictureSize.width + left);
    for (let index = from; index < from + 3 * block; index++)
      sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  }
  return sum / (3 * block * block);
}
