import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { isLoopback } from "./clientAddress.ts";

const asked = (remoteAddress: string, headers: IncomingHttpHeaders, httpVersion = "1.1") =>
  isLoopback({ headers: { host: "localhost:2567", ...headers }, httpVersion, socket: { remoteAddress } });

describe("NET8 asked from this machine itself", () => {
  test.each([
    ["127.0.0.1", "localhost:2567"],
    ["127.0.0.1", "LocalHost"],
    ["::ffff:127.0.0.1", "127.0.0.1:2567"],
    ["::1", "[::1]:2567"],
    ["127.8.0.1", "127.8.0.1"],
  ])("from %s by the name %s", (address, host) => {
    expect(asked(address, { host })).toBe(true);
  });

  test.each([
    "192.168.1.7",
    "10.0.0.2",
    "172.17.0.1",
    "::ffff:192.168.1.7",
    "fe80::1",
    "2001:db8::1",
    "",
    "1127.0.0.1",
  ])("not from the address %s, whatever name is asked for", (address) => {
    for (const host of ["localhost", "127.0.0.1:2567", "[::1]:2567"])
      expect(asked(address, { host })).toBe(false);
  });

  test.each([
    undefined,
    "",
    "regatta.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:2567",
    "localhost@evil.example",
    "192.168.1.7:2567",
    "localhost.",
    "localhost:2567:80",
  ])("not by the name %s", (host) => {
    expect(asked("127.0.0.1", { host })).toBe(false);
  });

  test.each([
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "x-original-host",
  ])("not with the header %s of a proxy, whatever it says", (name) => {
    for (const said of ["127.0.0.1", ""]) expect(asked("127.0.0.1", { [name]: said })).toBe(false);
  });

  test("not by HTTP/1.0, as proxies ask that say nothing", () => {
    expect(asked("127.0.0.1", {}, "1.0")).toBe(false);
  });
});
