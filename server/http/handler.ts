import type { Request, Response } from "express";
import type { z } from "zod";
import type { RouteName, RouteReply, routes } from "../../shared/api.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { SeatClaim, SignedIn } from "../auth/tokens.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { ContestRow } from "../queries/contestRows.ts";

/** A contest that a route is about: as much of it as the route's entry asks for. */
export interface NamedContest {
  readonly row: ContestRow;
}
/** As it was when the request had come with all of its body. NET9 */
export interface LookedAtContest extends NamedContest {
  readonly state: ContestState;
}
/** Its state is asked of the runner, whenever it is needed: a handler that waits for something is not left with an old one. */
export interface LiveContest extends NamedContest {
  readonly runner: ContestRunner;
}

interface Contests {
  readonly row: NamedContest;
  readonly state: LookedAtContest;
  readonly live: LiveContest;
}
type ContestOf<Need> = Need extends keyof Contests ? Contests[Need] : null;

type Body<N extends RouteName> = (typeof routes)[N]["body"] extends z.ZodType
  ? z.output<(typeof routes)[N]["body"]>
  : null;

type Role<N extends RouteName> = (typeof routes)[N]["role"];
type Owner<N extends RouteName> = (typeof routes)[N] extends { readonly knowsOwner: true }
  ? SignedIn | null
  : null;

/** A request whose limits, role, phase and body were checked, by what `routes` says. */
export interface Call<N extends RouteName> {
  readonly body: Body<N>;
  readonly signedIn: Role<N> extends "organizer" | "owner" ? SignedIn : Owner<N>;
  readonly seat: Role<N> extends "team" ? SeatClaim : null;
  readonly contest: ContestOf<(typeof routes)[N]["contest"]>;
  /** The client's address, under which failures are counted. */
  readonly address: string;
  /** When the request came, ms since 1970. */
  readonly receivedAt: number;
  /** For cookies and other headers; the reply is sent by the caller. */
  readonly request: Request;
  readonly response: Response;
}

/** A text may come in pieces, and so may what is as large as a whole contest with its pictures. FIL21 */
type Answered<N extends RouteName> = RouteReply[N] extends string
  ? string | AsyncIterable<string>
  : N extends "contestDocument"
    ? AsyncIterable<string>
    : RouteReply[N];

/** Throws `HttpProblem` for a refusal; anything else is a fault. */
export type Handler<N extends RouteName> = (call: Call<N>) => Answered<N> | Promise<Answered<N>>;

export type Handlers<Names extends RouteName = RouteName> = { readonly [N in Names]: Handler<N> };
