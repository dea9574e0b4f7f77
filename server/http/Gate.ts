import type { Request } from "express";
import type { Kysely } from "kysely";
import type { Route } from "../../shared/api.ts";
import { isBlocked, seatRefusal } from "../../shared/contest/entering.ts";
import { seatNow } from "../../shared/contest/seating.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { RoomCode } from "../../shared/ids.ts";
import type { Sessions } from "../auth/Sessions.ts";
import { readSeatToken, type SeatClaim, type SignedIn } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { Turns } from "../budgets/Turns.ts";
import type { Mark } from "../cluster/marks.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
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
import { HttpProblem, overloaded, problemOf } from "./problems.ts";
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

/** Who calls, and about which contest, as was known before the body was read. */
export interface Passed {
  readonly signedIn: SignedIn | null;
  /** As its token says. */
  readonly claimed: SeatClaim | null;
  readonly opened: OpenedContest | null;
}

type OpenedContest =
  | { readonly row: ContestRow; readonly as: "row" }
  | { readonly row: ContestRow; readonly as: "state"; readonly before: ContestState }
  | { readonly row: ContestRow; readonly as: "live"; readonly runner: ContestRunner };

/** The same for the route's handler, as far as the route asks for it: as it is when the body was read. */
export interface Admitted {
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

type LookUp = () => Promise<ContestRow | undefined>;

/** Lets a request through to its route when the caller's role and the contest's phase fit; else throws `HttpProblem`. */
export class Gate {
  readonly #deps: GateDeps;
  /** Of addresses that have asked for many rooms that there are not. */
  readonly #lookUps: Turns;

  constructor(deps: GateDeps) {
    this.#deps = deps;
    this.#lookUps = new Turns(deps.budgets.most("waitingLookUps"));
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
    if (route.begins) await this.#deps.way.leadBeginning(route, request, found?.row.roomCode ?? "");
    const owner = route.knowsOwner && found ? await this.#owner(token, found.row) : null;
    const opened = found && (await this.#open(route, request, found, seat));
    return { signedIn: signedIn ?? owner, claimed: seat, opened };
  }

  /**
   * What the handler of a passed request is given, once its body was read: a body may come slowly, and a seat be released, a
   * team be blocked or the phase pass meanwhile. What shows something, and changes nothing, is shown as it was asked for.
   * Throws as {@link pass}. NET9
   */
  async admit(route: Route, { signedIn: asSigned, claimed, opened }: Passed): Promise<Admitted> {
    const isOver = asSigned !== null && this.#deps.sessions.isRevoked(asSigned.authSessionId);
    if (isOver && !route.knowsOwner) throw new HttpProblem(401, "not_signed_in");
    const signedIn = isOver ? null : asSigned;
    if (!opened || opened.as === "row") return { signedIn, seat: claimed, contest: opened };
    const state = await this.#stateNow(route, opened);
    check(route, claimed, opened.row, state);
    const { row } = opened;
    // SEA2: the token names the seat; whose it is, the contest says.
    const seat = claimed && seatNow(state, claimed);
    return { signedIn, seat, contest: opened.as === "live" ? opened : { row, state } };
  }

  async #stateNow(
    { method }: Route,
    opened: Extract<OpenedContest, { as: "state" | "live" }>,
  ): Promise<ContestState> {
    if (opened.as === "live") return opened.runner.state;
    if (method === "GET") return opened.before;
    const { looked, clock } = this.#deps;
    return (await inTime(clock, looked.look(opened.row.id))).state;
  }

