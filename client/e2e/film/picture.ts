/** A frame as the checks see it: three bytes a pixel, row by row, of `pictureSize`. */
export type Picture = Uint8Array;

/** Small enough for thousands of frames, large enough for all that covers a part of the screen worth counting. */
export const pictureSize = { width: 240, height: 135 } as const;
export const pixelCount = pictureSize.width * pictureSize.height;

/** A frame of a film and when it was shown, in ms since 1970. */
export interface Frame {
  readonly at: number;
  readonly picture: Picture;
}
