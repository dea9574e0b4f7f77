import type { Request } from "express";
import type { Kysely } from "kysely";
import type { Route } from "../../shared/api.ts";
import { seatRefusal } from "../../shared/contest/entering.ts";
import { seatNow } from "../../shared/contest/seating.ts";
import { RoomCode } from "../../shared/ids.ts";
import type { Sessions } from "../auth/Sessions.ts";
import { readSeatToken, type SeatClaim, type SignedIn } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { Turns } from "../budgets/Turns.ts";
import type { Mark } from "../cluster/marks.ts";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { slotOfPracticeCode } from "../practice/practiceCodes.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import { findContestByCode } from "../queries/contests.ts";
import { findBinnedContest } from "../queries/library.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { LookedContests } from "../supervision/LookedContests.ts";
import type { LiveContest, LookedAtContest, NamedContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import type { KnownRows } from "./KnownRows.ts";
import { HttpProblem } from "./problems.ts";
import type { WayToOwner } from "./WayToOwner.ts";

export interface GateDeps {
  readonly db: Kysely<Tables>;
  /** The practice with this room code, exactly as it was given. */
  readonly findPractice: (roomCode: string) => ContestRow | undefined;
  readonly live: LiveContests;
  readonly looked: LookedContests;
  readonly sessions: Sessions;
  readonly seatKey: Uint8Array;
  readonly clock: Clock;
  readonly budgets: Budgets;
  /** Notes that a contest is in use. */
  readonly use: (contestId: string) => void;
  readonly rows: KnownRows;
  readonly way: WayToOwner;
  /** Of this process, one of several; null: alone. */
  readonly slot: number | null;
  /** How far the caller has seen the contest, as it can prove; null: it says nothing of it. */
  readonly markIn: (request: Request, contestId: string) => Mark | null;
}

/** Who calls, and about which contest, as far as a route asks for it. */
export interface Passed {
  readonly signedIn: SignedIn | null;
  readonly seat: SeatClaim | null;
  readonly contest: NamedContest | LookedAtContest | LiveContest | null;
}

/** A contest in a path. */
interface Found {
  readonly row: ContestRow;
  /** A practice, which is nowhere else. */
  readonly inMemory: boolean;
}

/** Lets a request through to its route when the caller's role and the contest's phase fit; else throws `HttpProblem`. */
export class Gate {
  readonly #deps: GateDeps;
  /** Of addresses that have asked for many rooms that there are not. */
  readonly #lookUps = new Turns();

  constructor(deps: GateDeps) {
    this.#deps = deps;
  }

  async pass(route: Route, request: Request, address: string): Promise<Passed> {
    const { role } = route;
    const token = bearerToken(request);
    const signedIn = role === "organizer" || role === "owner" ? await this.#signedIn(token) : null;
    const seat = role === "team" ? await this.#seat(token) : null;
    const { code } = request.params;
    const found = typeof code === "string" ? await this.#get(route, request, code, address) : null;
    if (role === "owner" && found?.row.ownerAccountId !== signedIn?.accountId)
      throw new HttpProblem(403, "forbidden");
    const contest = found && (await this.#contest(route, request, found, seat));
    // SEA2: the token names the seat; whose it is, the contest says.
    const held = seat && contest && "state" in contest ? seatNow(contest.state, seat) : seat;
    return { signedIn, seat: held, contest };
  }

  /** Opened only for a route that needs it live, and only for whom the route would serve. RUN16 */
  async #contest(
    route: Route,
    request: Request,
    { row, inMemory }: Found,
    seat: SeatClaim | null,
  ): Promise<Passed["contest"]> {
    const { live, looked, clock, use, way, markIn } = this.#deps;
    const asked = { route, request, contest: row };
    if (!inMemory && (route.contest === "live" || route.byOwner)) await way.lead(asked); // WAY5
    if (route.contest === "row") return { row };
    const { state } = await inTime(clock, looked.look(row.id));
    if (seat) checkSeat(route, seat, { row, state });
    const { phase } = state;
    if (route.phases && !route.phases.includes(phase))
      throw new HttpProblem(409, "wrong_phase", { params: { phase } });
    use(row.id);
    if (route.contest === "state") return { row, state };
    const mark = route.marked ? markIn(request, row.id) : null; // WAY7
    const runner = await way.claimed(asked, () => inTime(clock, live.get(row.id, mark)));
    return { row, state: runner.state, runner };
  }

  async #signedIn(token: string | null): Promise<SignedIn> {
    const signedIn = token && (await this.#deps.sessions.findSignedIn(token));
    if (!signedIn) throw new HttpProblem(401, "not_signed_in");
    return signedIn;
  }

  async #seat(token: string | null): Promise<SeatClaim> {
    const { seatKey, clock } = this.#deps;
    const seat = token && (await readSeatToken(seatKey, token, clock.now()));
    if (!seat) throw new HttpProblem(401, "not_signed_in");
    return seat;
  }

  async #get(route: Route, request: Request, code: string, address: string): Promise<Found> {
    const practice = route.practice ? this.#findPractice(route, request, code) : undefined; // PRA3
    if (practice) return { row: practice, inMemory: true };
    const row = await this.#find(route, code, address);
    if (!row) throw new HttpProblem(404, "unknown_room");
    return { row, inMemory: false };
  }

  /** Its code says whose it is, also of one that is over. WAY11 */
  #findPractice(route: Route, request: Request, code: string): ContestRow | undefined {
    const { slot, way, findPractice } = this.#deps;
    const itsSlot = slot === null ? null : slotOfPracticeCode(code);
    if (itsSlot !== null && itsSlot !== slot) throw way.toSlot(route, request, code, itsSlot);
    return findPractice(code);
  }

  /** From memory when it was found before: everybody comes back to a live contest while the database is away. */
  async #find(route: Route, code: string, address: string): Promise<ContestRow | undefined> {
    const read = RoomCode.safeParse(code);
    if (!read.success) return undefined;
    const { db, rows } = this.#deps;
    if (route.bin) return this.#lookUp(address, () => findBinnedContest(db, read.data)); // LIB5
    const look = () => findContestByCode(db, read.data);
    return (await rows.find(read.data, look)) ?? rows.learn(read.data, () => this.#lookUp(address, look));
  }

  /** A right code always leads on: whoever guesses without end waits for the answer to one before the next. AUT10 */
  async #lookUp(
    address: string,
    lookUp: () => Promise<ContestRow | undefined>,
  ): Promise<ContestRow | undefined> {
    const { budgets } = this.#deps;
    const taken = await budgets.take("unknownCodes", address);
    const row = taken.ok ? await lookUp() : await this.#lookUps.run(address, lookUp);
    if (row && taken.ok) await budgets.give("unknownCodes", address);
    return row;
  }
}

function checkSeat({ goneTeams }: Route, seat: SeatClaim, { row, state }: LookedAtContest): void {
  if (seat.contestId !== row.id) throw new HttpProblem(401, "not_signed_in");
  const refusal = seatRefusal(state, seatNow(state, seat));
  if (refusal && !(goneTeams && refusal === "team_gone")) throw new HttpProblem(403, refusal);
}

function bearerToken(request: Request): string | null {
  return /^Bearer (\S{1,2000})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}
