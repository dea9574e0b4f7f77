import type { AuthorView } from "../../shared/authors.ts";
import type {
  Draft,
  EntranceView,
  PrivateMessage,
  RoomMessages,
  RoomReply,
  RoomRequest,
  RoomRequestType,
} from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";

/** What a joined room tells. */
export interface RoomEvents {
  /** The state was replaced or changed in place. */
  state(state: WireState): void;
  private(message: PrivateMessage): void;
  drafts(drafts: readonly Draft[]): void;
  authors(authors: readonly AuthorView[]): void;
  entrance(view: EntranceView): void;
  goodbye(message: RoomMessages["goodbye"]): void;
  moved(message: RoomMessages["moved"]): void;
  /** The connection ended; nothing more is told. */
  left(): void;
}

/** One connection to a contest's room. */
export interface RoomSocket {
  request<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T]>;
  /** Ends it at once, also when the network does not answer; `left` is not told. */
  drop(): void;
}

/** The server answered a request with an error of the transport, not with a reply: the same would happen again. */
export class RequestRefused extends Error {}
