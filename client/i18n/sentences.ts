import type { HttpProblemCode } from "../../shared/api.ts";
import type { Rejection, RejectionCode } from "../../shared/contest/rejections.ts";
import type { TroubleCode } from "../net/http.ts";
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
