import { afterEach, expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { RedisLink } from "./RedisLink.ts";

const clock = new FakeClock(0);
let link: RedisLink;
afterEach(() => link.close());

test("RDS13 a Redis that was never there is told of once, with the reason, when its connection has had the time to be made", async () => {
  const told: (readonly [string, unknown])[] = [];
  const note = (fields: object, message: string) =>
    void told.push([message, "err" in fields ? fields.err : null]);
  // Nobody listens there.
  const url = "redis://:hush@127.0.0.1:1";
  link = new RedisLink({ url, clock, log: { info: note, warn: note, error: note } });
  const { promise: refused, resolve } = Promise.withResolvers<void>();
  link.client.once("error", () => resolve());
  await refused;
  const ask = () => link.ask(async () => "PONG");
  expect(await ask()).toBeNull();
  clock.advance(1_999);
  expect(await ask()).toBeNull();
  expect(told).toEqual([]);
  for (let second = 0; second < 3; second += 1) {
    clock.advance(1_000);
    expect(await ask()).toBeNull();
  }
  expect(told).toEqual([[expect.stringContaining("Redis does not answer"), expect.any(Error)]]);
  expect(String(told[0]?.[1])).toMatch(/ECONNREFUSED/);
  expect(String(told[0]?.[1])).not.toContain("hush");
  expect(link.isUp).toBe(false);
});

test("RDS13 one that answers is told of when it does first, and again when it no longer does", async () => {
  const told: string[] = [];
  const note = (_fields: object, message: string) => void told.push(message.replace(/:.*/, ""));
  link = new RedisLink({ url: "redis://127.0.0.1:1", clock, log: { info: note, warn: note, error: note } });
  const { client } = link;
  Object.defineProperty(client, "status", { value: "ready", writable: true });
  await link.ask(async () => "PONG");
  expect([told, link.isUp]).toEqual([["Redis answers"], true]);
  await link.ask(() => Promise.reject(new Error("gone")));
  expect([told, link.isUp]).toEqual([["Redis answers", "Redis does not answer"], false]);
});
