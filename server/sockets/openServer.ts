import type { Clock } from "../contests/clock.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Certificate, CertificateSource } from "../tls/Certificate.ts";
import { keepCertificate } from "../tls/keepCertificate.ts";
import { GuardedServer } from "./GuardedServer.ts";
import type { SocketFaults } from "./SocketFaults.ts";

export interface ServerParts {
  /** By what it speaks HTTPS; null: it speaks plain HTTP. */
  readonly tls: CertificateSource | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly faults: SocketFaults;
  readonly metrics: Metrics;
  /** So long, ms, a body may take after its headers. */
  readonly longestBodyMs: number;
}

export interface OpenServer {
  readonly server: GuardedServer;
  /** Ends the watch over its certificate. */
  readonly endKeeping: () => void;
}

const headersTimeout = 10_000;
const patience = {
  headersTimeout,
  // From one request of a page to its next, as a rule: what is sent on a connection that is just being closed is lost.
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
} as const;

/** The server on which everything is served; it does not listen yet. Throws `BadCertificate`. */
export async function openServer(parts: ServerParts): Promise<OpenServer> {
  const { tls, clock, log, faults, metrics } = parts;
  // Node counts from the first byte on, and says nothing to a page that it cuts off: whoever reads the body knows better when it is late. NET6
  const options = { ...patience, requestTimeout: headersTimeout + Math.ceil(parts.longestBodyMs) };
  if (tls === null) return { server: new GuardedServer(options, faults), endKeeping: () => {} };
  // Who speaks plain HTTP needs none of it in memory.
  const { SecureServer } = await import("./SecureServer.ts");
  const certificate = tls.read();
  const server = new SecureServer(options, { certificate, faults, metrics });
  const use = (renewed: Certificate) => server.use(renewed);
  return { server, endKeeping: keepCertificate({ source: tls, first: certificate, use, clock, log }) };
}
