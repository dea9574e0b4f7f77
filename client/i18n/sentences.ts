import type { HttpProblemCode } from "../../shared/api.ts";
import type { Rejection, RejectionCode } from "../../shared/contest/rejections.ts";
import type { TroubleCode } from "../net/http.ts";
import { areOfOneDay } from "./format.ts";
import type { Texts } from "./texts.ts";

/** A refusal of the rules, of HTTP or of the network, as it travels. */
interface Refusal {
  readonly code: TroubleCode;
  readonly params?: Rejection["params"];
}

/** Why not, in the reader's language. A code of a newer server reads as an error inside it. */
export function refusalSentence(texts: Texts, { code, params = {} }: Refusal): string {
  const sentence =
    code in texts.rejections
      ? texts.rejections[code as RejectionCode]
      : (texts.httpProblems[code as HttpProblemCode] ?? texts.httpProblems.internal);
  return sentence(params);
}

/** When a contest starts, with the day where that is not today. CLO6 */
export function startSentence({ status, format }: Texts, startsAt: number, now: number): string {
  return areOfOneDay(startsAt, now)
    ? status.startsAt(format.timeOfDay(startsAt))
    : status.startsOn(format.dateTime(startsAt));
}
