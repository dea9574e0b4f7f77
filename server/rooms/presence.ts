import type { Client } from "@colyseus/core";
import type { RoomMessages } from "../../shared/protocol.ts";
import { Credits } from "./Credits.ts";
import type { PrivateFeed } from "./PrivateFeed.ts";
import type { Visitor } from "./visitor.ts";

const commandCredits = { burst: 10, perSecond: 10 };
const requestCredits = { burst: 60, perSecond: 30 };

/** What the room knows of one connection. */
export interface Presence {
  readonly visitor: Visitor;
  readonly feed: PrivateFeed | null;
  readonly commands: Credits;
  readonly requests: Credits;
  /** Requests without an answer. */
  pending: number;
  dismissed: boolean;
}

export type ContestClient = Client<{ auth: Visitor; userData: Presence; messages: RoomMessages }>;

/** Of somebody who has just come in. */
export function presenceOf(visitor: Visitor, feed: PrivateFeed | null): Presence {
  return {
    visitor,
    feed,
    commands: new Credits(commandCredits),
    requests: new Credits(requestCredits),
    pending: 0,
    dismissed: false,
  };
}
