import { type Clock, every } from "../contests/clock.ts";
import type { Log } from "../ops/log.ts";
import { type Certificate, type CertificateSource, fingerprintOf } from "./Certificate.ts";

const lookEveryMs = 60_000;

export interface KeepParts {
  readonly source: CertificateSource;
  /** What is in use already. */
  readonly first: Certificate;
  readonly use: (certificate: Certificate) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Takes a certificate that changed into use, within a minute and without a restart; connections that are open stay. One
 * that cannot be used is told once, and that of before stays. Returns what ends it. SCY5
 */
export function keepCertificate({ source, first, use, clock, log }: KeepParts): () => void {
  let used = first;
  let told = "";
  return every(clock, lookEveryMs, () => {
    try {
      const now = source.read();
      if (now.cert !== used.cert || now.key !== used.key) {
        use(now);
        used = now;
        log.info({ fingerprint: fingerprintOf(now) }, "the certificate has changed");
      }
      told = "";
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== told) log.error({ err: error }, "the certificate cannot be renewed");
      told = problem;
    }
  });
}
