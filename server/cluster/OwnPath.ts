import type { IncomingMessage } from "node:http";
import { readSlotPath } from "./slotPath.ts";

/** What becomes of a request: served, meant for another process, or for nothing that there is. */
export type Entered = "served" | "wrong_process" | "unknown";

/** Takes this process's own path off the requests that come under it, and remembers them: they alone may claim. WAY1 WAY2 */
export class OwnPath {
  readonly #slot: number | null;
  readonly #entered = new WeakSet<IncomingMessage>();

  /** `slot`: null for a process alone, which has no such path. */
  constructor(slot: number | null) {
    this.#slot = slot;
  }

  /** Before anything else looks at the request's target. */
  enter(request: IncomingMessage): Entered {
    if (this.#slot === null) return "served";
    const meant = readSlotPath(request.url ?? "");
    if (meant.process === "any") return "served";
    if (meant.process === "none") return "unknown";
    if (meant.slot !== this.#slot) return "wrong_process";
    request.url = meant.rest;
    this.#entered.add(request);
    return "served";
  }

  /** Whether the request came under this process's own path. */
  has(request: IncomingMessage): boolean {
    return this.#entered.has(request);
  }
}
