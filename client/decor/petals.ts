/** One thing that falls, as its style sheet takes it. */
export interface Petal {
  readonly kind: "petal" | "flower";
  readonly colour: "rose" | "peach" | "lilac";
  /** Of the window's width. */
  readonly leftPercent: number;
  readonly sizeRem: number;
  readonly fallSeconds: number;
  /** Negative: it is under way when the page opens. */
  readonly delaySeconds: number;
  readonly turnDegrees: number;
  /** In how many steps it falls where every picture counts. */
  readonly steps: number;
}

const colours = ["rose", "peach", "lilac"] as const;
const golden = 0.618034;
/** Falls and delays are whole numbers of these, so that all petals move in the same pictures. */
const beatSeconds = 2;
const stepsPerBeat = 25;

/** `count` petals that look as if strewn, the same ones for everybody. */
export function strewn(count: number): readonly Petal[] {
  return Array.from({ length: count }, (_, index) => {
    const share = (index * golden) % 1;
    const other = (index * golden * golden) % 1;
    const fallSeconds = 14 + beatSeconds * Math.round(other * 6);
    return {
      kind: index % 3 === 0 ? "flower" : "petal",
      colour: colours[index % colours.length] ?? "rose",
      leftPercent: share * 100,
      sizeRem: 1.1 + other * 1.1,
      fallSeconds,
      delaySeconds: -beatSeconds * Math.round(((index / count) * fallSeconds) / beatSeconds),
      turnDegrees: Math.round(share * 360),
      steps: (fallSeconds / beatSeconds) * stepsPerBeat,
    };
  });
}
