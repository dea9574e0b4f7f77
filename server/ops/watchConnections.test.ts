import { Registry } from "prom-client";
import { expect, test } from "vitest";
import type { ConnectionCount } from "../queries/connections.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { watchConnections } from "./watchConnections.ts";

/** What is told at each look; `answers`: those that the database gives, one to each question. */
function look(answers: readonly (() => Promise<ConnectionCount>)[]) {
  const clock = new FakeClock(0);
  const registry = new Registry();
  const left = [...answers];
  let questions = 0;
  watchConnections({ registry }, clock, () => {
    questions += 1;
    return left.shift()?.() ?? Promise.reject(new Error("too many questions"));
  });
  const told = async () => {
    const [metric] = await registry.getMetricsAsJSON();
    // What was asked meanwhile is answered by then, if it is.
    await new Promise((resolve) => setImmediate(resolve));
    return Object.fromEntries(metric?.values.map(({ labels, value }) => [String(labels.what), value]) ?? []);
  };
  return { clock, told, asked: () => questions };
}

const counted = (used: number) => async () => ({ used, most: 97 });
const never = () => new Promise<ConnectionCount>(() => undefined);

test("OPS17 the connections are told as they were at the look before, and asked for every 15 s at most", async () => {
  const { clock, told, asked } = look([counted(20), counted(90)]);
  expect(await told()).toEqual({});
  clock.advance(14_000);
  expect(await told()).toEqual({ used: 20, most: 97 });
  expect(asked()).toBe(1);
  clock.advance(1_000);
  expect(await told()).toEqual({ used: 20, most: 97 });
  expect(asked()).toBe(2);
  expect(await told()).toEqual({ used: 90, most: 97 });
});

test("OPS17 nobody who looks waits for the database, of which one question waits, and what is old is not told", async () => {
  const { clock, told, asked } = look([counted(20), never]);
  await told();
  for (const [passed, connections] of [
    [15_000, { used: 20, most: 97 }],
    [45_000, { used: 20, most: 97 }],
    [1, {}],
    [60_000, {}],
  ] as const) {
    clock.advance(passed);
    expect(await told()).toEqual(connections);
    expect(asked()).toBe(2);
  }
});

test("OPS17 a question that failed is asked again", async () => {
  const { clock, told } = look([() => Promise.reject(new Error("away")), counted(20)]);
  await told();
  clock.advance(15_000);
  expect(await told()).toEqual({});
  expect(await told()).toEqual({ used: 20, most: 97 });
});
