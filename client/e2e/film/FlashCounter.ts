import { ChangeCounter } from "./ChangeCounter.ts";
import { type Frame, pixelCount } from "./picture.ts";

/** Which share of the picture has flashed more than three times within the last second. */
export interface FlashShares {
  readonly general: number;
  readonly red: number;
}

/** No more of the picture may flash more often. WCAG 2.3.1 */
export const mostFlashing = 0.25;

const secondMs = 1_000;
/** A flash is a pair of opposing changes; more than three of them are more than six changes. */
const mostChanges = 6;
/** Of the greatest luminance there is; and the darker of the two must be darker than that. */
const leastLuminance = 0.1;
const darkBelow = 0.8;
/** As the analysers of broadcasts measure red: the excess of it, 320 for the purest. */
const redScale = 320;
const leastRed = 20;
const saturated = 0.8;

/** Counts flashes as WCAG 2.3.1 defines them, general ones and those to or from saturated red, pixel by pixel. FLM1 */
export class FlashCounter {
  readonly #general = new ChangeCounter(pixelCount, mostChanges, {
    least: leastLuminance,
    counts: (darker) => darker < darkBelow,
  });
  readonly #red = new ChangeCounter(pixelCount, mostChanges, { least: leastRed, counts: () => true });

  add({ picture, at }: Frame): FlashShares {
    let [general, red] = [0, 0];
    for (let index = 0; index < pixelCount; index++) {
      const r = linear(picture[3 * index]);
      const g = linear(picture[3 * index + 1]);
      const b = linear(picture[3 * index + 2]);
      if (this.#general.note(index, 0.2126 * r + 0.7152 * g + 0.0722 * b, at, secondMs)) general++;
      if (this.#red.note(index, redness(r, g, b), at, secondMs)) red++;
    }
    return { general: general / pixelCount, red: red / pixelCount };
  }
}

/** Of light as it is; 0 for what is no saturated red. */
function redness(r: number, g: number, b: number): number {
  const sum = r + g + b;
  return sum > 0 && r / sum >= saturated ? Math.max(0, r - g - b) * redScale : 0;
}

const linearOf = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function linear(value: number | undefined): number {
  return linearOf[value ?? 0] ?? 0;
}
