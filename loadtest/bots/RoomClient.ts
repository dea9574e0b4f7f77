import type { ContestOwner } from "../../shared/api.ts";
import type { PrivateView } from "../../shared/contest/view.ts";
import type { PrivateMessage, RoomReply, RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import type { LiveView, WireState } from "../../shared/wireState.ts";
import type { Random } from "../random.ts";
import { CommandDesk, type TimedAnswer } from "./CommandDesk.ts";
import { type Caller, callRoute } from "./callRoute.ts";
import { Link, type SeatAnswer, type SeatWish } from "./Link.ts";
import { PrivateReader, type PrivateViewOf } from "./PrivateReader.ts";
import { RequestUnanswered, type RoomConnection } from "./RoomConnection.ts";

/** Whoever it is, in whatever contest. */
export interface BotParts {
  readonly origin: string;
  readonly localAddress: string;
  readonly roomCode: string;
  readonly random: Random;
  /** Told every violation, in one sentence. */
  readonly fault: (sentence: string) => void;
  /** Shown everything the server sends, as it came. */
  readonly onBytes?: (bytes: Uint8Array) => void;
  /** Whether moderators may have put things right: then what was shown may be restated. */
  readonly isMended?: () => boolean;
}

/** How it calls routes: from its own address, and in the sight of whoever looks at its bytes. */
export function callerOf({ origin, localAddress, onBytes: onBody }: BotParts): Caller {
  return { origin, localAddress, onBody };
}

const ownerPatienceMs = 2_000;

/** Asks any process who has the contest; null: nobody, or nobody answered. */
export async function findOwner(parts: BotParts): Promise<ContestOwner | null> {
  try {
    const call = { code: parts.roomCode, patienceMs: ownerPatienceMs };
    const answer = await callRoute(callerOf(parts), "owner", call);
    return answer.ok ? answer.reply.owner : null;
  } catch {
    return null;
  }
}

/** A client that commands: it comes back by itself, keeps what it is shown, and asks until it is answered. */
export abstract class RoomClient<K extends PrivateView["kind"]> {
  readonly desk: CommandDesk;
  readonly #link: Link;
  readonly #reader: PrivateReader<K>;
  readonly #answers: TimedAnswer[] = [];
  #live: LiveView | null = null;
  #connection: RoomConnection | null = null;

  constructor(kind: K, parts: BotParts) {
    const { origin, localAddress, random, fault, onBytes: onFrame } = parts;
    this.#reader = new PrivateReader(kind, fault);
    this.desk = new CommandDesk(random, {
      answered: (answered) => this.#answers.push(answered),
      fault,
      moved: () => this.#link.drop(),
    });
    this.#link = new Link(
      {
        origin,
        localAddress,
        random,
        fault,
        onFrame,
        reserve: (wish) => this.reserve(wish),
        findOwner: () => findOwner(parts),
      },
      {
        connection: (connection) => {
          this.#connection = connection;
          this.#reader.begin();
          this.connected(connection);
          this.desk.connect(connection);
        },
        state: (wire) => {
          this.#live = this.readState(wire, this.#live);
        },
        message: (type, payload) => {
          if (type !== "private") return fault(`was sent away: ${JSON.stringify(payload)}`);
          const before = this.#reader.view;
          this.#reader.read(payload as PrivateMessage); // as its type says
          this.viewed(before);
        },
      },
    );
  }

  get view(): PrivateViewOf<K> | null {
    return this.#reader.view;
  }

  get live(): LiveView | null {
    return this.#live;
  }

  /** Everything the server answered, in order. */
  get answers(): readonly TimedAnswer[] {
    return this.#answers;
  }

  /** How long each way back took, from the break until something was shown again, ms. */
  get wayBackMs(): readonly number[] {
    return this.#link.wayBackMs;
  }

  /** The epochs it was shown, in order. */
  get epochs(): readonly number[] {
    return this.#link.epochs;
  }

  /** The mark by which it says how far it was shown the contest; null: it was told none. */
  get mark(): string | null {
    return this.#link.mark;
  }

  get isConnected(): boolean {
    return this.#link.isConnected;
  }

  /** Connected, and not in doubt whether its connection still speaks. */
  get hasSight(): boolean {
    return this.#link.hasSight;
  }

  /** Whether the present connection has shown its own view. */
  get isShown(): boolean {
    return this.#reader.isShown;
  }

  /** Connected, told its own view, and without a command whose fate is open. */
  get isAtRest(): boolean {
    return this.isConnected && this.isShown && this.desk.unanswered === 0;
  }

  /** The room's answer; undefined when its handler failed. Rejects as {@link RoomConnection.request} does, and at once without a connection. */
  request<T extends RoomRequestType>(
    type: T,
    payload: RoomRequest<T>,
    timeoutMs: number,
  ): Promise<RoomReply[T] | undefined> {
    const connection = this.#connection;
    return connection
      ? connection.request(type, payload, timeoutMs)
      : Promise.reject(new RequestUnanswered("not connected"));
  }

  /** Loses the network for a moment. */
  drop(): void {
    this.#link.drop();
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  /** Comes in, and from now on comes back. */
  protected start(): void {
    this.#link.start();
  }

  /** Asks for a seat in the room. Rejects when nobody answers. */
  protected abstract reserve(wish: SeatWish): Promise<SeatAnswer>;

  /** What everybody sees, after `before`. */
  protected abstract readState(wire: WireState, before: LiveView | null): LiveView;

  /** Its own view has come or changed. */
  protected viewed(_before: PrivateViewOf<K> | null): void {}

  /** A connection is there, or is gone. */
  protected connected(_connection: RoomConnection | null): void {}
}
