import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import type { PeerDoor } from "../cluster/Peers.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { UnknownContest } from "../journal/journal.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import { ContestBroken } from "../supervision/BrokenContests.ts";
import { clientAddress, isLoopback } from "./clientAddress.ts";
import { mountInternal } from "./internalRoutes.ts";
import { asHttpProblem, longestBodyBytes, type MountDeps, mountRoutes } from "./mountRoutes.ts";
import { mountPages } from "./pages.ts";
import { HttpProblem } from "./problems.ts";
import { isOwnOrigin, originAdvice } from "./sameOrigin.ts";
import { securityHeaders } from "./securityHeaders.ts";

export interface HttpDeps extends MountDeps {
  readonly log: Log;
  readonly publicOrigin: string | null;
  readonly trustProxy: boolean;
  /** Folder of the built client. */
  readonly pages: string;
  /** False while stopping. */
  readonly isReady: () => boolean;
  /** For the other processes of the service; null: there are none. */
  readonly peerDoor: PeerDoor | null;
}

export function createHttp(deps: HttpDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.trustProxy ? 1 : false);
  app.set("query parser", "simple");
  app.use(securityHeaders(deps.publicOrigin));
  app.use((request, response, next) => {
    deps.bodies.watch(request, response, clientAddress(request), longestBodyBytes(request.path));
    next();
  });
  mountOps(app, deps.metrics, deps.isReady);
  if (deps.peerDoor) mountInternal(app, deps.peerDoor);
  app.use(refuseOtherOrigins(deps.publicOrigin));
  mountRoutes(app, deps);
  app.use("/api", () => {
    throw new HttpProblem(404, "not_found");
  });
  mountPages(app, deps.pages);
  app.use(() => {
    throw new HttpProblem(404, "not_found");
  });
  app.use(answerProblem(deps));
  return app;
}

function mountOps(app: Express, { registry }: Metrics, isReady: () => boolean): void {
  app.get("/healthz", (_request, response) => {
    response.type("text").send("ok\n");
  });
  app.get("/readyz", (_request, response) => {
    response
      .status(isReady() ? 200 : 503)
      .type("text")
      .send(isReady() ? "ready\n" : "stopping\n");
  });
  app.get("/metrics", async (request, response) => {
    if (!isLoopback(request)) throw new HttpProblem(404, "not_found");
    response.type(registry.contentType).send(await registry.metrics());
  });
}

/** There is no CORS here, and what changes something is refused to pages of others. */
function refuseOtherOrigins(publicOrigin: string | null): RequestHandler {
  return (request, _response, next) => {
    const headers = {
      origin: request.get("Origin"),
      fetchSite: request.get("Sec-Fetch-Site"),
      host: request.host,
    };
    const changes = request.method !== "GET" && request.method !== "HEAD";
    if (changes && !isOwnOrigin(headers, publicOrigin)) {
      const params = originAdvice(headers, request.get("X-Forwarded-Host"));
      throw new HttpProblem(403, "other_origin", { params });
    }
    next();
  };
}

function answerProblem({ log, metrics, now }: HttpDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = asHttpProblem(error) ?? fault(error, now());
    metrics.refusals.inc({ code: problem.code });
    if (problem.code === "internal" && !(error instanceof HttpProblem)) {
      log.error({ method: request.method, path: request.path, err: error }, "a request failed");
    }
    response
      .status(problem.status)
      .set(problem.headers)
      .type("application/problem+json")
      .json(problem.toProblem());
  };
}

function fault(error: unknown, now: number): HttpProblem {
  const soon = { headers: { "Retry-After": "2" } };
  if (error instanceof ContestBroken) return brokenProblem(error, now);
  if (error instanceof RunnerEnded || error instanceof OwnedElsewhere)
    return new HttpProblem(503, "contest_moved", soon);
  // It went into the bin after its row was found. LIB5
  if (error instanceof UnknownContest) return new HttpProblem(404, "unknown_room");
  return isDatabaseAway(error) ? new HttpProblem(503, "not_saved", soon) : new HttpProblem(500, "internal");
}

function brokenProblem({ broken: { retryAt } }: ContestBroken, now: number): HttpProblem {
  const seconds = retryAt === null ? 60 : Math.max(1, Math.ceil((retryAt - now) / 1000));
  return new HttpProblem(503, "contest_broken", { headers: { "Retry-After": `${seconds}` } });
}
