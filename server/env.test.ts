import { describe, expect, test } from "vitest";
import { BadEnvironment, readEnv } from "./env.ts";

describe("the environment", () => {
  test("may be empty", () => {
    expect(readEnv({})).toMatchObject({
      sealKey: null,
      port: 2567,
      host: "::",
      databaseUrl: undefined,
      organizer: { login: "organizer", password: null },
      limits: { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 },
      logLevel: "info",
      publicOrigin: null,
      trustProxy: false,
      cluster: null,
    });
  });

  test("is read", () => {
    const env = readEnv({
      PORT: "0",
      HOST: "127.0.0.1",
      DATABASE_URL: "postgres://me@db/regatta",
      DATA_DIR: "/var/lib/regatta",
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
      PATH: "/bin",
    });
    expect(env).toEqual({
      port: 0,
      host: "127.0.0.1",
      databaseUrl: "postgres://me@db/regatta",
      dataDir: expect.stringMatching(/regatta$/),
      sealKey: new Uint8Array(32),
      organizer: { login: "Anna", password: "12345678" },
      limits: { teams: 5, seatsPerTeam: 2, clients: 50, practices: 7 },
      logLevel: "silent",
      publicOrigin: "https://regatta.example",
      trustProxy: true,
      cluster: {
        redisUrl: "redis://127.0.0.1:6379",
        slot: 2,
        internalAddress: "http://10.0.0.5:2567",
      },
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
