import type { Host } from "../Host.ts";
import type { World } from "../World.ts";

/** Two directions of one connection between two computers, each with its own order. */
export interface Ends {
  readonly from: Host;
  readonly to: Host;
}

const fastestMs = 0.1;
const slowestMs = 2;

/**
 * A way between two computers. Messages come in the order in which they were sent, after a moment; while it is cut they
 * wait, as TCP sends them again, and come when it is whole again.
 */
export class Link {
  readonly #world: World;
  readonly #ends: Ends;
  readonly #free = { there: 0, back: 0 };
  #isCut = false;
  #wholeSince: number;
  #held: (() => void)[] = [];

  constructor(world: World, ends: Ends) {
    this.#world = world;
    this.#ends = ends;
    this.#wholeSince = world.now;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** How long nothing has been held up, ms. */
  get wholeForMs(): number {
    return this.#isCut ? 0 : this.#world.now - this.#wholeSince;
  }

  there(deliver: () => void): void {
    this.#send("there", this.#ends.to, deliver);
  }

  back(deliver: () => void): void {
    this.#send("back", this.#ends.from, deliver);
  }

  cut(): void {
    this.#isCut = true;
  }

  mend(): void {
    this.#isCut = false;
    this.#wholeSince = this.#world.now;
    const held = this.#held;
    this.#held = [];
    for (const send of held) send();
  }

  #send(direction: "there" | "back", to: Host, deliver: () => void): void {
    if (this.#isCut) {
      this.#held.push(() => this.#send(direction, to, deliver));
      return;
    }
    const at = Math.max(this.#world.now + this.#world.between(fastestMs, slowestMs), this.#free[direction]);
    this.#free[direction] = at;
    this.#world.after(at - this.#world.now, () => {
      if (this.#isCut) this.#held.push(() => this.#send(direction, to, deliver));
      else to.reach(deliver);
    });
  }
}
