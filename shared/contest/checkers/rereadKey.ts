import type { Checker } from "./checker.ts";
import type { NumberLanguage } from "./numberGrammar.ts";
import { findValue } from "./numberReading.ts";
import { writeFraction } from "./rational.ts";

/** Whether a key means in a contest of another language what it means in its own: `1,500` is not one number in both. CHK9 COP3 */
export function meansTheSame(checker: Checker, language: NumberLanguage): boolean {
  if (checker.kind !== "number") return true;
  const [one, other] = [checker.language, language].map((read) => findValue(checker.answer, read));
  return one != null && other != null && writeFraction(one) === writeFraction(other);
}
