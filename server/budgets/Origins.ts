import { randomBytes } from "node:crypto";
import type { CrowdNotice } from "../../shared/protocol.ts";
import type { Clock } from "../contests/clock.ts";
import { addressLabel } from "./addressLabel.ts";
import type { Noticed } from "./table.ts";

/** Many teams of one address, until a moderator says what is to be done, or it is long ago. */
interface Crowd {
  /** Says nothing of the address. */
  readonly id: string;
  /** Most that came within the time. */
  burst: number;
  lastAt: number;
  /** Some waited in line a moment ago. */
  lineUntil: number;
  /** A moderator is just settling it. */
  isTaken: boolean;
}

interface Origin {
  /** Teams that are just being made. */
  joining: number;
  /** When teams were made, as far as it counts. */
  madeAt: number[];
  crowd: Crowd | null;
  /** Who waits in line is no news for a while after a moderator settled what there was. */
  quietUntil: number;
}

/** Of a contest; then those that were quiet for longest are forgotten. */
const keptOrigins = 2_000;
const shownCrowds = 5;
const quietMs = 60_000;

/** The addresses that teams of one contest come from, and which of them are a crowd. BUD8 */
export class Origins {
  readonly #clock: Pick<Clock, "now">;
  readonly #crowd: Noticed;
  readonly #windowMs: number;
  /** The longest quiet first. */
  readonly #origins = new Map<string, Origin>();
  readonly #lifted = new Set<string>();

  constructor(clock: Pick<Clock, "now">, crowd: Noticed) {
    this.#clock = clock;
    this.#crowd = crowd;
    this.#windowMs = crowd.withinMs ?? crowd.forMs;
  }

  /** Teams of this address that are just being made. */
  joining(address: string): number {
    return this.#origins.get(address)?.joining ?? 0;
  }

  begin(address: string): void {
    this.#origin(address).joining += 1;
  }

  /** To be called once for each that began. True when moderators have something new to see. */
  end(address: string, isMade: boolean): boolean {
    const origin = this.#origin(address);
    origin.joining -= 1;
    if (!isMade || this.#lifted.has(address)) return false;
    const now = this.#clock.now();
    origin.madeAt = [...origin.madeAt.filter((at) => at > now - this.#windowMs), now];
    if (origin.madeAt.length >= this.#crowd.most) origin.crowd ??= newCrowd();
    if (!origin.crowd) return false;
    origin.crowd.burst = Math.max(origin.crowd.burst, origin.madeAt.length);
    origin.crowd.lastAt = now;
    return true;
  }

  /** Somebody waits in the line of this address. True when moderators have something new to see. */
  waits(address: string): boolean {
    const origin = this.#origin(address);
    const now = this.#clock.now();
    if (this.#lifted.has(address) || (!origin.crowd && now < origin.quietUntil)) return false;
    const wasKnown = origin.crowd !== null && origin.crowd.lineUntil > now;
    origin.crowd ??= newCrowd();
    origin.crowd.lastAt = now;
    origin.crowd.lineUntil = now + this.#windowMs;
    return !wasKnown;
  }

  /** The newest first; how many teams of an address there are is for the caller to say. */
  crowds(
    count: (address: string) => Pick<CrowdNotice, "present" | "absent" | "applicants">,
  ): readonly CrowdNotice[] {
    const now = this.#clock.now();
    return [...this.#origins]
      .flatMap(([address, { crowd }]) => (crowd && !crowd.isTaken ? [{ address, crowd }] : []))
      .sort((a, b) => b.crowd.lastAt - a.crowd.lastAt)
      .slice(0, shownCrowds)
      .map(({ address, crowd: { id, burst, lineUntil } }) => ({
        id,
        label: addressLabel(address),
        burst: burst >= this.#crowd.most ? burst : 0,
        seconds: this.#windowMs / 1000,
        waiting: lineUntil > now,
        ...count(address),
      }));
  }

  /** The address of a crowd, for the first who asks: for all others it is settled, unless {@link giveBack} says otherwise. */
  take(crowdId: string): string | null {
    for (const [address, { crowd }] of this.#origins) {
      if (crowd?.id !== crowdId || crowd.isTaken) continue;
      crowd.isTaken = true;
      return address;
    }
    return null;
  }

  /** Whether its teams themselves were noticed, since so many came at once. */
  isBurst(address: string): boolean {
    return (this.#origins.get(address)?.crowd?.burst ?? 0) >= this.#crowd.most;
  }

  giveBack(address: string): void {
    const { crowd } = this.#origin(address);
    if (crowd) crowd.isTaken = false;
  }

  /**
   * A word that did not settle all of it: the rest is a crowd of its own, so that no word meets it that was said to the whole.
   * `teams`: the word was about its teams, so that those which are left are no crowd any more.
   */
  settleInPart(address: string, about: "teams" | "others"): void {
    const origin = this.#origin(address);
    if (!origin.crowd) return;
    origin.crowd = { ...origin.crowd, id: newId(), isTaken: false };
    if (about === "others") return;
    origin.crowd.burst = 0;
    origin.madeAt = [];
  }

  settle(address: string): void {
    const origin = this.#origin(address);
    origin.crowd = null;
    origin.madeAt = [];
    origin.quietUntil = this.#clock.now() + quietMs;
  }

  /** Whatever comes from there is welcome. */
  lift(address: string): void {
    this.#lifted.add(address);
    this.settle(address);
  }

  /** True when moderators have something new to see. */
  forgetOld(): boolean {
    const now = this.#clock.now();
    let isNews = false;
    for (const [address, origin] of this.#origins) {
      const { crowd } = origin;
      if (crowd && !crowd.isTaken && crowd.lastAt < now - this.#crowd.forMs) origin.crowd = null;
      // A line that is over is told, too.
      const isLineOver = crowd !== null && crowd.lineUntil > 0 && crowd.lineUntil <= now;
      if (isLineOver) crowd.lineUntil = 0;
      if (isLineOver || origin.crowd !== crowd) isNews = true;
      origin.madeAt = origin.madeAt.filter((at) => at > now - this.#windowMs);
      if (isQuiet(origin, now)) this.#origins.delete(address);
    }
    return isNews;
  }

  #origin(address: string): Origin {
    const known = this.#origins.get(address);
    this.#origins.delete(address);
    if (!known) this.#makeRoom();
    const origin = known ?? { joining: 0, madeAt: [], crowd: null, quietUntil: 0 };
    this.#origins.set(address, origin);
    return origin;
  }

  #makeRoom(): void {
    if (this.#origins.size < keptOrigins) return;
    for (const [address, { joining }] of this.#origins) {
      if (joining > 0) continue;
      this.#origins.delete(address);
      return;
    }
  }
}

function newCrowd(): Crowd {
  return { id: newId(), burst: 0, lastAt: 0, lineUntil: 0, isTaken: false };
}

function newId(): string {
  return randomBytes(12).toString("base64url");
}

function isQuiet({ joining, madeAt, crowd, quietUntil }: Origin, now: number): boolean {
  return joining === 0 && madeAt.length === 0 && crowd === null && quietUntil <= now;
}
