import type { Clock } from "../contests/clock.ts";
import type { RoomSizes } from "../env.ts";
import type { RedisRates } from "../redis/RedisRates.ts";
import { HeldPlaces } from "./HeldPlaces.ts";
import { isOwnFault } from "./isOwnFault.ts";
import { RateAccounts, type Taken } from "./RateAccounts.ts";
import { TokenBucket } from "./TokenBucket.ts";
import {
  type AskedLineName,
  budgetTable,
  type ContestRateName,
  isShared,
  type LineName,
  type Noticed,
  type NoticedName,
  type PlacesName,
  type RateName,
} from "./table.ts";
import type { InLine } from "./WaitingLine.ts";

/** What a piece of work takes of what somebody may use. */
export interface Share {
  readonly rate: RateName;
  readonly whose: string;
  /** 1 unless given. */
  readonly amount?: number;
}

/** What came of work for which something was to be taken. */
export type Spent<T> =
  | { readonly ok: true; readonly result: T }
  /** Nothing was taken or done: so long until there is as much. */
  | { readonly ok: false; readonly waitMs: number };

/** A turn in the line of a rate: whoever asks again with the same `id` keeps the place. */
export interface Turn {
  readonly rate: Exclude<LineName, AskedLineName>;
  readonly whose: string;
  readonly id: string;
}

/** The same of work that waits in a line for its turn. */
export type SpentInLine<T> = { readonly ok: true; readonly result: T } | Exclude<InLine, { ok: true }>;

/** What was taken, and what gives it back there. */
type Taking = Taken & { readonly giveBack: () => Promise<unknown> };

/**
 * The one place that says what everybody may still use: `table.ts` names the shares, this counts them, in the memory of
 * this process and on its clock. What goes by rate answers by promise, since several processes share the account of an
 * address, and ask Redis for it as long as that answers; it is counted at the call, so a thousand trials at once are a
 * thousand. It is taken for work that is handed over, so that nobody can forget to give back what came to nothing. What is held
 * and released, and a connection's own bucket, belong to the process that has the connection, and answer at once.
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

  /**
   * Does `work` when there is as much as all of `shares` together, which it takes beforehand. They are given back when the
   * result `isUnused`, and when the work fails by a fault of our own ({@link isOwnFault}); whatever else it throws has used
   * them. BUD12
   */
  async spend<T>(
    shares: readonly Share[],
    work: () => Promise<T>,
    isUnused: (result: T) => boolean = () => false,
  ): Promise<Spent<T>> {
    const takings: Taking[] = [];
    const giveBack = () => Promise.all(takings.map((taking) => taking.giveBack()));
    for (const share of shares) {
      const taking = await this.#take(share);
      if (!taking.ok) {
        await giveBack();
        return { ok: false, waitMs: taking.waitMs };
      }
      takings.push(taking);
    }
    return { ok: true, result: await using(work, isUnused, giveBack) };
  }

  /** As {@link spend}, of one; or there is a place in the line of those who wait. */
  async spendInLine<T>(
    { rate, whose, id }: Turn,
    work: () => Promise<T>,
    isUnused: (result: T) => boolean = () => false,
  ): Promise<SpentInLine<T>> {
    const account = this.#accounts[rate];
    const turn = account.takeInLine(whose, id);
    if (!turn.ok) return turn;
    return { ok: true, result: await using(work, isUnused, async () => account.give(whose, 1)) };
  }

  /** Counts what is asked at the contest, whatever comes of it; false: it is too much. */
  askAtContest(rate: ContestRateName, whose: string): boolean {
    return this.#accounts[rate].take(whose, 1).ok;
  }

  /**
   * Counts what `id` asks, whatever comes of it, where it is its turn and there is `room`; or gives it a place in the line, so
   * that whoever comes later gets ahead of nobody who waits.
   */
  askInLine(rate: AskedLineName, whose: string, id: string, room: number): InLine {
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

  /** Redis may come or go meanwhile: what one of both counted the other one does not give back. */
  async #take({ rate, whose, amount = 1 }: Share): Promise<Taking> {
    const shared = isShared(this.#table.rates[rate]) ? this.#shared : null;
    const there = shared && (await shared.take(rate, whose, amount));
    if (shared && there) return { ...there, giveBack: () => shared.give(rate, whose, amount) };
    const account = this.#accounts[rate];
    return { ...account.take(whose, amount), giveBack: async () => account.give(whose, amount) };
  }
}

/** What the work comes to, after what was taken for it is given back where it was not used. */
async function using<T>(
  work: () => Promise<T>,
  isUnused: (result: T) => boolean,
  giveBack: () => Promise<unknown>,
): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    if (isOwnFault(error)) await giveBack();
    throw error;
  }
  if (isUnused(result)) await giveBack();
  return result;
}

function mapValues<K extends string, V, W>(record: Readonly<Record<K, V>>, change: (value: V) => W) {
  const entries = (Object.keys(record) as K[]).map((key) => [key, change(record[key])] as const);
  return Object.fromEntries(entries) as Readonly<Record<K, W>>;
}
