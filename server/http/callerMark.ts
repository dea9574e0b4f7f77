import type { IncomingMessage } from "node:http";
import type { MarkSeal } from "../cluster/MarkSeal.ts";
import type { Mark } from "../cluster/marks.ts";

/** By which a page says how far it has seen the contest that it comes back to. */
export const markHeader = "regatta-mark";

const longestMark = 100;

/** Reads the mark of whoever asks. What is none of ours, or of another contest, is counted and says nothing. WAY7 */
export function callerMark(
  seal: MarkSeal,
  ignored: () => void,
): (request: IncomingMessage, contestId: string) => Mark | null {
  return ({ headers }, contestId) => {
    const sealed = headers[markHeader];
    if (sealed === undefined || sealed === "") return null;
    const isText = typeof sealed === "string" && sealed.length <= longestMark;
    const mark = isText ? seal.open(contestId, sealed) : null;
    if (!mark) ignored();
    return mark;
  };
}
