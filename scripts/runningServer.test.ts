import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createMetrics } from "../server/ops/metrics.ts";
import { SecureServer } from "../server/sockets/SecureServer.ts";
import { SocketFaults } from "../server/sockets/SocketFaults.ts";
import { testCertificate } from "../server/tls/testing/testCertificate.ts";
import { findRunningServer } from "./runningServer.ts";

async function listening(server: Server): Promise<number> {
  server.on("request", (_request, response) => response.end("well"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test("SCY6 a command finds the server that runs on this machine, whether it speaks HTTP or HTTPS", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "regatta-running-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const plain = await listening(createServer());
  expect(await findRunningServer({ host: "::", port: plain, dataDir })).toBe(`http://127.0.0.1:${plain}`);

  const trusted = tls.getCACertificates();
  onTestFinished(() => tls.setDefaultCACertificates(trusted));
  const metrics = createMetrics();
  const faults = new SocketFaults(pino({ level: "silent" }), metrics);
  const certificate = testCertificate(true).source.read();
  const secure = await listening(new SecureServer({}, { certificate, faults, metrics }));
  const url = `https://127.0.0.1:${secure}`;
  // A stranger's certificate is found, too, and not trusted.
  expect(await findRunningServer({ host: "127.0.0.1", port: secure, dataDir })).toBe(url);
  await expect(fetch(url)).rejects.toThrow();
  mkdirSync(path.join(dataDir, "tls"));
  writeFileSync(path.join(dataDir, "tls/self-signed.pem"), `${certificate.key}${certificate.cert}`);
  expect(await findRunningServer({ host: "127.0.0.1", port: secure, dataDir })).toBe(url);
  expect(await (await fetch(url)).text()).toBe("well");

  await expect(findRunningServer({ host: "127.0.0.1", port: 1, dataDir })).rejects.toThrow();
});
