import { expect, test } from "vitest";
import { healthOf, worst } from "./health.ts";

const fine = { saving: true, connection: "live" } as const;
const heard = (changes: {
  commitMs?: number | null;
  waiting?: number;
  busy?: number;
  roundTripMs?: number;
}) => {
  const { roundTripMs = 20, commitMs = 5, waiting = 0, busy = 0.1 } = changes;
  return { roundTripMs, notice: { commitMs, waiting, busy } };
};

test("CON7 each part of the light says what is slow, and what has stopped", () => {
  const good = { database: "good", network: "good", process: "good" };
  expect(healthOf(null, fine)).toEqual(good);
  expect(healthOf(heard({}), fine)).toEqual(good);
  expect(healthOf(heard({ commitMs: 800 }), fine)).toEqual({ ...good, database: "warn" });
  expect(healthOf(heard({}), { ...fine, saving: false })).toEqual({ ...good, database: "bad" });
  expect(healthOf(heard({ roundTripMs: 900 }), fine)).toEqual({ ...good, network: "warn" });
  expect(healthOf(heard({}), { ...fine, connection: "reconnecting" })).toEqual({ ...good, network: "bad" });
  expect(healthOf(heard({}), { ...fine, connection: "waiting" })).toEqual({ ...good, network: "warn" });
  expect(healthOf(heard({ busy: 0.99 }), fine)).toEqual({ ...good, process: "bad" });
  expect(healthOf(heard({ waiting: 30 }), fine)).toEqual({ ...good, process: "warn" });
});

test("CON7 the light shows the worst of them", () => {
  expect(worst(["good", "warn", "bad"])).toBe("bad");
  expect(worst(["good", "warn"])).toBe("warn");
  expect(worst(["good"])).toBe("good");
});