  /** Opened only for a route that needs it live, and only for whom the route would serve. RUN16 */
  async #open(
    route: Route,
    request: Request,
    { row, inMemory }: Found,
    seat: SeatClaim | null,
  ): Promise<OpenedContest> {
    const { live, looked, clock, use, way, markIn } = this.#deps;
    const asked = { route, request, contest: row };
    if (!inMemory && (route.contest === "live" || route.byOwner)) await way.lead(asked); // WAY5
    if (route.contest === "row") return { row, as: "row" };
    const { state, read } = await way.looked(asked, () => inTime(clock, looked.look(row.id)));
    check(route, seat, row, state);
    use(row.id);
    if (route.contest === "state") return { row, as: "state", before: state };
    const mark = route.marked ? markIn(request, row.id) : null; // WAY7
    const runner = await way.claimed(asked, () => inTime(clock, live.get(row.id, mark, read)));
    return { row, as: "live", runner };
  }

  async #signedIn(token: string | null): Promise<SignedIn> {
    const signedIn = token && (await this.#deps.sessions.findSignedIn(token));
    if (!signedIn) throw new HttpProblem(401, "not_signed_in");
    return signedIn;
  }

  /** Who owns the contest, if that is who asks. */
  async #owner(token: string | null, row: ContestRow): Promise<SignedIn | null> {
    const signedIn = token && (await this.#deps.sessions.findSignedIn(token));
    return signedIn && signedIn.accountId === row.ownerAccountId ? signedIn : null;
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

  /**
   * From memory when it was found before: everybody comes back to a live contest while the database is away. Of a class that
   * comes back where it is not known one looks for all; a guess along with others' counts as any. AUT10
   */
  async #find(route: Route, code: string, address: string): Promise<ContestRow | undefined> {
    const read = RoomCode.safeParse(code);
    if (!read.success) return undefined;
    const { db, rows } = this.#deps;
    if (route.bin) return this.#lookUp(address, () => findBinnedContest(db, read.data)); // LIB5
    const look = () => findContestByCode(db, read.data);
    const known = await rows.find(read.data, look);
    if (known) return known;
    const found = await rows.learnTogether(read.data, () => this.#lookUpAtOnce(address, look));
    return found === null ? rows.learn(read.data, () => this.#lookUpInTurn(address, look)) : found;
  }

  async #lookUp(address: string, lookUp: LookUp): Promise<ContestRow | undefined> {
    const found = await this.#lookUpAtOnce(address, lookUp);
    return found === null ? this.#lookUpInTurn(address, lookUp) : found;
  }

  /** Null: this address guesses without end, and has to wait for its turn. */
  async #lookUpAtOnce(address: string, lookUp: LookUp): Promise<ContestRow | null | undefined> {
    const share = { rate: "unknownCodes", whose: address } as const;
    const lookedUp = await this.#deps.budgets.spend([share], lookUp, (row) => row !== undefined);
    return lookedUp.ok ? lookedUp.result : null;
  }

  /** Whoever guesses without end waits for the answer to one before the next; behind too many nobody is made to wait. AUT10 */
  async #lookUpInTurn(address: string, lookUp: LookUp): Promise<ContestRow | undefined> {
    const turned = await this.#lookUps.run(address, lookUp);
    if (!turned.ok) throw overloaded();
    return turned.result;
  }
}

/** Whether the contest would have it, as it is now: of this seat, and in this phase. */
function check(route: Route, seat: SeatClaim | null, row: ContestRow, state: ContestState): void {
  if (seat) checkSeat(route, seat, row, state);
  const { phase } = state;
  if (route.phases && !route.phases.includes(phase))
    throw new HttpProblem(409, "wrong_phase", { params: { phase } });
}

function checkSeat({ acts, goneTeams }: Route, seat: SeatClaim, row: ContestRow, state: ContestState): void {
  if (seat.contestId !== row.id) throw new HttpProblem(401, "not_signed_in");
  const held = seatNow(state, seat);
  const refusal = seatRefusal(state, held);
  if (refusal && !(goneTeams && refusal === "team_gone")) throw new HttpProblem(403, refusal);
  if (acts && isBlocked(state, held)) throw problemOf({ code: "team_blocked" }); // SEA6
}

function bearerToken(request: Request): string | null {
  return /^Bearer (\S{1,2000})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}
