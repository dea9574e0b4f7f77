import type { Client } from "@colyseus/core";
import type { RoomMessages } from "../../shared/protocol.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { TokenBucket } from "../budgets/TokenBucket.ts";
import type { PrivateFeed } from "./PrivateFeed.ts";
import type { Visitor } from "./visitor.ts";

/** What the room knows of one connection. */
export interface Presence {
  readonly visitor: Visitor;
  readonly feed: PrivateFeed | null;
  readonly commands: TokenBucket;
  readonly requests: TokenBucket;
  readonly questions: TokenBucket;
  /** For whole views asked for again, by their weight. NET5 */
  readonly viewKiB: TokenBucket;
  /** For what an author has not saved yet. EDT9 */
  readonly keystrokes: TokenBucket;
  /** What a moderator said to be called. AUT16 */
  name: string | null;
  /** Requests without an answer. */
  pending: number;
  dismissed: boolean;
  /** The last that it was told of who wants in, as JSON; null: nothing yet. */
  toldEntrance: string | null;
}

export type ContestClient = Client<{ auth: Visitor; userData: Presence; messages: RoomMessages }>;

/** Of somebody who has just come in. */
export function presenceOf(visitor: Visitor, feed: PrivateFeed | null, budgets: Budgets): Presence {
  return {
    visitor,
    feed,
    commands: budgets.bucket("commands"),
    requests: budgets.bucket("requests"),
    questions: budgets.bucket("questions"),
    viewKiB: budgets.bucket("viewKiB"),
    keystrokes: budgets.bucket("keystrokes"),
    name: null,
    pending: 0,
    dismissed: false,
    toldEntrance: null,
  };
}
