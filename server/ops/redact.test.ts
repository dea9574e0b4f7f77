import { expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { redactorFor } from "./redact.ts";

const sealKey = `${"Q".repeat(42)}A`;

test.each([
  ["a password in an address", "postgres://me:hush-1@db/regatta", "hush-1"],
  ["one of many signs", "postgres://me:a@b:c%2Fd@db/regatta", "a@b:c/d"],
  ["one as an argument", "postgres://db/regatta?user=me&password=hush%202", "hush 2"],
])("SCY2 nothing that is printed holds %s, as it was written or sent", (_, databaseUrl, sent) => {
  const redact = redactorFor(readEnv({ DATABASE_URL: databaseUrl }));
  for (const text of [databaseUrl, sent, JSON.stringify({ args: [sent] })]) {
    expect(redact(`It failed: ${text}.`)).not.toContain(sent);
    expect(redact(`It failed: ${text}.`)).toMatch(/^It failed: .*\.$/);
  }
  const written = databaseUrl
    .split(/:(?!\/)|password=/)
    .slice(1)
    .join(":");
  expect(redact(databaseUrl)).not.toContain(written);
});

test("SCY2 nor the organizer's password, the seal's key, that of Redis and the token of the metrics", () => {
  const redact = redactorFor(
    readEnv({
      DATABASE_URL: "postgres://db/regatta",
      REDIS_URL: "redis://:hush-redis@cache:6379",
      REGATTA_SLOT: "1",
      REGATTA_PASSWORD: 'hush "quoted"',
      REGATTA_SEAL_KEY: sealKey,
      METRICS_TOKEN: "hush-metrics-token-0123456789",
    }),
  );
  const line = JSON.stringify({
    level: 50,
    err: { args: ["hush-redis", 'hush "quoted"', sealKey, "hush-metrics-token-0123456789"] },
  });
  expect(redact(line)).toBe('{"level":50,"err":{"args":["***","***","***","***"]}}');
});

test("SCY2 nor any address's password, and everything else stays", () => {
  const redact = redactorFor(null);
  expect(redact("at redis://x:abc@h and postgres://me:@h/d")).toBe(
    "at redis://x:***@h and postgres://me:***@h/d",
  );
  for (const text of ["http://localhost:2567/a", "me@example", "https://a.example/b@c", "file:///a:b"])
    expect(redact(text)).toBe(text);
});
