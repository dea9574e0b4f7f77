import type { Trouble } from "../net/http.ts";
import { refusalSentence } from "./sentences.ts";
import type { Texts } from "./texts.ts";

/** A sentence that is made when it is drawn: in the language that is read then, not in the one of when it became true. PAG43 */
export type Say = (texts: Texts) => string;

/** What came of something, as a page keeps it. */
export interface Said {
  readonly tone: "good" | "bad" | "info";
  readonly say: Say;
}

export function sayRefusal(refusal: Trouble): Say {
  return (texts) => refusalSentence(texts, refusal);
}
