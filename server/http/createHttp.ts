import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { OwnedElsewhere } from "../cluster/Owners.ts";
import type { OwnPath } from "../cluster/OwnPath.ts";
import type { PeerDoor } from "../cluster/Peers.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import { isDatabaseAway } from "../db/databaseAway.ts";
import { UnknownContest } from "../journal/journal.ts";
import type { Log } from "../ops/log.ts";
import type { Readiness } from "../ops/Readiness.ts";
import { ContestBroken } from "../supervision/BrokenContests.ts";
import type { CertificateSource } from "../tls/Certificate.ts";
import { clientAddress } from "./clientAddress.ts";
import { mountInternal } from "./internalRoutes.ts";
import { mayReadMetrics } from "./metricsAccess.ts";
import { asHttpProblem, contestLocal, longestBodyBytes, type MountDeps, mountRoutes } from "./mountRoutes.ts";
import { mountPages } from "./pages.ts";
import { HttpProblem } from "./problems.ts";
import { isOwnOrigin, originAdvice } from "./sameOrigin.ts";
import { securityHeaders } from "./securityHeaders.ts";

export interface HttpDeps extends MountDeps {
  readonly log: Log;
  readonly publicOrigin: string | null;
  readonly trustProxy: boolean;
  /** By what this process speaks HTTPS; null: it speaks plain HTTP. */
  readonly tls: Pick<CertificateSource, "isOwn"> | null;
  readonly metricsToken: string | null;
  /** Folder of the built client. */
  readonly pages: string;
  readonly ownPath: OwnPath;
  /** For the other processes of the service; null: there are none. */
  readonly peerDoor: PeerDoor | null;
  readonly readiness: Readiness;
}

export function createHttp(deps: HttpDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.trustProxy ? 1 : false);
  app.set("query parser", "simple");
  app.use(securityHeaders(isVouchedFor(deps)));
  app.use((request, response, next) => {
    const entered = deps.ownPath.enter(request);
    deps.bodies.watch(request, response, clientAddress(request), longestBodyBytes(request.path));
    if (entered === "wrong_process") throw new HttpProblem(421, "wrong_process");
    // Pages and everything that is meant for this machine alone have no such address. WAY1
    const isKnown = entered === "served" && (!deps.ownPath.has(request) || request.path.startsWith("/api/"));
    if (!isKnown) throw new HttpProblem(404, "not_found");
    next();
  });
  mountOps(app, deps);
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

/** Whoever has a certificate of our making behind an `https:` origin is held to nothing: its warning could not be clicked away. SCY6 */
function isVouchedFor({ tls, publicOrigin }: Pick<HttpDeps, "tls" | "publicOrigin">): boolean {
  return tls ? !tls.isOwn : publicOrigin?.startsWith("https:") === true;
}

type OpsDeps = Pick<HttpDeps, "metrics" | "metricsToken" | "readiness">;

/** `/livez`: the program answers. `/readyz`: it can do its work, or what it lacks. Both from memory. RDS9 RDS10 */
function mountOps(app: Express, { metrics: { registry }, metricsToken, readiness }: OpsDeps): void {
  app.get(["/livez", "/healthz"], (_request, response) => {
    response.set("Cache-Control", "no-store").type("text").send("ok\n");
  });
  app.get("/readyz", (_request, response) => {
    const { lacks } = readiness;
    response
      .status(lacks.length === 0 ? 200 : 503)
      .set("Cache-Control", "no-store")
      .type("text")
      .send(`${lacks.length === 0 ? "ready" : lacks.join(", ")}\n`);
  });
  app.get("/metrics", async (request, response) => {
    if (!mayReadMetrics(request, metricsToken)) throw new HttpProblem(404, "not_found");
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
      isSecure: request.secure,
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
      const contestId: unknown = response.locals[contestLocal];
      log.error({ contestId, method: request.method, path: request.path, err: error }, "a request failed");
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
