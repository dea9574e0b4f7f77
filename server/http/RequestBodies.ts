import type { IncomingMessage, ServerResponse } from "node:http";
import type { Budgets } from "../budgets/Budgets.ts";
import { after, type Clock } from "../contests/clock.ts";
import { HttpProblem } from "./problems.ts";

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

  /** Ends the connection of whoever does not finish a request, however it is answered. */
  watch(request: IncomingMessage, response: ServerResponse, longestBytes: number): void {
    const bytes = Math.min(declaredBytes(request) ?? 0, longestBytes);
    if (bytes === 0 && !isChunked(request)) return;
    const { socket } = request;
    const end = () => {
      if (!request.complete) socket.destroy();
    };
    // A reader says "too slow" before that.
    let cancel = after(this.#clock, patienceFor(bytes) + restPatienceMs, end);
    const forget = () => {
      cancel();
      socket.off("close", forget);
    };
    socket.once("close", forget);
    request.once("end", forget);
    response.once("finish", () => {
      if (request.complete) return;
      cancel();
      cancel = after(this.#clock, restPatienceMs, end);
    });
  }

  /** The body of a request from this address. Throws `HttpProblem`. */
  async read(request: IncomingMessage, address: string, mostBytes: number): Promise<Buffer> {
    if (!/^(identity)?$/i.test(request.headers["content-encoding"] ?? ""))
      throw new HttpProblem(415, "invalid_request");
    const declared = declaredBytes(request);
    if ((declared ?? 0) > mostBytes) throw tooLarge(mostBytes);
    const held = isChunked(request) ? mostBytes : (declared ?? 0);
    this.#hold(address, held);
    try {
      return await this.#readAll(request, mostBytes, patienceFor(declared ?? 0));
    } finally {
      this.#budgets.release("bodyBytes", "", held);
      this.#budgets.release("addressBodyBytes", address, held);
    }
  }

  #hold(address: string, bytes: number): void {
    if (this.#budgets.hold("bodyBytes", "", bytes)) {
      if (this.#budgets.hold("addressBodyBytes", address, bytes)) return;
      this.#budgets.release("bodyBytes", "", bytes);
    }
    throw new HttpProblem(503, "overloaded", { headers: { "Retry-After": "2" } });
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
