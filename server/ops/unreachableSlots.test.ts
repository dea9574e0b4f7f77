import { expect, test } from "vitest";
import { unreachableSlots } from "./unreachableSlots.ts";

const at = (...hosts: readonly string[]) =>
  unreachableSlots(
    hosts.map((host, index) => ({ slot: index + 1, address: `http://${host}:257${index + 1}` })),
  );

test("DEP18 of processes on one machine each reaches the others, at the loopback or not", () => {
  expect(at()).toEqual([]);
  expect(at("127.0.0.1")).toEqual([]);
  expect(at("127.0.0.1", "localhost", "[::1]")).toEqual([]);
  expect(at("10.0.0.5", "10.0.0.6", "regatta3")).toEqual([]);
});

test("DEP18 where one is on another machine, those at the loopback are named", () => {
  expect(at("127.0.0.1", "10.0.0.6", "[::1]")).toEqual([1, 3]);
  expect(at("regatta1", "localhost")).toEqual([2]);
});
