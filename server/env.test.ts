import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { BadEnvironment, readCommandEnv, readEnv } from "./env.ts";

describe("the environment", () => {
  test("may be empty", () => {
    expect(readEnv({})).toMatchObject({
      sealKey: null,
      port: 2567,
      host: "::",
      databaseUrl: undefined,
      backupsDir: null,
      organizer: { login: "organizer", password: null },
      limits: { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 },
      logLevel: "info",
      publicOrigin: null,
      trustProxy: false,
      cluster: null,
    });
  });

  test("has a login without the spaces that files of variables leave around it, which nobody types", () => {
    expect(readEnv({ REGATTA_LOGIN: " Anna B. \t" }).organizer.login).toBe("Anna B.");
    expect(() => readEnv({ REGATTA_LOGIN: " " })).toThrow("REGATTA_LOGIN must be a login.");
  });

  test("is read", () => {
    const env = readEnv({
      PORT: "0",
      HOST: "127.0.0.1",
      DATABASE_URL: "postgres://me@db/regatta",
      DATA_DIR: "/var/lib/regatta",
      BACKUPS_DIR: "/var/backups/regatta",
      REGATTA_SEAL_KEY: "A".repeat(43),
      REGATTA_LOGIN: "Anna",
      REGATTA_PASSWORD: "12345678",
      MAX_TEAMS: "5",
      MAX_SEATS_PER_TEAM: "2",
      MAX_CLIENTS: "50",
      MAX_PRACTICES: "7",
      LOG_LEVEL: "silent",
      PUBLIC_ORIGIN: "https://Regatta.example/",
      TRUST_PROXY: "1",
      REDIS_URL: "redis://127.0.0.1:6379",
      REGATTA_SLOT: "2",
      REGATTA_INTERNAL_ADDRESS: "http://10.0.0.5:2567/",
      METRICS_TOKEN: "t".repeat(24),
      PATH: "/bin",
    });
    expect(env).toEqual({
      port: 0,
      host: "127.0.0.1",
      databaseUrl: "postgres://me@db/regatta",
      dataDir: expect.stringMatching(/regatta$/),
      backupsDir: expect.stringMatching(/backups.regatta$/),
      sealKey: new Uint8Array(32),
      organizer: { login: "Anna", password: "12345678" },
      limits: { teams: 5, seatsPerTeam: 2, clients: 50, practices: 7 },
      logLevel: "silent",
      publicOrigin: "https://regatta.example",
      trustProxy: true,
      metricsToken: "t".repeat(24),
      cluster: {
        redisUrl: "redis://127.0.0.1:6379",
        slot: 2,
        internalAddress: "http://10.0.0.5:2567",
      },
      tls: null,
    });
  });

  test.each([
    [{ REDIS_URL: "redis://r", REGATTA_SLOT: "1" }, /^REDIS_URL .* DATABASE_URL\.$/],
    [{ REDIS_URL: "redis://r", DATABASE_URL: "postgres://db/r" }, /^REGATTA_SLOT must /],
    [{ REGATTA_SLOT: "1" }, /^REGATTA_SLOT is of use with REDIS_URL only\.$/],
    [{ REGATTA_INTERNAL_ADDRESS: "http://a" }, /^REGATTA_INTERNAL_ADDRESS is of use with REDIS_URL only\.$/],
  ])("several processes are named whole: %j", (variables, sentence) => {
    expect(() => readEnv(variables)).toThrow(BadEnvironment);
    expect(() => readEnv(variables)).toThrow(sentence);
  });

  test("an empty variable counts as not set", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: "", REGATTA_PASSWORD: "" })).toMatchObject({ port: 2567 });
  });

  test.each([
    ["PORT", "abc"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", " 80"],
    ["HOST", " "],
    ["DATABASE_URL", "mysql://db"],
    ["DATABASE_URL", "postgres://"],
    ["DATABASE_URL", "postgres://r:p@10.0.0.5,10.0.0.6/r?target_session_attrs=read-write"],
    ["DATABASE_URL", "postgres://r@10.0.0.5:5432,10.0.0.6:5432"],
    ["DATABASE_URL", "postgres:///r?host=10.0.0.5,10.0.0.6"],
    ["DATABASE_URL", "postgres://r:p@db:99999/r"],
    ["DATABASE_URL", "postgres://r:%ff@db/r"],
    ["DATA_DIR", "\0"],
    ["REGATTA_LOGIN", "x".repeat(65)],
    ["REGATTA_PASSWORD", "short"],
    ["MAX_TEAMS", "0"],
    ["MAX_TEAMS", "1e3"],
    ["MAX_SEATS_PER_TEAM", "51"],
    ["MAX_CLIENTS", "9"],
    ["MAX_PRACTICES", "-1"],
    ["LOG_LEVEL", "loud"],
    ["PUBLIC_ORIGIN", "regatta.example"],
    ["PUBLIC_ORIGIN", "https://regatta.example/path"],
    ["PUBLIC_ORIGIN", "ftp://regatta.example"],
    ["TRUST_PROXY", "yes"],
    ["REDIS_URL", "http://r"],
    ["REGATTA_SLOT", "0"],
    ["REGATTA_INTERNAL_ADDRESS", "10.0.0.5:2567"],
    ["REGATTA_PASWORD", "a typing error"],
  ])("a bad %s is named: %j", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(BadEnvironment);
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} .*\\.$`));
  });
});

test("DBS10 a comma stands in a password, a database's name or an option, but names no second host", () => {
  for (const url of ["postgres://r:a,b@db/r", "postgres://db/a,b", "postgres://db/r?options=a,b&host=db"])
    expect(readEnv({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(() => readEnv({ DATABASE_URL: "postgres://r:hush@a,b/r" })).toThrow(
    /^DATABASE_URL must name one host, [^@]*\.$/,
  );
});

test.each(["redis://h:99999", "redis://:50%off@h", "rediss://h/x", "redis://h/100", "redis://h/1/2"])(
  "DBS11 a Redis at %s is refused before anything is begun",
  (url) => {
    const read = () => readEnv({ DATABASE_URL: "postgres://db/r", REDIS_URL: url, REGATTA_SLOT: "1" });
    expect(read).toThrow(BadEnvironment);
    expect(read).toThrow(/^REDIS_URL must have a port up to 65535, [^@]*\.$/);
  },
);

test("DBS11 addresses are taken as those who read them do: with what they escape themselves, and without a host", () => {
  for (const url of [
    "postgres://r:50%off@db/r",
    "postgres://r:p%25p@db:6543/r",
    "postgres://r:p p@db/r",
    "postgres://r:p@/r?host=/run/postgresql",
    "postgres:///r?host=/run/postgresql",
    "postgres://%2Frun%2Fpostgresql/r",
    "postgresql://r@[::1]:5432/r%20r",
  ])
    expect(readEnv({ DATABASE_URL: url }).databaseUrl).toBe(url);
  for (const url of ["redis://h", "redis://h/", "redis://h/15", "rediss://name:p%25@[::1]:6380/0?family=6"]) {
    const env = readEnv({ DATABASE_URL: "postgres://db/r", REDIS_URL: url, REGATTA_SLOT: "1" });
    expect(env.cluster?.redisUrl).toBe(url);
  }
});

test("OPS3 a command reads what several processes share, and is none of them", () => {
  const shared = { DATABASE_URL: "postgres://me@db/regatta", REDIS_URL: "redis://r" };
  expect(() => readEnv(shared)).toThrow("REGATTA_SLOT");
  expect(readCommandEnv(shared)).toMatchObject({ databaseUrl: shared.DATABASE_URL, cluster: null });
  const one = { ...shared, REGATTA_SLOT: "2", REGATTA_INTERNAL_ADDRESS: "http://10.0.0.5:2567" };
  expect(readCommandEnv(one)).toEqual(readCommandEnv(shared));
  expect(() => readCommandEnv({ REGATTA_SLOTS: "2" })).toThrow("is not a variable");
});

describe("SCY1 a secret in a file", () => {
  let folder: string;
  beforeEach(() => {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-secrets-"));
    onTestFinished(() => fs.rmSync(made, { recursive: true }));
    folder = made;
  });

  function write(text: string, mode = 0o600): string {
    const file = path.join(folder, "secret");
    fs.rmSync(file, { force: true });
    fs.writeFileSync(file, text, { mode });
    return file;
  }

  test("is read, without the end of its line", () => {
    expect(readEnv({ DATABASE_URL_FILE: write("postgres://me:x@db/d\n") }).databaseUrl).toBe(
      "postgres://me:x@db/d",
    );
    expect(readEnv({ REGATTA_PASSWORD_FILE: write("correct horse\r\n") }).organizer.password).toBe(
      "correct horse",
    );
    expect(readEnv({ REGATTA_SEAL_KEY_FILE: write("A".repeat(43)) }).sealKey).toEqual(new Uint8Array(32));
    const clustered = {
      DATABASE_URL: "postgres://db/d",
      REDIS_URL_FILE: write("redis://:x@h"),
      REGATTA_SLOT: "1",
    };
    expect(readEnv(clustered).cluster?.redisUrl).toBe("redis://:x@h");
    expect(readEnv({ REGATTA_PASSWORD_FILE: "", REGATTA_PASSWORD: "12345678" }).organizer.password).toBe(
      "12345678",
    );
    for (const mode of [0o600, 0o400])
      expect(readEnv({ REGATTA_PASSWORD_FILE: write("12345678", mode) })).toBeDefined();
  });

  test.each([0o640, 0o604, 0o620, 0o601])("that others may use is refused: mode %o", (mode) => {
    const file = write("12345678");
    fs.chmodSync(file, mode);
    expect(() => readEnv({ REGATTA_PASSWORD_FILE: file })).toThrow(
      /^REGATTA_PASSWORD_FILE names .*secret, which others may read or write: chmod 600 it, .*\.$/,
    );
  });

  test("is refused beside the secret itself, when it is not there, empty, too large, or nothing of the kind", () => {
    const refused = (source: Record<string, string>) => {
      expect(() => readEnv(source)).toThrow(BadEnvironment);
      expect(() => readEnv(source)).not.toThrow(/hush/);
      return expect(() => readEnv(source));
    };
    const file = write("hush");
    refused({ REGATTA_PASSWORD: "hush-hush", REGATTA_PASSWORD_FILE: file }).toThrow(/are both set/);
    refused({ REGATTA_PASSWORD_FILE: file }).toThrow("REGATTA_PASSWORD must have at least 8 characters.");
    refused({ REGATTA_PASSWORD_FILE: folder }).toThrow(/others may|cannot be read/);
    refused({ DATABASE_URL_FILE: path.join(folder, "none") }).toThrow(/cannot be read \(ENOENT\)/);
    refused({ DATABASE_URL_FILE: write("\n") }).toThrow(/is empty/);
    refused({ DATABASE_URL_FILE: write("x".repeat(70_000)) }).toThrow(/too large/);
    refused({ PORT_FILE: file, REGATTA_LOGIN_FILE: file }).toThrow("REGATTA_LOGIN_FILE is not a variable");
  });
});

describe("SCY4 SCY5 HTTPS", () => {
  test("is spoken by a certificate of our own, or by one that is given", () => {
    const given = { TLS_CERT_FILE: "/c.pem", TLS_KEY_FILE: "/k.pem" };
    expect(readEnv({}).tls).toBeNull();
    expect(readEnv({}, ["--tls"]).tls).toEqual({ kind: "own" });
    for (const options of [[], ["--tls"]])
      expect(readEnv(given, options).tls).toEqual({ kind: "given", certFile: "/c.pem", keyFile: "/k.pem" });
  });

  test("is refused by halves, and where a proxy speaks it", () => {
    expect(() => readEnv({ TLS_CERT_FILE: "/c" })).toThrow("TLS_KEY_FILE must be set beside TLS_CERT_FILE.");
    expect(() => readEnv({ TLS_KEY_FILE: "/k" })).toThrow("TLS_CERT_FILE must be set beside TLS_KEY_FILE.");
    expect(() => readEnv({}, ["--tsl"])).toThrow("--tsl is not an option of Regatta: there is --tls only.");
    const clustered = { DATABASE_URL: "postgres://db/d", REDIS_URL: "redis://h", REGATTA_SLOT: "1" };
    expect(() => readEnv(clustered, ["--tls"])).toThrow(/^REDIS_URL is for processes behind a proxy/);
  });
});
