import { type Picture, pictureSize, pixelCount } from "../picture.ts";

type Colour = readonly [number, number, number];

/** A share of a picture, from its left edge on after the shares before. */
interface Stripe {
  readonly colour: Colour;
  readonly share: number;
}

/** A made picture: a ground, and over it stripes from the left to the right, each from the top to the bottom. */
export function paint(ground: Colour, stripes: readonly Stripe[]): Picture {
  const picture = new Uint8Array(3 * pixelCount);
  const ends = stripes.map((_, index) =>
    stripes.slice(0, index + 1).reduce((sum, { share }) => sum + share * pictureSize.width, 0),
  );
  for (let index = 0; index < pixelCount; index++) {
    const x = index % pictureSize.width;
    const colour = stripes[ends.findIndex((end) => x < Math.round(end))]?.colour ?? ground;
    picture.set(colour, 3 * index);
  }
  return picture;
}
