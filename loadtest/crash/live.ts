import type { ModeratorView, TeamView } from "../../shared/contest/view.ts";
import type { LiveView } from "../../shared/wireState.ts";
import type { Answered } from "../bots/CommandDesk.ts";
import type { PublicLog } from "../bots/PublicLog.ts";

/** What all clients of a contest see at one moment of rest. */
export interface Live {
  readonly seats: readonly {
    readonly name: string;
    readonly view: TeamView | null;
    /** The public state with its own team only. */
    readonly live: LiveView | null;
  }[];
  readonly screen: LiveView | null;
  readonly moderators: readonly (ModeratorView | null)[];
}

/** All that the clients of a contest were ever told. */
export interface Told {
  readonly roomCode: string;
  readonly answers: readonly Answered[];
  /** That were granted. */
  readonly seats: readonly { readonly teamId: string; readonly seatId: string; readonly name: string }[];
  readonly publicLogs: readonly { readonly who: string; readonly log: PublicLog }[];
  readonly live: Live;
}
