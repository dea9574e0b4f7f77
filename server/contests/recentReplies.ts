import type { CommandReply } from "../../shared/protocol.ts";

const kept = 2_000;

/** The last replies by command key: a command sent twice within moments is answered without the journal. */
export class RecentReplies {
  readonly #replies = new Map<string, CommandReply>();

  find(key: string): CommandReply | undefined {
    return this.#replies.get(key);
  }

  keep(key: string, reply: CommandReply): void {
    this.#replies.set(key, reply);
    if (this.#replies.size <= kept) return;
    const oldest = this.#replies.keys().next();
    if (!oldest.done) this.#replies.delete(oldest.value);
  }
}
