import { readFileSync } from "node:fs";
import path from "node:path";
import tls from "node:tls";
import type { Env } from "../server/env.ts";
import { isEverywhere } from "../server/http/addresses.ts";

/**
 * By which the server that runs on this machine is reached: where it speaks HTTPS, plain HTTP says so. Its own
 * certificate, which lies in the data folder, is trusted from then on. Rejects when nobody answers. SCY6
 */
export async function findRunningServer({
  host,
  port,
  dataDir,
}: Pick<Env, "host" | "port" | "dataDir">): Promise<string> {
  const name = isEverywhere(host) ? "127.0.0.1" : host;
  const plain = `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
  const { status, headers } = await fetch(`${plain}/healthz`, { redirect: "manual" });
  const elsewhere = status === 307 ? headers.get("location") : null;
  if (elsewhere === null) return plain;
  trustOwnCertificate(path.join(dataDir, "tls", "self-signed.pem"));
  return new URL(elsewhere).origin;
}

function trustOwnCertificate(file: string): void {
  try {
    const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(
      readFileSync(file, "utf8"),
    );
    if (certificate) tls.setDefaultCACertificates([...tls.getCACertificates(), certificate[0]]);
  } catch {
    // It speaks by another one.
  }
}
