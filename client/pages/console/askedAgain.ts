import type { Refused } from "../../../shared/protocol.ts";

/** How long a dialog waits before it asks once more, ms. */
export const againMs = 1_000;

/** Whether a question to the room had no answer, or came too fast: it may have one a moment later. */
export function isAskedAgain(reply: { readonly ok: true } | Refused | null): boolean {
  return reply === null || (!reply.ok && reply.rejection.code === "too_fast");
}
