import { z } from "zod";
import { isRefused } from "./isRefused.ts";
import type { Place } from "./Owners.ts";
import { type PeerAnswer, PeerGone, PeerSilent, type Peers } from "./Peers.ts";
import { peerToken } from "./peerToken.ts";

const answerWithinMs = 500;
/** Reading or opening a long contest on a busy machine. */
const workWithinMs = 5_000;

const PeerAnswerShape = z.object({
  processId: z.string().nullable().default(null),
  runs: z.boolean(),
  holds: z.boolean(),
  reaches: z.boolean(),
});
const PlaceShape = z.discriminatedUnion("at", [
  z.object({ at: z.literal("here") }),
  z.object({ at: z.literal("there"), slot: z.int() }),
  z.object({ at: z.literal("nobody"), slot: z.int().nullable() }),
]);

/** The other processes, asked by the routes of `internalRoutes.ts`. The only place where a process calls another. */
export class HttpPeers implements Peers {
  readonly #token: string;

  /** `key`: of `Keys.peers`. */
  constructor(key: Uint8Array) {
    this.#token = peerToken(key);
  }

  async ask(address: string, contestId: string): Promise<PeerAnswer> {
    return this.#call(PeerAnswerShape, "GET", `${address}${pathOf(contestId)}`, answerWithinMs);
  }

  async prepare(address: string, contestId: string): Promise<void> {
    await this.#call(z.unknown(), "POST", `${address}${pathOf(contestId)}/prepare`, workWithinMs);
  }

  async take(address: string, contestId: string): Promise<Place> {
    return this.#call(PlaceShape, "POST", `${address}${pathOf(contestId)}/take`, workWithinMs);
  }

  async #call<T>(shape: z.ZodType<T>, method: "GET" | "POST", url: string, withinMs: number): Promise<T> {
    const signal = AbortSignal.timeout(withinMs);
    const ask = async () => {
      const response = await fetch(url, {
        method,
        headers: { Authorization: `Bearer ${this.#token}` },
        redirect: "error",
        signal,
      });
      if (!response.ok) throw new PeerSilent(`${url} answered ${response.status}`);
      return shape.parse(await response.json());
    };
    try {
      // A connection that was kept open may only now be found closed: once more, by a new one.
      return await ask().catch((error: unknown) => {
        if (signal.aborted || isRefused(error) || error instanceof PeerSilent) throw error;
        return ask();
      });
    } catch (error) {
      if (error instanceof PeerSilent) throw error;
      throw isRefused(error) ? new PeerGone(url, { cause: error }) : new PeerSilent(url, { cause: error });
    }
  }
}

function pathOf(contestId: string): string {
  return `/internal/contests/${encodeURIComponent(contestId)}`;
}
