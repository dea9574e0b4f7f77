import type { IncomingMessage, ServerResponse } from "node:http";
import type { Budgets } from "../budgets/Budgets.ts";
import { after, type Clock } from "../contests/clock.ts";
import { HttpProblem, overloaded } from "./problems.ts";

/** How long a body may take, ms, whatever its length; and how much longer for each KiB: 64 KiB a second. */
const patienceMs = 5_000;
const perKiBMs = 1_000 / 64;
/** How long the rest of a body is awaited that nobody will read: a browser reads no answer before it has sent all. */
const restPatienceMs = 2_000;

/**
 * Bodies of requests: each within its time, all together within their share of the memory. NET6
 * A body is read when its route asks for it, and a route asks only when it knows who sends.
 */
export class RequestBodies {
  readonly #budgets: Budgets;
  readonly #clock: Clock;

  constructor(budgets: Budgets, clock: Clock) {
    this.#budgets = budgets;
    this.#clock = clock;
  }

  /**
   * Ends the connection of whoever does not finish a request, however it is answered. What comes of a body after its
   * answer is thrown away, and counts for its address as one that is read does: above that nothing more is taken in.
   */
  watch(request: IncomingMessage, response: ServerResponse, address: string, longestBytes: number): void {
    const bytes = Math.min(declaredBytes(request) ?? 0, longestBytes);
    if (bytes === 0 && !isChunked(request)) return;
    const { socket } = request;
    const end = () => {
      if (!request.complete) socket.destroy();
    };
    // A reader says "too slow" before that.
    let cancel = after(this.#clock, mostBodyMs(bytes), end);
    let release = () => {};
    const forget = () => {
      cancel();
      release();
      socket.off("close", forget);
      request.off("end", forget);
    };
    socket.once("close", forget);
    request.once("end", forget);
    response.once("finish", () => {
      if (request.complete || socket.destroyed) return;
      cancel();
      cancel = after(this.#clock, restPatienceMs, end);
      const releaseRest = this.#hold(address, isChunked(request) ? longestBytes : bytes);
      if (releaseRest) release = releaseRest;
      // Node has just told the request to throw away what comes, from the next tick on.
      else process.nextTick(() => socket.pause());
    });
  }

  /**
   * The body of a request from this address. `isDocument`: it may be a whole contest with its pictures, whose share is of its own, for one at a
   * time. Throws `HttpProblem`. FIL21
   */
  async read(
    request: IncomingMessage,
    address: string,
    mostBytes: number,
    isDocument = false,
  ): Promise<Buffer> {
    if (!/^(identity)?$/i.test(request.headers["content-encoding"] ?? ""))
      throw new HttpProblem(415, "invalid_request");
    const declared = declaredBytes(request);
    if ((declared ?? 0) > mostBytes) throw tooLarge(mostBytes);
    // Who left while the request waited for its turn sends nothing more, nor says that it ends.
    if (request.socket.destroyed) throw new HttpProblem(400, "invalid_request");
    const bytes = isChunked(request) ? mostBytes : (declared ?? 0);
    const release = isDocument ? this.#holdDocument(bytes) : this.#hold(address, bytes);
    if (!release) throw overloaded();
    try {
      return await this.#readAll(request, mostBytes, patienceFor(declared ?? 0));
    } finally {
      release();
    }
  }

  /** What gives the bytes back; null when the address, or all together, hold too many. */
  #hold(address: string, bytes: number): (() => void) | null {
    if (!this.#budgets.hold("bodyBytes", "", bytes)) return null;
    const releaseShare = () => this.#budgets.release("bodyBytes", "", bytes);
    if (!this.#budgets.hold("addressBodyBytes", address, bytes)) {
      releaseShare();
      return null;
    }
    return () => {
      releaseShare();
      this.#budgets.release("addressBodyBytes", address, bytes);
    };
  }

  #holdDocument(bytes: number): (() => void) | null {
    const isHeld = this.#budgets.hold("documentBytes", "", bytes);
    return isHeld ? () => this.#budgets.release("documentBytes", "", bytes) : null;
  }

  #readAll(request: IncomingMessage, mostBytes: number, withinMs: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const cancel = after(this.#clock, withinMs, () => stop(new HttpProblem(408, "body_too_slow")));
      const take = (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > mostBytes) stop(tooLarge(mostBytes));
      };
      const finish = () => {
        stop(null);
        resolve(Buffer.concat(chunks));
      };
      // Also when it was cut off: then nobody hears the answer.
      const close = () => stop(new HttpProblem(400, "invalid_request"));
      const stop = (problem: HttpProblem | null) => {
        cancel();
        request.off("data", take).off("end", finish).off("close", close);
        if (!problem) return;
        chunks.length = 0;
        request.resume(); // the rest is thrown away
        reject(problem);
      };
      request.on("data", take).on("end", finish).on("close", close);
    });
  }
}

/** After so long, ms, from the last header on, a request with a body of so many bytes has come, or has been ended. */
export function mostBodyMs(bytes: number): number {
  return patienceFor(bytes) + restPatienceMs;
}

function patienceFor(bytes: number): number {
  return patienceMs + (bytes / 1024) * perKiBMs;
}

/** Node has checked that it is a number. */
function declaredBytes(request: IncomingMessage): number | null {
  const length = request.headers["content-length"];
  return length === undefined ? null : Number(length);
}

function isChunked(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined;
}

function tooLarge(mostBytes: number): HttpProblem {
  return new HttpProblem(413, "body_too_large", { params: { maxKiB: Math.floor(mostBytes / 1024) } });
}
