import { expect, test } from "vitest";
import { isRefused } from "./isRefused.ts";

const coded = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
/** As `fetch` fails, by what the network said. */
const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
/** As Node tells of a name with several addresses, each of which it tried. */
const ofEach = (...codes: readonly string[]) =>
  failed(Object.assign(new AggregateError(codes.map(coded)), { code: codes[0] }));

test.each([
  ["ECONNREFUSED", true],
  // It was there, and may have done what it was asked for.
  ["ECONNRESET", false],
  ["EPIPE", false],
  ["UND_ERR_SOCKET", false],
  // The way there is broken, or the way from here.
  ["EHOSTUNREACH", false],
  ["ENETUNREACH", false],
  ["EHOSTDOWN", false],
  ["ETIMEDOUT", false],
  // Whoever knows names has forgotten it, or cannot be asked.
  ["ENOTFOUND", false],
  ["EAI_AGAIN", false],
])("CLU6 %s says that a process is gone: %s", (code, isGone) => {
  expect(isRefused(failed(coded(code)))).toBe(isGone);
});

test("CLU6 of a name with several addresses each one must refuse", () => {
  expect(isRefused(ofEach("ECONNREFUSED", "ECONNREFUSED"))).toBe(true);
  expect(isRefused(ofEach("ECONNREFUSED", "EHOSTUNREACH"))).toBe(false);
  expect(isRefused(ofEach("ETIMEDOUT", "ECONNREFUSED"))).toBe(false);
  expect(isRefused(ofEach())).toBe(false);
});

test("CLU6 what is no failure of the network says nothing", () => {
  expect(isRefused(coded("ECONNREFUSED"))).toBe(false);
  expect(isRefused(new SyntaxError("no JSON"))).toBe(false);
  expect(isRefused(null)).toBe(false);
});
