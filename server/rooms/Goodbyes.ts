import { seatRefusal } from "../../shared/contest/entering.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { closeCodes, type GoodbyeReason } from "../../shared/protocol.ts";
import { after, type Clock } from "../contests/clock.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { ContestClient } from "./presence.ts";
import type { Visitor } from "./visitor.ts";

const dismissedAfterMs = 1_000;
const reasons: Readonly<Record<NonNullable<ReturnType<typeof seatRefusal>>, GoodbyeReason>> = {
  unknown_seat: "seat_released",
  team_removed: "team_removed",
  team_gone: "team_gone",
};

/** Sends clients of a room away, with the reason. */
export class Goodbyes {
  readonly #clock: Clock;
  readonly #metrics: Metrics;

  constructor(clock: Clock, metrics: Metrics) {
    this.#clock = clock;
    this.#metrics = metrics;
  }

  /** To clients of a team whose seat is none any more, whatever took it. */
  sayToUnseated(clients: readonly ContestClient[], state: ContestState): void {
    for (const client of clients) {
      const visitor = client.userData?.visitor;
      const refusal = visitor?.role === "team" ? seatRefusal(state, visitor) : null;
      if (refusal) this.say(client, reasons[refusal]);
    }
  }

  sayWhere(
    reason: GoodbyeReason,
    clients: readonly ContestClient[],
    concerns: (visitor: Visitor) => boolean,
  ): void {
    for (const client of clients) {
      if (client.userData && concerns(client.userData.visitor)) this.say(client, reason);
    }
  }

  say(client: ContestClient, reason: GoodbyeReason): void {
    if (!client.userData || client.userData.dismissed) return;
    client.userData.dismissed = true;
    this.#metrics.dismissed.inc({ reason });
    client.send("goodbye", { reason });
    client.leave(closeCodes.goodbye, reason);
    // Whoever does not answer the closing handshake is cut off.
    const { ref } = client;
    if ("terminate" in ref && typeof ref.terminate === "function") {
      after(this.#clock, dismissedAfterMs, ref.terminate.bind(ref));
    }
  }
}
