import { once } from "node:events";
import { request } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { connect as connectTls, type SecureContextOptions, type TLSSocket } from "node:tls";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Budgets } from "../budgets/Budgets.ts";
import { createMetrics } from "../ops/metrics.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { testCertificate } from "../tls/testing/testCertificate.ts";
import { SecureServer } from "./SecureServer.ts";
import { SocketFaults } from "./SocketFaults.ts";
import { Sockets } from "./Sockets.ts";

/** Of an address 504 sockets. */
const sizes = { teams: 1, seatsPerTeam: 1, clients: 2, practices: 1 };
const most = 504;

const certificate = testCertificate(true);
let server: SecureServer;
let sockets: Sockets;
let metrics: ReturnType<typeof createMetrics>;
beforeEach(() => start(100_000));
afterEach(() => stop());

async function start(handshakeMs: number): Promise<void> {
  metrics = createMetrics();
  const faults = new SocketFaults(pino({ level: "silent" }), metrics);
  server = new SecureServer({}, { certificate: certificate.source.read(), faults, metrics, handshakeMs });
  const budgets = new Budgets(new FakeClock(0), sizes);
  sockets = new Sockets({ server, budgets, metrics, behindProxy: false });
  server.on("request", ({ socket }, response) => {
    sockets.enterRoom(socket);
    response.end("well");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

function stop(): void {
  sockets.closeAll();
  server.close();
}

const port = () => (server.address() as AddressInfo).port;
const plainly = (localAddress = "127.9.0.1"): Socket =>
  connect({ port: port(), host: "127.0.0.1", localAddress })
    .on("error", () => undefined)
    .resume();
function securely(options: SecureContextOptions = {}): TLSSocket {
  const to = { port: port(), host: "127.0.0.1", localAddress: "127.9.0.1", ca: certificate.ca() };
  return connectTls({ ...to, ...options });
}

async function answerTo(bytes: string): Promise<string> {
  const socket = plainly();
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}

describe("SCY6 a server of HTTPS", () => {
  test("answers whoever trusts its certificate, and refuses what is older than TLS 1.2 itself", async () => {
    const asked = request({ port: port(), host: "127.0.0.1", ca: certificate.ca() }).end();
    const [response] = await once(asked, "response");
    expect((await response.toArray()).join("")).toBe("well");
    const old = securely({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
    const [refusal] = await once(old, "error");
    expect(refusal).toMatchObject({ code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION" });
    const enough = securely({ maxVersion: "TLSv1.2" });
    await once(enough, "secureConnect");
    expect(enough.getProtocol()).toBe("TLSv1.2");
    enough.destroy();
  });

  test("leads plain HTTP to HTTPS, for this once, and nowhere else", async () => {
    const moved = await answerTo("GET /play/ABC?x=1 HTTP/1.1\r\nHost: 10.0.0.7:2567\r\n\r\n");
    expect(moved).toMatch(
      /^HTTP\/1\.1 307 [\s\S]*\r\nLocation: https:\/\/10\.0\.0\.7:2567\/play\/ABC\?x=1\r\n/,
    );
    expect(moved).toContain("This server speaks HTTPS");
    for (const host of ["a@evil.example", "evil.example/", "a b", "", "x\r\nSet-Cookie: a=b"]) {
      const answer = await answerTo(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      expect(answer).not.toMatch(/evil|Set-Cookie/);
    }
    expect(await answerTo("GET //evil.example HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await answerTo("nonsense")).toMatch(/^HTTP\/1\.1 400 [\s\S]*https:\/\//);
  });

  test("takes another certificate into use for whoever comes later", async () => {
    const before = securely();
    await once(before, "secureConnect");
    certificate.renew();
    server.use(certificate.source.read());
    const after = securely();
    await once(after, "secureConnect");
    expect(after.getPeerX509Certificate()?.fingerprint256).not.toBe(
      before.getPeerX509Certificate()?.fingerprint256,
    );
    expect(before.destroyed).toBe(false);
    before.destroy();
    after.destroy();
  });

  test("NET1 ends a socket with a broken handshake, and nothing else", async () => {
    const broken = plainly();
    broken.write(Buffer.from([22, 3, 1, 0, 5, 1, 0, 0, 1, 0]));
    await once(broken, "close");
    const good = securely();
    await once(good, "secureConnect");
    good.destroy();
  });
});

describe("NET7 SCY6 whoever does not finish to shake hands", () => {
  test.each(["", "\x16", "\x16\x03\x01\x02\x00\x01"])("and has sent %j is cut off in time", async (bytes) => {
    stop();
    await start(50);
    const slow = plainly();
    slow.write(bytes, "latin1");
    await once(slow, "close");
    expect((await metrics.cutOff.get()).values).toMatchObject([
      { labels: { reason: "handshake" }, value: 1 },
    ]);
  });

  test("counts as a socket: the oldest makes way, and who is in a room stays", async () => {
    const player = securely();
    await once(player, "secureConnect");
    player.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await once(player, "data");
    const idle = Array.from({ length: most }, () => plainly());
    await eventually(() => expect(idle.filter(({ closed }) => closed)).toHaveLength(1));
    const pupil = securely();
    await once(pupil, "secureConnect");
    await eventually(() => expect(idle.filter(({ closed }) => closed)).toHaveLength(2));
    expect([player.destroyed, pupil.destroyed]).toEqual([false, false]);
    player.destroy();
    pupil.destroy();
  });

  test("NET3 what a client leaves unread is seen through the encryption", async () => {
    const largest = 64 * 1024 * 1024;
    let unread = () => 0;
    server.on("request", ({ socket }) => {
      socket.write(Buffer.alloc(largest));
      unread = () => socket.writableLength;
    });
    const slow = securely();
    await once(slow, "secureConnect");
    slow.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    slow.pause();
    await eventually(() => expect(unread()).toBeGreaterThan(largest / 2));
    slow.destroy();
  });

  test("a socket that is cut takes what is encrypted in it along", async () => {
    const player = securely().on("error", () => undefined);
    await once(player, "secureConnect");
    sockets.closeAll();
    await once(player, "close");
  });
});
