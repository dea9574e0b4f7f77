/** A scrap of paper: where it starts and flies to, all in shares of the picture's height and in seconds. */
export interface Scrap {
  readonly x: number;
  readonly y: number;
  readonly speedX: number;
  readonly speedY: number;
  readonly size: number;
  /** Turns per second. */
  readonly spin: number;
  /** Which of the colours. */
  readonly colour: number;
}

export interface ScrapPlace {
  readonly x: number;
  readonly y: number;
  /** From 0 to 1: how much of its face is turned to the viewer. */
  readonly face: number;
  readonly angle: number;
}

/** A burst is over after this. */
export const burstMs = 4_500;

const gravity = 0.55;
/** Paper is soon as fast as the air lets it be. */
const drag = 1.1;

/** Scraps thrown up from both lower corners of a picture `width` heights wide. */
export function throwConfetti(count: number, width: number, random: () => number): readonly Scrap[] {
  return Array.from({ length: count }, (_, index) => {
    const isLeft = index % 2 === 0;
    const push = 0.5 + random() * 1.1;
    return {
      x: isLeft ? 0 : width,
      y: 0.95,
      speedX: (isLeft ? 1 : -1) * push * width * 0.55,
      speedY: -(0.9 + random() * 0.9),
      size: 0.012 + random() * 0.012,
      spin: 0.5 + random() * 1.5,
      colour: index % 5,
    };
  });
}

/** Where a scrap is after so many seconds. */
export function placeOf(scrap: Scrap, seconds: number): ScrapPlace {
  const flown = (1 - Math.exp(-drag * seconds)) / drag;
  const fallen = (gravity / drag) * (seconds - flown);
  return {
    x: scrap.x + scrap.speedX * flown,
    y: scrap.y + scrap.speedY * flown + fallen,
    face: Math.abs(Math.cos(seconds * scrap.spin * Math.PI * 2)),
    angle: seconds * scrap.spin * 2,
  };
}
