import { once } from "node:events";
import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { isCertainlyDatabaseAway, isDatabaseAway, NotConnected } from "./databaseAway.ts";
import { createPool } from "./pool.ts";

const withCode = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ...["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ENETUNREACH", "ENETDOWN", "EHOSTDOWN", "EHOSTUNREACH"],
  ...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"],
  ...["08006", "57P03", "53300", "25006", "55000"],
])("RUN19 %s says that the database is away", (code) => {
  expect(isDatabaseAway(withCode(code))).toBe(true);
  expect(isDatabaseAway(new Error("not saved", { cause: withCode(code) }))).toBe(true);
});

test.each(["23505", "42P01", "22003", "ENOENT"])("RUN19 %s is an answer", (code) => {
  expect(isDatabaseAway(withCode(code))).toBe(false);
});

test.each(["ECONNRESET", "EPIPE", "ETIMEDOUT"])("BUD12 %s may be of anybody's connection", (code) => {
  expect(isCertainlyDatabaseAway(withCode(code))).toBe(false);
  expect(isCertainlyDatabaseAway(new NotConnected(withCode(code)))).toBe(true);
  expect(isCertainlyDatabaseAway(withCode("57P01"))).toBe(true);
});

test("RUN19 who gets no connection is told that the database is away, whatever the reason", async () => {
  const withoutTls = net.createServer((socket) => socket.once("data", () => socket.end("N")));
  withoutTls.listen(0, "127.0.0.1");
  await once(withoutTls, "listening");
  onTestFinished(() => void withoutTls.close());
  const { port } = withoutTls.address() as net.AddressInfo;
  const pool = createPool({ host: "127.0.0.1", port, ssl: true }, () => undefined, null);
  onTestFinished(() => pool.end());
  const error: unknown = await pool.connect().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NotConnected);
  expect(error).toMatchObject({ message: "The server does not support SSL connections" });
  expect(isDatabaseAway(error)).toBe(true);
});
