import { HttpProblem } from "./problems.ts";

/** Less than a browser waits. The work goes on, and asked for again by the same id it has its effect once. */
const patienceMs = 8_000;

/** The result, unless the journal cannot be written for so long that the client should be told. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new HttpProblem(503, "not_saved")), patienceMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
