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
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import { findContestByCode } from "../queries/contests.ts";
import { findBinnedContest } from "../queries/library.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { LookedContests } from "../supervision/LookedContests.ts";
import type { LiveContest, LookedAtContest, NamedContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem } from "./problems.ts";

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
}

/** Who calls, and about which contest, as far as a route asks for it. */
export interface Passed {
  readonly signedIn: SignedIn | null;
  readonly seat: SeatClaim | null;
  readonly contest: NamedContest | LookedAtContest | LiveContest | null;
}

const rememberedRows = 1_000;

/** Lets a request through to its route when the caller's role and the contest's phase fit; else throws `HttpProblem`. */
export class Gate {
  readonly #deps: GateDeps;
  /** By room code. A contest's row never changes, until it is {@link forget forgotten}. */
  readonly #rows = new Map<string, ContestRow>();
  /** How often one was forgotten: what was asked for before is not remembered after it. */
  #forgotten = 0;
  /** Of addresses that have asked for many rooms that there are not. */
  readonly #lookUps = new Turns();

  constructor(deps: GateDeps) {
    this.#deps = deps;
  }

  /** The contest with this room code was put into the bin. LIB5 */
  forget(roomCode: string): void {
    this.#forgotten += 1;
    this.#rows.delete(roomCode);
  }

  async pass(route: Route, request: Request, address: string): Promise<Passed> {
    const { role } = route;
    const token = bearerToken(request);
    const signedIn = role === "organizer" || role === "owner" ? await this.#signedIn(token) : null;
    const seat = role === "team" ? await this.#seat(token) : null;
    const { code } = request.params;
    const row = typeof code === "string" ? await this.#row(route, code, address) : null;
    if (role === "owner" && row?.ownerAccountId !== signedIn?.accountId)
      throw new HttpProblem(403, "forbidden");
    const contest = row && (await this.#contest(route, row, seat));
    // SEA2: the token names the seat; whose it is, the contest says.
    const held = seat && contest && "state" in contest ? seatNow(contest.state, seat) : seat;
    return { signedIn, seat: held, contest };
  }

  /** Opened only for a route that needs it live, and only for whom the route would serve. RUN16 */
  async #contest(route: Route, row: ContestRow, seat: SeatClaim | null): Promise<Passed["contest"]> {
    if (route.contest === "row") return { row };
    const { live, looked, clock, use } = this.#deps;
    const { state } = await inTime(clock, looked.look(row.id));
    if (seat) checkSeat(route, seat, { row, state });
    const { phase } = state;
    if (route.phases && !route.phases.includes(phase))
      throw new HttpProblem(409, "wrong_phase", { params: { phase } });
    use(row.id);
    if (route.contest === "state") return { row, state };
    const runner = await inTime(clock, live.get(row.id));
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

  async #row(route: Route, code: string, address: string): Promise<ContestRow> {
    const row = await this.#find(route, code, address);
    if (!row) throw new HttpProblem(404, "unknown_room");
    return row;
  }

  /** From memory when it was found before: everybody comes back to a live contest while the database is away. */
  async #find(route: Route, code: string, address: string): Promise<ContestRow | undefined> {
    const practice = route.practice ? this.#deps.findPractice(code) : undefined; // PRA3
    if (practice) return practice;
    const read = RoomCode.safeParse(code);
    if (!read.success) return undefined;
    if (route.bin) return this.#lookUp(address, () => findBinnedContest(this.#deps.db, read.data)); // LIB5
    const known = this.#rows.get(read.data);
    if (known) return known;
    const forgotten = this.#forgotten;
    const row = await this.#lookUp(address, () => findContestByCode(this.#deps.db, read.data));
    if (!row || forgotten !== this.#forgotten) return row;
    if (this.#rows.size >= rememberedRows) this.#rows.clear();
    this.#rows.set(read.data, row);
    return row;
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
