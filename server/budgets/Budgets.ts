import type { Clock } from "../contests/clock.ts";
import type { RoomSizes } from "../env.ts";
import type { RedisRates } from "../redis/RedisRates.ts";
import { HeldPlaces } from "./HeldPlaces.ts";
import { RateAccounts, type Taken } from "./RateAccounts.ts";
import { TokenBucket } from "./TokenBucket.ts";
import {
  budgetTable,
  type ContestRateName,
  type LineName,
  type Noticed,
  type NoticedName,
  type PlacesName,
  type RateName,
} from "./table.ts";
import type { InLine } from "./WaitingLine.ts";

/**
 * The one place that says what everybody may still use: `table.ts` names the shares, this counts them, in the memory of
 * this process and on its clock. What goes by rate answers by promise, since several processes share the account of an
 * address, and ask Redis for it as long as that answers; it is counted at the call, so a thousand trials at once are a
 * thousand. What is held and
 * given back, and a connection's own bucket, belong to the process that has the connection, and answer at once.
 */
export class Budgets {
  readonly #clock: Clock;
  readonly #table: ReturnType<typeof budgetTable>;
  readonly #shared: RedisRates | null;
  readonly #accounts: Readonly<Record<RateName, RateAccounts>>;
  readonly #held: Readonly<Record<PlacesName, HeldPlaces>>;

  /** `shared`: the accounts of several processes; null: this one is alone. */
  constructor(clock: Clock, sizes: RoomSizes, shared: RedisRates | null = null) {
    this.#clock = clock;
    this.#shared = shared;
    this.#table = budgetTable(sizes);
    this.#accounts = mapValues(this.#table.rates, (rate) => new RateAccounts(clock, rate));
    this.#held = mapValues(this.#table.places, ({ most }) => new HeldPlaces(most));
  }

  /** Takes `amount` of what `whose` may use; or nothing, and says how long until there is as much. */
  async take(rate: RateName, whose: string, amount = 1): Promise<Taken> {
    const here = () => this.#accounts[rate].take(whose, amount);
    if (!this.#shared) return here();
    return (await this.#shared.take(rate, whose, amount)) ?? here();
  }

  /** Takes one of what is counted where the contest is; false: there is none. */
  takeAtContest(rate: ContestRateName, whose: string): boolean {
    return this.#accounts[rate].take(whose, 1).ok;
  }

  /** What was taken beforehand was not used. */
  async give(rate: RateName, whose: string, amount = 1): Promise<void> {
    if (this.#shared && (await this.#shared.give(rate, whose, amount))) return;
    this.#accounts[rate].give(whose, amount);
  }

  /** Takes one; or gives `id` a place in the line of those who wait, which it keeps when it asks again. */
  async takeInLine(rate: LineName, whose: string, id: string): Promise<InLine> {
    return this.#accounts[rate].takeInLine(whose, id);
  }

  /** The same at once, as far as there is `room`: whoever comes to it later gets ahead of nobody who waits for it. */
  takeRoomInLine(rate: LineName, whose: string, id: string, room: number): InLine {
    return this.#accounts[rate].takeInLine(whose, id, room);
  }

  /** From now on `whose` may use as much as wished, until this program ends. */
  async lift(rate: LineName, whose: string): Promise<void> {
    this.#accounts[rate].lift(whose);
  }

  /** A connection's own. */
  bucket(rate: RateName): TokenBucket {
    return new TokenBucket(this.#clock, this.#table.rates[rate]);
  }

  noticed(what: NoticedName): Noticed {
    return this.#table.noticed[what];
  }

  most(places: PlacesName): number {
    return this.#table.places[places].most;
  }

  /** How many are held. */
  held(places: PlacesName, whose = ""): number {
    return this.#held[places].held(whose);
  }

  /** False when there are not as many free; then none is held. Each is to be given back once, by `release`. */
  hold(places: PlacesName, whose = "", amount = 1): boolean {
    return this.#held[places].hold(whose, amount);
  }

  release(places: PlacesName, whose = "", amount = 1): void {
    this.#held[places].release(whose, amount);
  }
}

function mapValues<K extends string, V, W>(record: Readonly<Record<K, V>>, change: (value: V) => W) {
  const entries = (Object.keys(record) as K[]).map((key) => [key, change(record[key])] as const);
  return Object.fromEntries(entries) as Readonly<Record<K, W>>;
}
