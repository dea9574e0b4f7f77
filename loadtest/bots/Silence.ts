import { RequestFailed, RequestRejected, type RoomConnection } from "./RoomConnection.ts";

const quietMs = 1_000;
const unansweredMs = 1_500;
const wordlessMs = 3_000;
const questionTimeoutMs = 10_000;

/** Whether one connection among several processes still speaks; it is asked for the time when it says nothing. */
export class Silence {
  readonly #connection: RoomConnection;
  #askedAt: number | null = null;

  constructor(connection: RoomConnection) {
    this.#connection = connection;
  }

  /** To be called again and again; since when it says nothing although it should, or null. */
  look(now: number): number | null {
    const { heardAt } = this.#connection;
    if (this.#askedAt === null && now - heardAt >= quietMs) this.#ask(now);
    const askedAt = this.#askedAt;
    if (askedAt !== null && heardAt <= askedAt && now - askedAt >= unansweredMs) return askedAt;
    return now - heardAt >= wordlessMs ? heardAt : null;
  }

  #ask(now: number): void {
    this.#askedAt = now;
    const answered = () => {
      this.#askedAt = null;
    };
    this.#connection.request("time", {}, questionTimeoutMs).then(answered, (error: unknown) => {
      if (error instanceof RequestRejected || error instanceof RequestFailed) answered();
    });
  }
}
