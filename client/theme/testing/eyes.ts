/** Colours as others see them: with another eye, or from a weak projector in a bright room. */
type Rgb = readonly [red: number, green: number, blue: number];

const matrices = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  // Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1.
  protanopic: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopic: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopic: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
export type ColourBlindness = keyof typeof matrices;
export const colourBlindnesses = Object.keys(matrices) as readonly ColourBlindness[];

const blackShownAs = 0.3;

/** What a projector shows whose black is a grey of 30 %. */
export function washedOut(colour: Rgb): Rgb {
  return each(colour, (part) => 255 * blackShownAs + part * (1 - blackShownAs));
}

/** How far two colours are from one another for such eyes, in OKLab. */
export function distance(one: Rgb, other: Rgb, eyes: ColourBlindness): number {
  const [a, b] = [one, other].map((colour) => okLab(seenBy(eyes, linear(colour)))) as [Rgb, Rgb];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** `strength`: how far from grey. */
export function hueOf(colour: Rgb): { readonly degrees: number; readonly strength: number } {
  const [, a, b] = okLab(linear(colour));
  return { degrees: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, strength: Math.hypot(a, b) };
}

/** How many arcs of the circle, none wider than `widest` degrees, hold all of these hues: the fewest, wherever they begin. */
export function hueGroups(hues: readonly number[], widest: number): number {
  return hues.reduce((fewest, first) => Math.min(fewest, arcsFrom(first, hues, widest)), hues.length);
}

function arcsFrom(first: number, hues: readonly number[], widest: number): number {
  const onwards = hues.map((degrees) => (degrees - first + 360) % 360).toSorted((a, b) => a - b);
  let [arcs, begun] = [0, Number.NEGATIVE_INFINITY];
  for (const degrees of onwards) {
    if (degrees - begun <= widest) continue;
    arcs += 1;
    begun = degrees;
  }
  return arcs;
}

function seenBy(eyes: ColourBlindness, colour: Rgb): Rgb {
  return each(times(matrices[eyes], colour), (part) => Math.min(1, Math.max(0, part)));
}

/** As light adds up, from 0 to 1. */
export function linear(colour: Rgb): Rgb {
  return each(colour, (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

// https://bottosson.github.io/posts/oklab
const toCones = [
  0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
  0.2817188376, 0.6299787005,
];
const toLab = [
  0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371,
  0.7827717662, -0.808675766,
];

function okLab(colour: Rgb): Rgb {
  return times(toLab, each(times(toCones, colour), Math.cbrt));
}

function times(matrix: readonly number[], [x, y, z]: Rgb): Rgb {
  const row = (at: number) => (matrix[at] ?? 0) * x + (matrix[at + 1] ?? 0) * y + (matrix[at + 2] ?? 0) * z;
  return [row(0), row(3), row(6)];
}

function each([x, y, z]: Rgb, change: (part: number) => number): Rgb {
  return [change(x), change(y), change(z)];
}
