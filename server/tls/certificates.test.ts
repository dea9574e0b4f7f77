import { X509Certificate } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pino } from "pino";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { fileNumber, watchSyncs } from "../test/watchSyncs.ts";
import { BadCertificate, type Certificate, readPair } from "./Certificate.ts";
import { certificateSource } from "./certificateSource.ts";
import { integer, objectId, time } from "./der.ts";
import { givenCertificate } from "./givenCertificate.ts";
import { keepCertificate } from "./keepCertificate.ts";
import { makeCertificate } from "./makeCertificate.ts";
import { ownCertificate, ownHosts } from "./ownCertificate.ts";

const dayMs = 24 * 60 * 60_000;
const now = Date.UTC(2026, 8, 1);

let folder: string;
beforeEach(() => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-tls-"));
  onTestFinished(() => fs.rmSync(made, { recursive: true }));
  folder = made;
});

describe("SCY4 a certificate that is made here", () => {
  test("is read by others as it was meant: for these hosts alone, signed by itself, and no authority", () => {
    const { cert, key } = makeCertificate({
      hosts: ["localhost", "anna.local", "192.168.1.23", "10.0.0.200"],
      from: now,
      to: Date.UTC(2051, 0, 31, 23, 59, 58),
    });
    const read = readPair({ cert, key });
    expect(read?.subjectAltName).toBe(
      "DNS:localhost, DNS:anna.local, IP Address:192.168.1.23, IP Address:10.0.0.200",
    );
    expect([read?.validFromDate.getTime(), read?.validToDate.getTime()]).toEqual([
      now,
      Date.UTC(2051, 0, 31, 23, 59, 58),
    ]);
    expect(read?.verify(read.publicKey)).toBe(true);
    expect(read?.ca).toBe(false);
    // Version 3, the only one that has extensions.
    expect(read?.raw.toString("hex")).toContain("a003020102");
    expect(read?.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(read?.checkIP("10.0.0.200")).toBe("10.0.0.200");
    expect(read?.checkHost("evil.example")).toBeUndefined();
    expect(read?.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: "prime256v1" });
  });

  test("has another key and number each time, and is no pair with another one's key", () => {
    const of = { hosts: ["localhost"], from: now, to: now + dayMs };
    const [one, other] = [makeCertificate(of), makeCertificate(of)];
    expect(one.key).not.toBe(other.key);
    const numbers = Array.from(
      { length: 40 },
      () => new X509Certificate(makeCertificate(of).cert).serialNumber,
    );
    expect(new Set(numbers).size).toBe(40);
    expect(readPair({ cert: one.cert, key: other.key })).toBeNull();
    expect(readPair({ cert: "nonsense", key: one.key })).toBeNull();
  });

  test("is written in pieces that are known", () => {
    expect(integer(Uint8Array.of(0, 0, 0x80)).toString("hex")).toBe("02020080");
    expect(integer(Uint8Array.of(2)).toString("hex")).toBe("020102");
    expect(objectId("1.2.840.10045.4.3.2").toString("hex")).toBe("06082a8648ce3d040302");
    expect(time(Date.UTC(2049, 11, 31, 1, 2, 3)).toString("latin1")).toContain("491231010203Z");
    expect(time(Date.UTC(2050, 0, 1)).toString("latin1")).toContain("20500101000000Z");
  });
});

