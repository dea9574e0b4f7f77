import type { Env } from "../env.ts";
import type { CertificateSource } from "./Certificate.ts";
import { givenCertificate } from "./givenCertificate.ts";
import { ownCertificate, ownHosts } from "./ownCertificate.ts";

/** By what this process speaks HTTPS; null: by nothing, it speaks plain HTTP. */
export function certificateSource(
  { tls, dataDir, host, publicOrigin }: Pick<Env, "tls" | "dataDir" | "host" | "publicOrigin">,
  now: () => number,
): CertificateSource | null {
  if (tls === null) return null;
  if (tls.kind === "given") return givenCertificate(tls);
  const named = [host, publicOrigin === null ? "" : new URL(publicOrigin).hostname];
  // Neither "::" nor an address of IPv6 is a host that a certificate of ours names.
  const further = named.filter((name) => name !== "0.0.0.0" && /^[a-z\d][a-z\d.-]*$/i.test(name));
  return ownCertificate({
    dataDir,
    hosts: () => [...new Set([...ownHosts(), ...further.map((name) => name.toLowerCase())])],
    now,
  });
}
