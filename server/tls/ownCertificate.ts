import fs from "node:fs";
import os, { type NetworkInterfaceInfo } from "node:os";
import path from "node:path";
import { isOpenToOthers } from "../secretFiles.ts";
import { makeFolder, syncNames } from "../syncNames.ts";
import { type Certificate, type CertificateSource, readPair } from "./Certificate.ts";
import { makeCertificate } from "./makeCertificate.ts";

export interface OwnCertificateParts {
  readonly dataDir: string;
  /** Hosts by which this machine is reached now. */
  readonly hosts: () => readonly string[];
  readonly now: () => number;
}

const dayMs = 24 * 60 * 60_000;
/** Apple's browsers take no longer ones. */
const lastsMs = 390 * dayMs;
/** Tablets whose clocks are behind take it, too. */
const beganBeforeMs = 7 * dayMs;
const renewedBeforeMs = 30 * dayMs;
/** Of the hosts of before; a laptop goes to and fro between a few networks. */
const mostHosts = 24;

/**
 * A certificate that this installation makes for itself and keeps in its data folder, in a file that only its owner may
 * read. It is made anew when a host is missing in it, when it is about to run out, and when the file cannot be used or
 * others might have read it. Hosts of before stay in it, so that a laptop that comes back has the certificate which
 * browsers know there. SCY4
 */
export function ownCertificate({ dataDir, hosts, now }: OwnCertificateParts): CertificateSource {
  const file = path.join(dataDir, "tls", "self-signed.pem");
  return {
    isOwn: true,
    read() {
      const wanted = new Set(hosts());
      const kept = readKept(file);
      const known = kept?.hosts ?? [];
      const isEnough = [...wanted].every((host) => known.includes(host));
      if (kept && isEnough && kept.until - now() > renewedBeforeMs) return { cert: kept.cert, key: kept.key };
      const all = [...new Set([...wanted, ...known])].slice(0, Math.max(mostHosts, wanted.size));
      const made = makeCertificate({ hosts: all, from: now() - beganBeforeMs, to: now() + lastsMs });
      keep(file, made);
      return made;
    },
  };
}

/**
 * What a certificate of this machine is for: its name, as it is and as networks without a server of names know it, and its
 * addresses of IPv4. Those of IPv6 change by the day, and nobody types them.
 */
export function ownHosts(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>> = os.networkInterfaces(),
  hostname: string = os.hostname(),
): readonly string[] {
  const addresses = Object.values(interfaces).flatMap((entries = []) =>
    entries.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address),
  );
  const name = hostname.toLowerCase();
  const names = /^[a-z\d]([a-z\d.-]{0,60}[a-z\d])?$/.test(name)
    ? [name, ...(name.includes(".") ? [] : [`${name}.local`])]
    : [];
  return ["localhost", "127.0.0.1", ...names, ...addresses.toSorted()];
}

interface Kept extends Certificate {
  /** Ms since 1970. */
  readonly until: number;
  readonly hosts: readonly string[];
}

function readKept(file: string): Kept | null {
  if (!fs.existsSync(file) || isOpenToOthers(fs.statSync(file).mode)) return null;
  const text = fs.readFileSync(file, "utf8");
  const cert = pieceOf(text, "CERTIFICATE");
  const key = pieceOf(text, "PRIVATE KEY");
  const read = readPair({ cert, key });
  if (!read) return null;
  const hosts = [...(read.subjectAltName ?? "").matchAll(/(?:DNS|IP Address):([^,\s]+)/g)];
  return { cert, key, until: read.validToDate.getTime(), hosts: hosts.map(([, host]) => host ?? "") };
}

function pieceOf(text: string, label: string): string {
  return new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n`).exec(text)?.[0] ?? "";
}

/** Whole and on the disk, or not at all. */
function keep(file: string, { cert, key }: Certificate): void {
  makeFolder(path.dirname(file));
  const unfinished = `${file}.${process.pid}`;
  fs.rmSync(unfinished, { force: true });
  fs.writeFileSync(unfinished, `${key}${cert}`, { mode: 0o600, flush: true });
  fs.renameSync(unfinished, file);
  syncNames(path.dirname(file));
}