describe("SCY4 the certificate of this installation", () => {
  let hosts: readonly string[];
  let at: number;
  const file = () => path.join(folder, "data/tls/self-signed.pem");
  const read = () =>
    ownCertificate({ dataDir: path.join(folder, "data"), hosts: () => hosts, now: () => at }).read();
  beforeEach(() => {
    hosts = ["localhost", "192.168.1.23"];
    at = now;
  });

  test("is made once and kept for its owner alone", () => {
    const made = read();
    expect(read()).toEqual(made);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(file())).mode & 0o777).toBe(0o700);
    expect(fs.readdirSync(path.dirname(file()))).toEqual(["self-signed.pem"]);
  });

  test("is on the disk, with its name and its folders, before browsers are shown it", () => {
    const synced = watchSyncs();
    read();
    const [data, tls] = [path.join(folder, "data"), path.dirname(file())];
    expect(synced).toEqual([data, folder, file(), tls].map(fileNumber));
    hosts = ["localhost", "10.1.1.1"];
    read();
    expect(synced.slice(4)).toEqual([file(), tls].map(fileNumber));
  });

  test("is made anew for an address that is new, and knows those of before", () => {
    const home = read();
    hosts = ["localhost", "10.1.1.1"];
    const school = read();
    expect(school.cert).not.toBe(home.cert);
    hosts = ["localhost", "192.168.1.23"];
    expect(read()).toEqual(school);
    for (let n = 0; n < 60; n += 1) {
      hosts = ["localhost", `10.2.2.${n}`];
      read();
    }
    expect(readPair(read())?.subjectAltName?.split(", ")).toHaveLength(24);
  });

  test("is made anew a month before it runs out, and when others might have read it or it is no pair", () => {
    const first = read();
    at = (readPair(first)?.validToDate.getTime() ?? 0) - 31 * dayMs;
    expect(read()).toEqual(first);
    at += 2 * dayMs;
    const second = read();
    expect(second.cert).not.toBe(first.cert);
    fs.chmodSync(file(), 0o644);
    const third = read();
    expect(third.key).not.toBe(second.key);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    fs.writeFileSync(file(), `${first.key}${third.cert}`);
    expect(readPair(read())).not.toBeNull();
    fs.writeFileSync(file(), "");
    expect(readPair(read())).not.toBeNull();
  });

  test("names this machine, its addresses of IPv4, and what the environment calls it", () => {
    const card = { netmask: "", mac: "", cidr: null, internal: false } as const;
    const cards = {
      lo: [{ ...card, address: "127.0.0.1", family: "IPv4", internal: true }],
      wlan: [
        { ...card, address: "192.168.1.23", family: "IPv4" },
        { ...card, address: "2001:db8::7", family: "IPv6", scopeid: 0 },
      ],
    } as const;
    expect(ownHosts(cards, "Annas-PC")).toEqual([
      "localhost",
      "127.0.0.1",
      "annas-pc",
      "annas-pc.local",
      "192.168.1.23",
    ]);
    expect(ownHosts({}, "Annas Rechner,DNS:evil.example")).toEqual(["localhost", "127.0.0.1"]);
    const source = certificateSource(
      { tls: { kind: "own" }, dataDir: folder, host: "::", publicOrigin: "https://regatta.example:8443" },
      () => at,
    );
    expect(source?.isOwn).toBe(true);
    const made = source && readPair(source.read());
    expect(made?.checkHost("regatta.example")).toBe("regatta.example");
    expect(made?.checkIP("127.0.0.1")).toBe("127.0.0.1");
  });
});

describe("SCY5 a certificate that is given", () => {
  const files = () => ({ certFile: path.join(folder, "cert.pem"), keyFile: path.join(folder, "key.pem") });
  const write = ({ cert, key }: Certificate) => {
    fs.writeFileSync(files().certFile, cert);
    fs.writeFileSync(files().keyFile, key, { mode: 0o600 });
  };
  const made = () => makeCertificate({ hosts: ["regatta.example"], from: now, to: now + dayMs });

  test("is read from its files; what is no pair, and a key that others may read, is refused in a sentence", () => {
    const source = givenCertificate(files());
    expect(source.isOwn).toBe(false);
    expect(() => source.read()).toThrow(/TLS_CERT_FILE names .*cert\.pem, which cannot be read/);
    const pair = made();
    write(pair);
    expect(source.read()).toEqual(pair);
    fs.chmodSync(files().keyFile, 0o640);
    expect(() => source.read()).toThrow(BadCertificate);
    expect(() => source.read()).toThrow(/^TLS_KEY_FILE names .*key\.pem, which others may read/);
    fs.chmodSync(files().keyFile, 0o600);
    write({ cert: made().cert, key: pair.key });
    expect(() => source.read()).toThrow(/cert\.pem is no certificate in PEM for the key in .*key\.pem\.$/);
  });

  test("is taken into use within a minute of a change, and stays when the new one cannot be used", () => {
    const clock = new FakeClock(now);
    const first = made();
    write(first);
    const used: Certificate[] = [];
    const source = givenCertificate(files());
    const log = pino({ level: "silent" });
    const end = keepCertificate({ source, first, use: (changed) => used.push(changed), clock, log });
    clock.advance(60_000);
    expect(used).toEqual([]);
    fs.writeFileSync(files().certFile, "half of a renewal");
    clock.advance(60_000);
    expect(used).toEqual([]);
    const second = made();
    write(second);
    clock.advance(120_000);
    expect(used).toEqual([second]);
    end();
    write(made());
    clock.advance(120_000);
    expect(used).toHaveLength(1);
  });
});
