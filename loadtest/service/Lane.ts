import type net from "node:net";

export interface LaneState {
  /** How much longer everything takes. */
  readonly delayMs: () => number;
  /** Nothing goes on now; it waits. */
  readonly isSilent: () => boolean;
  /** Asked for each part; what is not heard is lost. */
  readonly isHeard: () => boolean;
}

/** One way of a connection: parts leave in the order in which they came, each when it is due. */
export class Lane {
  readonly #from: net.Socket;
  readonly #to: net.Socket;
  readonly #state: LaneState;
  /** Null: the end. */
  readonly #waiting: { readonly part: Buffer | null; readonly dueAt: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(from: net.Socket, to: net.Socket, state: LaneState) {
    this.#from = from;
    this.#to = to;
    this.#state = state;
    from.on("data", (part: Buffer) => this.#take(part));
    from.on("end", () => this.#take(null));
    from.on("close", () => clearTimeout(this.#timer));
  }

  /** It is silent no more: what waits goes on. */
  goOn(): void {
    clearTimeout(this.#timer);
    this.#sendDue();
  }

  #take(part: Buffer | null): void {
    if (!this.#state.isHeard()) return;
    this.#waiting.push({ part, dueAt: performance.now() + this.#state.delayMs() });
    if (this.#waiting.length === 1) this.#sendDue();
  }

  #sendDue(): void {
    for (let next = this.#waiting[0]; next && !this.#state.isSilent(); next = this.#waiting[0]) {
      const leftMs = next.dueAt - performance.now();
      if (leftMs > 0) {
        this.#timer = setTimeout(() => this.#sendDue(), Math.ceil(leftMs));
        return;
      }
      this.#waiting.shift();
      this.#send(next.part);
    }
  }

  #send(part: Buffer | null): void {
    if (this.#to.destroyed) return;
    if (part === null) {
      this.#to.end();
    } else if (!this.#to.write(part)) {
      this.#from.pause();
      this.#to.once("drain", () => this.#from.resume());
    }
  }
}
