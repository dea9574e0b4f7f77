import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { uncounted } from "../test/uncounted.ts";
import { Pulse } from "./Pulse.ts";

test("CON7 the worst commit of the last half minute is remembered, and then forgotten", () => {
  const clock = new FakeClock(0);
  const handedOn: number[] = [];
  const pulse = new Pulse(clock, { ...uncounted, committed: (seconds) => handedOn.push(seconds) });
  expect(pulse.commitMs).toBeNull();
  pulse.committed(0.8);
  pulse.committed(0.004);
  expect(pulse.commitMs).toBe(800);
  clock.advance(16_000);
  pulse.committed(0.01);
  expect(pulse.commitMs).toBe(800);
  clock.advance(15_000);
  expect(pulse.commitMs).toBe(10);
  clock.advance(60_000);
  expect(pulse.commitMs).toBeNull();
  expect(handedOn).toEqual([0.8, 0.004, 0.01]);
});
