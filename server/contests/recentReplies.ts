import type { CommandReply } from "../../shared/protocol.ts";

const kept = 2_000;

/**
 * The last replies by command key: a command sent twice within moments is answered without the journal. Refusals are
 * kept apart, so that a flood of them drives out no reply to a command that had an effect.
 */
export class RecentReplies {
  readonly #accepted = new Map<string, CommandReply>();
  readonly #refused = new Map<string, CommandReply>();

  find(key: string): CommandReply | undefined {
    return this.#accepted.get(key) ?? this.#refused.get(key);
  }

  keep(key: string, reply: CommandReply): void {
    const replies = reply.ok ? this.#accepted : this.#refused;
    replies.set(key, reply);
    if (replies.size <= kept) return;
    const oldest = replies.keys().next();
    if (!oldest.done) replies.delete(oldest.value);
  }
}
