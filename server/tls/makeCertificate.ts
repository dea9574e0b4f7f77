import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";
import type { Certificate } from "./Certificate.ts";
import * as der from "./der.ts";

export interface CertificateOf {
  /** Names of hosts and addresses of IPv4 that browsers may reach it by. */
  readonly hosts: readonly string[];
  /** Ms since 1970. */
  readonly from: number;
  readonly to: number;
}

const ecdsaWithSha256 = "1.2.840.10045.4.3.2";
const ids = {
  commonName: "2.5.4.3",
  keyUsage: "2.5.29.15",
  alternativeNames: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  serverAuthentication: "1.3.6.1.5.5.7.3.1",
} as const;

/**
 * A new key and a certificate for it that nobody but itself vouches for (RFC 5280, version 3, P-256). It is of use for
 * these hosts alone: whoever trusts it trusts nothing that its key might sign. SCY4
 */
export function makeCertificate({ hosts, from, to }: CertificateOf): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der.sequence(der.objectId(ecdsaWithSha256));
  const name = der.sequence(
    der.set(der.sequence(der.objectId(ids.commonName), der.utf8String("Regatta on this computer"))),
  );
  const content = der.sequence(
    der.explicit(0, der.integer(Uint8Array.of(2))),
    der.integer(randomBytes(16)),
    algorithm,
    name,
    der.sequence(der.time(from), der.time(to)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions(hosts))),
  );
  const signed = der.sequence(content, algorithm, der.bitString(sign("sha256", content, privateKey)));
  return { cert: pemOf(signed), key: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

function extensions(hosts: readonly string[]): readonly Buffer[] {
  const nobodyElse = der.sequence();
  const signatures = der.bitString(Uint8Array.of(0x80), 7);
  return [
    extension(ids.basicConstraints, nobodyElse, "critical"),
    extension(ids.keyUsage, signatures, "critical"),
    extension(ids.extendedKeyUsage, der.sequence(der.objectId(ids.serverAuthentication))),
    extension(ids.alternativeNames, der.sequence(...hosts.map(alternativeName))),
  ];
}

function extension(id: string, content: Uint8Array, weight?: "critical"): Buffer {
  return der.sequence(
    der.objectId(id),
    ...(weight === "critical" ? [der.boolean(true)] : []),
    der.octetString(content),
  );
}

function alternativeName(host: string): Buffer {
  return isIPv4(host)
    ? der.implicit(7, Uint8Array.from(host.split(".").map(Number)))
    : der.implicit(2, Buffer.from(host, "ascii"));
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
