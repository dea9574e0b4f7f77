import type { CommandReply } from "../../../shared/protocol.ts";
import type { CellChange } from "../../bots/PublicReader.ts";
import type { SentCommand } from "../../bots/strategy.ts";

/** A command of a run and what became of it. Times are of `nowUs`. */
export interface CommandRecord {
  readonly id: string;
  readonly room: number;
  readonly teamId: string;
  /** Number of the client that sent it. */
  readonly client: number;
  readonly command: SentCommand;
  readonly cardId: number;
  /** When it had to be sent. */
  readonly scheduledUs: number;
  /** First sent; null: never. */
  readonly sentUs: number | null;
  readonly repliedUs: number | null;
  readonly reply: CommandReply | null;
  /** How many connections it was sent on. */
  readonly connections: number;
}

/** What everybody sees of an answered command; null: nothing, as of a wrong answer that was not the last. */
export function publicEffect({ teamId, reply }: CommandRecord): CellChange | null {
  if (!reply?.ok) return null;
  const { outcome } = reply;
  if (outcome.type === "bought") return { teamId, cardId: outcome.cardId, cell: 1 };
  if (outcome.type !== "judged") return null;
  if (outcome.status === "solved") return { teamId, cardId: outcome.cardId, cell: 10 + outcome.attempt };
  return outcome.status === "failed" ? { teamId, cardId: outcome.cardId, cell: 2 } : null;
}
