import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { canRead } from "../cluster/programVersion.ts";
import { CannotFollow } from "../contests/loadContest.ts";

/** Whether what cannot be followed is of a type or version that only a later version of the program knows. */
export function isOfLaterVersion(error: unknown): boolean {
  const cause = error instanceof CannotFollow ? error.cause : null;
  return cause instanceof UnreadableEvent && !canRead({ type: cause.eventType, version: cause.eventVersion });
}
