import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { joinRoom, startApp, type TestApp } from "../test/app.ts";
import { askRaw } from "../test/askRaw.ts";
import { contestIn, liveView, type TestContest } from "../test/contests.ts";

// What comes under /p/N: over HTTP, and as a WebSocket.

let app: TestApp;
let contest: TestContest;
beforeAll(async () => {
  app = await startApp({ cluster: (journal) => new ToldCluster(2).on(journal) });
  contest = await contestIn(app, await app.signIn(), "lobby");
});
afterAll(() => app.close());

const room = () => `/api/rooms/${contest.code}`;

describe("WAY1 over HTTP", () => {
  test("a request under the own path is served as without it", async () => {
    const served = await askRaw(app.url, `/p/2${room()}`);
    expect(served).toMatchObject({ status: 200, text: (await askRaw(app.url, room())).text });
    expect(await askRaw(app.url, `/p/2${room()}/connect/screen`, { method: "POST" })).toMatchObject({
      status: 200,
    });
  });

  test("one that is meant for another process is misdirected, with the headers that every answer has", async () => {
    for (const target of [
      `/p/1${room()}`,
      `/p/99${room()}`,
      "/p/1/",
      "/p/3/metrics",
      "/p/1/internal/contests/x",
    ]) {
      const answer = await askRaw(app.url, target);
      const isPath = !target.endsWith("/");
      expect(answer, target).toMatchObject(isPath ? { status: 421, code: "wrong_process" } : { status: 404 });
      expect(answer.headers["x-content-type-options"], target).toBe("nosniff");
    }
  });

  test.each([
    "/p/2",
    "/p/2/",
    "/p/02/api/addresses",
    "/p/%32/api/addresses",
    "/p//2/api/addresses",
    "/p/2//api/addresses",
    "/p/2/./api/addresses",
    "/p/1/../2/api/addresses",
    "/p/2/x/../api/addresses",
    "/p/2/%2e%2e/api/addresses",
    "/p/2%2fapi/addresses",
    "/p\\2\\api\\addresses",
    "/p/2/p/2/api/addresses",
    "/p/2/P/2/api/addresses",
    "/p/2/healthz",
    "/p/2/readyz",
    "/p/2/metrics",
    "/p/2/api/../metrics",
    "/p/2/internal/contests/x",
    "/p/2/api/../internal/contests/x",
    "/p/2/index.html",
    "/p/2/assets/x.js",
    "/p/2/play/ABC234",
    "/p/2/api",
  ])("there is nothing at %s", async (target) => {
    for (const accept of ["*/*", "text/html"]) {
      const answer = await askRaw(app.url, target, { headers: { accept } });
      expect(answer).toMatchObject({ status: 404, code: "not_found" });
    }
  });

  test("what is no slot's path is what it was", async () => {
    for (const target of ["/healthz", "/api/addresses"])
      expect(await askRaw(app.url, target)).toMatchObject({ status: 200 });
    for (const target of ["/P/2/api/addresses", "//p/2/api/addresses", "http://x/p/2/api/addresses"])
      expect(
        (await askRaw(app.url, target, { headers: { accept: "application/json" } })).status,
        target,
      ).toBe(404);
  });
});

describe("WAY1 a WebSocket", () => {
  async function target(): Promise<string> {
    const { reply } = await app.call("connectScreen", { code: contest.code });
    const { processId, roomId, sessionId } = reply.reservation as Record<string, string>;
    return `/${processId}/${roomId}?sessionId=${sessionId}`;
  }

  test("WAY7 is opened under the path that the seat says, as the SDK does it", async () => {
    const { reply } = await app.call("connectScreen", { code: contest.code });
    expect(reply.path).toBe("/p/2");
    const joined = await joinRoom(`${app.url}${reply.path}`, reply.reservation, app.clock);
    expect(liveView(joined).view.roomCode).toBe(contest.code);
    await joined.leave();
  });

  test("is opened without a path, too, where the room is here", async () => {
    const socket = new WebSocket(`${app.url.replace("http:", "ws:")}${await target()}`);
    await once(socket, "message");
    socket.close();
    await once(socket, "close");
  });

  test.each(["/p/1", "/p/02", "/p/2/p/2", "/p/2/..", "/p/2/.", "/p/%32", "/P/2", "/p/2/"])(
    "is opened under nothing else: %s",
    async (path) => {
      const answer = await upgrade(`${path}${await target()}`);
      expect(answer).toMatch(path === "/p/1" ? /^HTTP\/1.1 421 / : /^HTTP\/1.1 404 /);
    },
  );

  /** What the server answers before it ends the connection. */
  async function upgrade(path: string): Promise<string> {
    const socket = connect({ port: app.app.port, host: "127.0.0.1", allowHalfOpen: true });
    const received: Buffer[] = [];
    socket.on("data", (data) => received.push(data));
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    await once(socket, "end");
    socket.destroy();
    return Buffer.concat(received).toString("latin1");
  }
});
