import type { CommandReply } from "../../../shared/protocol.ts";
import type { PlannedCommand } from "../../bots/TeamModel.ts";
import type { CommandRecord } from "./records.ts";

/** A command on its way: it keeps its id until it is answered, over any number of connections. */
export class SentCommand {
  readonly id: string;
  readonly planned: PlannedCommand;
  readonly #scheduledUs: number;
  readonly #sender: Pick<CommandRecord, "room" | "teamId" | "client">;
  readonly #settled: (reply: CommandReply) => void;
  #sentUs: number | null = null;
  #repliedUs: number | null = null;
  #connections = 0;
  reply: CommandReply | null = null;

  constructor(
    id: string,
    planned: PlannedCommand,
    scheduledUs: number,
    sender: Pick<CommandRecord, "room" | "teamId" | "client">,
    settled: (reply: CommandReply) => void,
  ) {
    this.id = id;
    this.planned = planned;
    this.#scheduledUs = scheduledUs;
    this.#sender = sender;
    this.#settled = settled;
  }

  noteSent(atUs: number): void {
    this.#sentUs ??= atUs;
    if (this.#repliedUs === null) this.#connections += 1;
  }

  settle(reply: CommandReply, atUs: number): void {
    this.reply = reply;
    this.#repliedUs = atUs;
    this.#settled(reply);
  }

  get record(): CommandRecord {
    return {
      ...this.#sender,
      id: this.id,
      command: this.planned.command,
      cardId: this.planned.cardId,
      scheduledUs: this.#scheduledUs,
      sentUs: this.#sentUs,
      repliedUs: this.#repliedUs,
      reply: this.reply,
      connections: this.#connections,
    };
  }
}
