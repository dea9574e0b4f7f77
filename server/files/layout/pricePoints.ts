import { trimEnd, trimStart } from "../../../shared/trimEnds.ts";
import { cardLimits } from "../cardLimits.ts";

const UNIT = String.raw`(?:points?|pts?\.?|p\.?|баллов|балла|балл|б\.?|очков|очка|очко|очк\.?|руб\.?|р\.?|[$€£¥₽])`;
const WRITTEN = new RegExp(
  String.raw`^(?:${UNIT} ?)?(\d{1,3}(?:[ .,']\d{3})+|\d+)(?:[.,]0{1,2})? ?${UNIT}?$`,
  "iu",
);

const MAX_WRITTEN = 40;

/** A price as people write it, `200`, `$200`, `1 000`, `100.0`, `200 pts`; null: it is none, or out of bounds. */
export function readPrice(written: string): number | null {
  if (written.length > MAX_WRITTEN) return null;
  const spaced = written.replace(/[\s\u00A0\u202F]+/gu, " ");
  const plain = trimEnd(trimStart(spaced, /['"«“]/u), /['"»”]/u).trim();
  const [, digits] = WRITTEN.exec(plain) ?? [];
  const points = digits === undefined ? 0 : Number(digits.replace(/[^\d]/gu, ""));
  return points >= 1 && points <= cardLimits.pricePoints ? points : null;
}
