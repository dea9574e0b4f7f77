import { after, type Clock } from "../contests/clock.ts";
import { HttpProblem } from "./problems.ts";

/** Less than a browser waits. The work goes on, and asked for again by the same id it has its effect once. */
const patienceMs = 8_000;

/** The result, unless the journal cannot be written for so long that the client should be told. */
export async function inTime<T>(clock: Clock, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const cancel = after(clock, patienceMs, () => late.reject(new HttpProblem(503, "not_saved")));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    cancel();
  }
}
