import type { Request } from "express";
import type { Route } from "../../shared/api.ts";
import { OwnedElsewhere, type Place } from "../cluster/Owners.ts";
import type { OwnPath } from "../cluster/OwnPath.ts";
import type { ShortMemory } from "../cluster/ShortMemory.ts";
import { slotPath } from "../cluster/slotPath.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import { inTime } from "./inTime.ts";
import { askedLanguage } from "./languageOf.ts";
import { HttpProblem } from "./problems.ts";
import { Redirect } from "./Redirect.ts";

export interface WayToOwnerParts {
  /** Of this process; null: alone. */
  readonly slot: number | null;
  readonly ownPath: OwnPath;
  readonly whereabouts: ShortMemory<Place>;
  readonly clock: Clock;
  readonly live: { find(contestId: string): Promise<ContestRunner | null> };
  /** Whether the contest is just being handed to another process. */
  readonly isLeaving: (contestId: string) => boolean;
  /** As `Cluster.beginsAt`. */
  readonly beginsAt: () => Promise<number | null>;
}

/** What is asked for, and of which contest. */
export interface Asked {
  readonly route: Route;
  readonly request: Request;
  readonly contest: Pick<ContestRow, "id" | "roomCode">;
}

/** In a query: the request was led on from another process's path already. */
const ledOn = "again";

/** Leads requests to the process that has their contest, and says which of them may claim it here. */
export class WayToOwner {
  readonly #parts: WayToOwnerParts;

  constructor(parts: WayToOwnerParts) {
    this.#parts = parts;
  }

  /**
   * Returns when this process should serve the request. Throws {@link Redirect} when another one should, and `HttpProblem`
   * `contest_moved` while it is neither. What runs here costs no question. WAY2 WAY3
   */
  async lead(asked: Asked): Promise<void> {
    const { slot, ownPath, live, whereabouts, clock, isLeaving } = this.#parts;
    if (slot === null) return;
    const { route, request, contest } = asked;
    if (isLeaving(contest.id)) throw contestMoved();
    // One that is being opened may be so for as long as nothing can be written.
    if (await inTime(clock, live.find(contest.id))) return;
    const place = await inTime(clock, whereabouts.find(contest.id));
    if (place.at === "there") throw this.toSlot(route, request, contest.roomCode, place.slot);
    const claims = route.contest === "live" && place.at === "nobody";
    if (claims && !ownPath.has(request))
      throw this.toSlot(route, request, contest.roomCode, place.slot ?? slot);
  }

  /**
   * Of a route that begins something in the memory of the process: returns when this one should. Throws as {@link lead} does
   * when it stops. `code`: of the contest that the route is about, if it is about one. WAY13
   */
  async leadBeginning(route: Route, request: Request, code: string): Promise<void> {
    const { slot, clock, beginsAt } = this.#parts;
    if (slot === null) return;
    const its = await inTime(clock, beginsAt());
    if (its !== null) throw this.toSlot(route, request, code, its);
  }

  /** What `claim` gives; when somebody else was faster, leads there. WAY4 */
  async claimed<T>({ route, request, contest }: Asked, claim: () => Promise<T>): Promise<T> {
    const { whereabouts, clock, isLeaving } = this.#parts;
    if (isLeaving(contest.id)) throw contestMoved();
    try {
      return await claim();
    } catch (error) {
      if (!(error instanceof OwnedElsewhere)) throw error;
      whereabouts.forget(contest.id);
      const place = await inTime(clock, whereabouts.find(contest.id));
      throw place.at === "there" ? this.toSlot(route, request, contest.roomCode, place.slot) : contestMoved();
    }
  }

  /** What `look` gives; where only another process can read the contest, leads to who has it, or had better take it. WAY12 */
  async looked<T>({ route, request, contest }: Asked, look: () => Promise<T>): Promise<T> {
    const { slot, whereabouts, clock } = this.#parts;
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof OwnedElsewhere)) throw error;
      const place = await inTime(clock, whereabouts.find(contest.id));
      const its = place.at === "here" ? slot : (place.slot ?? slot);
      throw its === null || its === slot
        ? contestMoved()
        : this.toSlot(route, request, contest.roomCode, its);
    }
  }

  /**
   * To the process of this slot, by the route's own path and nothing of what was sent but names in which there is nothing to
   * escape, and a language of ours. Who was led on before would be sent round and round: the processes disagree as long as a
   * contest moves. WAY3 WAY4
   */
  toSlot(route: Route, request: Request, code: string, slot: number): Redirect | HttpProblem {
    const isLedOn = this.#parts.ownPath.has(request);
    if (isLedOn && request.query[ledOn] !== undefined) return contestMoved();
    const path = pathOf(route, { ...request.params, code });
    if (path === null) return new HttpProblem(404, "not_found");
    const language = askedLanguage(request);
    const query = [language && `language=${language}`, isLedOn && `${ledOn}=1`].filter(Boolean).join("&");
    return new Redirect(`${slotPath(slot)}${path}${query && `?${query}`}`);
  }
}

/** Null: a name holds what none of ours does. */
function pathOf({ path }: Route, params: Request["params"]): string | null {
  const parts = path.split("/").map((part) => (part.startsWith(":") ? nameOf(params[part.slice(1)]) : part));
  return parts.includes(null) ? null : parts.join("/");
}

function nameOf(given: string | readonly string[] | undefined): string | null {
  return typeof given === "string" && /^[\w-]{1,64}$/.test(given) ? given : null;
}

function contestMoved(): HttpProblem {
  return new HttpProblem(503, "contest_moved", { headers: { "Retry-After": "1" } });
}
