import { expect, it } from "vitest";
import { CommandId } from "../shared/ids.ts";
import { loopbackAddress } from "./bots/addresses.ts";
import { seededRandom } from "./random.ts";

it("throws the same dice for the same seed, and others for another", () => {
  const throws = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1_000));
  };
  expect(throws(7)).toEqual(throws(7));
  expect(throws(7)).not.toEqual(throws(8));
});

it("throws all sides of a die about equally often", () => {
  const random = seededRandom(1);
  const sides = [0, 0, 0, 0, 0, 0];
  for (let count = 0; count < 6_000; count += 1) {
    const side = random.below(6);
    sides[side] = (sides[side] ?? 0) + 1;
  }
  for (const count of sides) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

it("makes ids that the server takes, each once", () => {
  const random = seededRandom(3);
  const ids = Array.from({ length: 10_000 }, () => random.id());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100)) expect(CommandId.safeParse(id).success).toBe(true);
});

it("gives every bot a loopback address of its own", () => {
  const addresses = Array.from({ length: 6_000 }, (_, index) => loopbackAddress(index));
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) expect(address).toMatch(/^127\.1\.\d{1,3}\.[1-9]\d{0,2}$/);
  expect(() => loopbackAddress(254 * 254)).toThrow(RangeError);
});
