import type { CardId } from "../../shared/ids.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { problemOf } from "./problems.ts";

/** The cards that a command of edits wrote, also when it did so long ago, under the same id. Throws `HttpProblem` for a refusal. RUN2 */
export function writtenCardsOf(reply: CommandReply): readonly CardId[] {
  if (!reply.ok) throw problemOf(reply.rejection);
  const { outcome } = reply;
  return outcome.type === "edited" ? outcome.cardIds : [];
}
