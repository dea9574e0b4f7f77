import { seatRefusal } from "../../shared/contest/entering.ts";
import { seatNow } from "../../shared/contest/seating.ts";
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

  /** To clients of a team whose seat is none any more, whatever took it; whose seat has moved comes back with it. SEA2 */
  sayToUnseated(clients: readonly ContestClient[], state: ContestState): void {
    for (const client of clients) {
      const visitor = client.userData?.visitor;
      if (visitor?.role !== "team") continue;
      const now = seatNow(state, visitor);
      const refusal = seatRefusal(state, now);
      if (refusal) this.say(client, reasons[refusal]);
      else if (now.teamId !== visitor.teamId) client.leave(closeCodes.comeBack);
    }
  }

  /** Whether this client's seat is another team's by now: of its former one it is told nothing more. SEA2 */
  hasMoved({ userData }: ContestClient, state: ContestState): boolean {
    const visitor = userData?.visitor;
    return visitor?.role === "team" && seatNow(state, visitor).teamId !== visitor.teamId;
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
