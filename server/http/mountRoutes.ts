import { pipeline } from "node:stream/promises";
import type { Express, Request, Response } from "express";
import { type Route, type RouteName, routes } from "../../shared/api.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { LoopTurns } from "../budgets/LoopTurns.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { UnreadAnswers } from "../sockets/UnreadAnswers.ts";
import { paceAccount } from "./accountPaces.ts";
import { clientAddress } from "./clientAddress.ts";
import type { Gate } from "./Gate.ts";
import type { Call, Handlers } from "./handler.ts";
import { HttpProblem } from "./problems.ts";
import { Redirect } from "./Redirect.ts";
import { mostBodyMs, type RequestBodies } from "./RequestBodies.ts";
import { inPieces, type Keep, sendBytes } from "./sendBytes.ts";

export interface MountDeps {
  readonly gate: Gate;
  readonly handlers: Handlers;
  readonly bodies: RequestBodies;
  readonly budgets: Budgets;
  readonly unread: Pick<UnreadAnswers, "keep">;
  readonly metrics: Metrics;
  readonly now: () => number;
}

type Reply = string | Uint8Array | AsyncIterable<string> | object;

/** Where a response keeps which contest it is about, for the log. RDS11 */
export const contestLocal = "contestId";
/** What anybody may ask for and that is more than looking: so many begin in one turn of the event loop. BUD10 */
const strangersPerTurn = 4;

/** Mounts every route of `routes`: limits, role, phase and body are checked here, the same way for all. AUT1 */
export function mountRoutes(app: Express, deps: MountDeps): void {
  const strangers = new LoopTurns(strangersPerTurn);
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const serve = async (request: Request, response: Response) => {
      const stopTimer = deps.metrics.httpSeconds.startTimer({ route: name });
      response.on("finish", () => stopTimer({ status: response.statusCode }));
      response.set("Cache-Control", "no-store");
      if (route.method === "POST" && route.role === "anyone") await strangers.take();
      try {
        await answer(name, route, request, response, deps);
      } catch (error) {
        if (!(error instanceof Redirect)) throw error;
        // A browser that is still sending hears nothing before it is done. WAY3
        await deps.bodies.read(request, clientAddress(request), route.maxBytes, route.document);
        response.status(307).set("Location", error.location).end();
      }
    };
    app[route.method === "GET" ? "get" : "post"](route.path, serve);
  }
}

async function answer<N extends RouteName>(
  name: N,
  route: Route,
  request: Request,
  response: Response,
  { gate, handlers, bodies, budgets, unread, now }: MountDeps,
): Promise<void> {
  const address = clientAddress(request);
  // Who asks, and for what, is known before a byte of the body is read. NET6
  const passed = await gate.pass(route, request, address);
  response.locals[contestLocal] = passed.opened?.row.id;
  const bytes = await bodies.read(request, address, route.maxBytes, route.document);
  // What is played lives by a time of its own when the database's clock was set. CLU11
  const { opened } = passed;
  const receivedAt = opened?.as === "live" ? opened.runner.clock.now() : now();
  const body = route.body && parseBody(route.body, request, bytes);
  const reply = await paceAccount<Reply>(budgets, name, passed.signedIn, async () => {
    const admitted = await gate.admit(route, passed);
    // The gate has checked what the route's entry says; the types of `Call` are read off the same entry.
    const call = { ...admitted, body, address, receivedAt, request, response } as unknown as Call<N>;
    const answered: Reply = await handlers[name](call);
    return answered;
  });
  const keep: Keep = (keptBytes) => unread.keep(response, keptBytes);
  if (typeof reply === "string") sendMade(response.type("text/csv"), reply, keep);
  // Which kind of file it is its name says.
  else if (reply instanceof Uint8Array) {
    if (!route.shared) keep(reply.length);
    sendBytes(response, reply);
  } else if (Symbol.asyncIterator in reply) {
    // What is one JSON text in pieces has said so; the name of a file of lines says nothing.
    if (!response.get("Content-Type")?.startsWith("application/json")) response.type("application/x-ndjson");
    await pipeline(inPieces(reply, keep), response);
  } else {
    if (!response.get("Content-Type")) response.type("json");
    sendMade(response, JSON.stringify(reply), keep);
  }
}

/** What was made for this answer alone. NET10 */
function sendMade(response: Response, text: string, keep: Keep): void {
  const bytes = Buffer.from(text);
  keep(bytes.length);
  sendBytes(response, bytes);
}

function parseBody(shape: NonNullable<Route["body"]>, request: Request, bytes: Buffer): unknown {
  if (!request.is("application/json")) throw new HttpProblem(415, "invalid_request");
  const read = shape.safeParse(parseJson(bytes));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new HttpProblem(400, "invalid_request", { params: { field: issue?.path.join(".") ?? "" } });
  }
  return read.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    // `fatal`: bytes that are not UTF-8 are an error, not a question mark.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem(400, "invalid_request");
  }
}

/** What is wrong with a request before it reaches a route, as the router says it. */
export function asHttpProblem(error: unknown): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  const status = error instanceof Error && "status" in error ? error.status : null;
  if (typeof status !== "number" || status < 400 || status > 499) return null;
  return new HttpProblem(status, "invalid_request");
}

const longestBytes = Math.max(
  ...Object.values(routes).map((route) => ("document" in route ? 0 : route.maxBytes)),
);
/** Those of whole contests with their pictures, by path. FIL21 */
const longestDocuments = new Map<string, number>(
  Object.values(routes).flatMap((route) =>
    "document" in route ? [[route.path, route.maxBytes] as const] : [],
  ),
);

/** So long, ms, the longest body of all may take: whatever ends requests beside `RequestBodies` waits longer. NET6 */
export const longestBodyMs = mostBodyMs(Math.max(longestBytes, ...longestDocuments.values()));

/** No body that is sent to this path is longer. */
export function longestBodyBytes(path: string): number {
  return longestDocuments.get(path) ?? longestBytes;
}
