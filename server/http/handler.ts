import type { Request, Response } from "express";
import type { z } from "zod";
import type { RouteName, RouteReply, routes } from "../../shared/api.ts";
import type { SeatClaim, SignedIn } from "../auth/tokens.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { ContestRow } from "../queries/contests.ts";

/** A contest that a route is about. */
export interface Contest {
  readonly row: ContestRow;
  readonly runner: ContestRunner;
}

type Body<N extends RouteName> = (typeof routes)[N]["body"] extends z.ZodType
  ? z.output<(typeof routes)[N]["body"]>
  : null;

type Role<N extends RouteName> = (typeof routes)[N]["role"];

/** A request whose limits, role, phase and body were checked, by what `routes` says. */
export interface Call<N extends RouteName> {
  readonly body: Body<N>;
  readonly signedIn: Role<N> extends "organizer" | "owner" ? SignedIn : null;
  readonly seat: Role<N> extends "team" ? SeatClaim : null;
  readonly contest: (typeof routes)[N]["path"] extends `${string}:code${string}` ? Contest : null;
  /** The client's address, under which failures are counted. */
  readonly address: string;
  /** When the request came, ms since 1970. */
  readonly receivedAt: number;
  /** For cookies and other headers; the reply is sent by the caller. */
  readonly request: Request;
  readonly response: Response;
}

/** Throws `HttpProblem` for a refusal; anything else is a fault. */
export type Handler<N extends RouteName> = (call: Call<N>) => RouteReply[N] | Promise<RouteReply[N]>;

export type Handlers<Names extends RouteName = RouteName> = { readonly [N in Names]: Handler<N> };
