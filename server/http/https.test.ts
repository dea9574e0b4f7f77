import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { organizer, startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { testCertificate } from "../tls/testing/testCertificate.ts";

const certificate = testCertificate(true);
const clock = new FakeClock(Date.UTC(2026, 8, 1));
let app: TestApp;
let code: string;
beforeAll(async () => {
  const plain = await startApp({ clock });
  code = (await contestIn(plain, await plain.signIn(), "lobby")).code;
  app = await plain.restart({ tls: certificate.source });
});
afterAll(() => app.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

async function ask(
  path: string,
  { method = "GET", body, headers = {} }: { method?: string; body?: object; headers?: object } = {},
): Promise<Answer> {
  const asked = request(`${app.url}${path}`, {
    method,
    headers: { ...(body && { "Content-Type": "application/json" }), ...headers },
    ca: certificate.ca(),
  }).end(body && JSON.stringify(body));
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const text = (await response.toArray()).join("");
  return { status: response.statusCode, headers: response.headers, text };
}

const signIn = (origin: string) =>
  ask("/api/auth/sign-in", { method: "POST", body: organizer, headers: { Origin: origin } });

describe("SCY6 the whole server by HTTPS", () => {
  test("is reached by what it says, and keeps the sign-in where nobody listens", async () => {
    expect(app.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(app.app.origins()).toEqual([app.url]);
    const { status, headers } = await signIn(app.url);
    expect(status).toBe(200);
    expect(headers["set-cookie"]?.[0]).toMatch(/; Secure/);
    // What pages print, and draw for telephones, comes from here.
    expect(JSON.parse((await ask("/api/addresses")).text)).toEqual({ origins: [app.url] });
  });

  test("takes no page that came by plain HTTP for its own", async () => {
    const plain = app.url.replace("https:", "http:");
    const { status, text } = await signIn(plain);
    expect([status, JSON.parse(text).code]).toEqual([403, "other_origin"]);
    const socket = new WebSocket(await seatUrl(), { ca: certificate.ca(), origin: plain });
    const [error] = await once(socket, "error");
    expect(`${error}`).toContain("403");
  });

  test("lets people into a room by WSS, as pages of its own", async () => {
    const socket = new WebSocket(await seatUrl(), { ca: certificate.ca(), origin: app.url });
    const [joined] = (await once(socket, "message")) as [Buffer];
    expect(joined[0]).toBe(10); // Colyseus' JOIN_ROOM
    socket.terminate();
  });

  test("leads who types its address without https there", async () => {
    const moved = await fetch(`${app.url.replace("https:", "http:")}/play`, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([307, `${app.url}/play`]);
  });

  test("holds browsers to HTTPS only when others vouch for the certificate", async () => {
    expect((await ask("/healthz")).headers["strict-transport-security"]).toBeUndefined();
    expect((await ask("/healthz")).headers["cross-origin-opener-policy"]).toBe("same-origin");
    const vouched = testCertificate(false);
    app = await app.restart({ tls: { ...vouched.source, read: certificate.source.read } });
    expect((await ask("/healthz")).headers["strict-transport-security"]).toBe("max-age=31536000");
    app = await app.restart({ tls: certificate.source });
  });

  test("holds nobody to HTTPS by a certificate of its own, whatever its address is said to be", async () => {
    app = await app.restart({ tls: certificate.source, publicOrigin: "https://regatta.example" });
    expect((await ask("/healthz")).headers["strict-transport-security"]).toBeUndefined();
    app = await app.restart({ tls: certificate.source });
  });

  test("SCY5 goes on with a renewed certificate, without a restart", async () => {
    const before = certificate.ca();
    certificate.renew();
    expect(certificate.ca()).not.toBe(before);
    await expect(ask("/healthz")).rejects.toThrow(/self-signed/);
    clock.advance(60_000);
    expect((await ask("/healthz")).status).toBe(200);
  });
});

async function seatUrl(): Promise<string> {
  const { text } = await ask(`/api/rooms/${code}/connect/screen`, { method: "POST" });
  const { processId, roomId, sessionId } = JSON.parse(text).reservation;
  return `${app.url.replace("https:", "wss:")}/${processId}/${roomId}?sessionId=${sessionId}`;
}
