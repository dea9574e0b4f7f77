import { beforeEach, expect, test } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { FailureLimit } from "./FailureLimit.ts";

let now: number;
let limit: FailureLimit;
beforeEach(() => {
  now = 1_000;
  limit = new FailureLimit({ ...systemClock, now: () => now }, { failures: 3, windowMs: 60_000 });
});

test("three failures are borne, a fourth trial waits for the end of the window", () => {
  for (let count = 0; count < 3; count += 1) {
    expect(limit.waitMs("1.2.3.4", "anna")).toBeNull();
    limit.count("1.2.3.4", "anna");
  }
  now += 20_000;
  expect(limit.waitMs("1.2.3.4", "anna")).toBe(40_000);
  now += 40_000;
  expect(limit.waitMs("1.2.3.4", "anna")).toBeNull();
  limit.count("1.2.3.4", "anna");
  expect(limit.waitMs("1.2.3.4", "anna")).toBeNull();
});

test("another target, and another address, are not held up", () => {
  for (let count = 0; count < 9; count += 1) limit.count("1.2.3.4", "anna");
  expect(limit.waitMs("1.2.3.4", "boris")).toBeNull();
  expect(limit.waitMs("1.2.3.5", "anna")).toBeNull();
});

test("what went well is forgiven", () => {
  for (let count = 0; count < 9; count += 1) {
    limit.count("1.2.3.4", "anna");
    limit.forgive("1.2.3.4", "anna");
  }
  expect(limit.waitMs("1.2.3.4", "anna")).toBeNull();
});

test("a window that ended begins anew, and is not forgotten before its time", () => {
  limit.count("a");
  now += 60_001;
  for (let count = 0; count < 3; count += 1) limit.count("a");
  limit.count("b");
  expect(limit.waitMs("a")).toBe(60_000);
});

test("memory is bounded: a hundred thousand addresses push out the oldest", () => {
  for (let count = 0; count < 3; count += 1) limit.count("old");
  expect(limit.waitMs("old")).not.toBeNull();
  for (let count = 0; count < 100_000; count += 1) limit.count(`address ${count}`);
  expect(limit.waitMs("old")).toBeNull();
});
