import { systemClock } from "../../contests/clock.ts";
import type { CertificateSource } from "../Certificate.ts";
import { makeCertificate } from "../makeCertificate.ts";

const dayMs = 24 * 60 * 60_000;

/** A certificate for this machine, as an installation makes it for itself or as one that somebody vouches for. */
export function testCertificate(isOwn: boolean) {
  const from = systemClock.now() - dayMs;
  const make = () => makeCertificate({ hosts: ["localhost", "127.0.0.1"], from, to: from + 30 * dayMs });
  let current = make();
  const source: CertificateSource = { isOwn, read: () => current };
  return {
    source,
    /** What a client has to trust. */
    ca: () => current.cert,
    renew: () => {
      current = make();
    },
  };
}
