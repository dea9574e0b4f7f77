import type { ModeratorView, TeamView } from "../../shared/contest/view.ts";
import type { LiveView } from "../../shared/wireState.ts";

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
