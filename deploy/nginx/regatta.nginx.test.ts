import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { makeRunDatabase, type RunDatabase } from "../../loadtest/runDatabase.ts";
import { freePort, organizerLogin, ServerProcess } from "../../loadtest/serverProcess.ts";
import { eventually } from "../../server/test/eventually.ts";
import type { RouteReply } from "../../shared/api.ts";
import { type Asked, ask, type Told } from "../testing/ask.ts";
import { NginxProcess } from "../testing/NginxProcess.ts";
import { siteName } from "../testing/nginxFolder.ts";

const origin = `https://${siteName}`;
const password = "correct horse battery";
const demo = readFileSync(path.join(import.meta.dirname, "../../demo/math-regatta.csv"));

let database: RunDatabase;
let server: ServerProcess;
let nginx: NginxProcess;
beforeAll(async () => {
  database = await makeRunDatabase("pglite", null);
  const port = await freePort();
  server = new ServerProcess({
    port,
    dataDir: database.dataDir,
    databaseUrl: null,
    password,
    environment: { TRUST_PROXY: "1", PUBLIC_ORIGIN: origin },
  });
  await server.start();
  nginx = await NginxProcess.start([`127.0.0.1:${port}`]);
});
afterAll(async () => {
  await nginx.stop();
  await server.stop();
  await database.remove();
});

/** As a page of the site sends it. */
function send(target: string, body: unknown, { headers, ...asked }: Asked = {}): Promise<Told> {
  const own = { origin, "content-type": "application/json", "sec-fetch-site": "same-origin" };
  const text = body === null ? "" : JSON.stringify(body);
  return ask(nginx, target, { method: "POST", body: text, headers: { ...own, ...headers }, ...asked });
}

async function signIn(): Promise<string> {
  const answer = await eventually(async () => {
    const told = await send("/api/auth/sign-in", { login: organizerLogin, password });
    expect(told.status).toBe(200);
    return told;
  });
  expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly; Secure|Secure; HttpOnly|HttpOnly/);
  return (JSON.parse(answer.text) as RouteReply["signIn"]).accessToken;
}

test("DEP1 a contest goes through nginx: pages, sign-in, a file, an entry, a room", async () => {
  const page = await ask(nginx, "/", { headers: { accept: "text/html" } });
  expect(page.headers["strict-transport-security"]).toBe("max-age=31536000");
  const authorization = `Bearer ${await signIn()}`;

  const made = await send(
    "/api/contests",
    {
      title: "Behind nginx",
      language: "en",
      durationMs: 2_400_000,
      startsAt: null,
      rules: {},
      file: demo.toString("base64"),
    },
    { headers: { authorization } },
  );
  expect(made).toMatchObject({ status: 200 });
  const { roomCode } = JSON.parse(made.text) as RouteReply["createContest"];

  const connected = await send(`/api/rooms/${roomCode}/connect/moderator`, null, {
    headers: { authorization },
  });
  expect(connected).toMatchObject({ status: 200 });
  const seat = JSON.parse(connected.text) as {
    reservation: { roomId: string; processId: string; sessionId: string };
  };
  const { roomId, processId, sessionId } = seat.reservation;
  const target = `/${processId}/${roomId}?sessionId=${sessionId}`;

  // A page of others does not get in with it.
  await expect(openSocket(target, "https://evil.example")).rejects.toThrow("403");
  const socket = await openSocket(target, origin);
  const first = await new Promise((resolve) => socket.once("message", resolve));
  expect(first).toBeInstanceOf(Buffer);
  socket.terminate();
});

test("DEP5 an address that a client makes up is not believed", async () => {
  const wrong = (forwarded: string, from: string) =>
    send(
      "/api/auth/sign-in",
      { login: "nobody", password: "wrong" },
      { from, headers: { "x-forwarded-for": forwarded } },
    );
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1)
    statuses.push((await wrong(`10.0.0.${guess}`, "127.0.0.40")).status);
  expect(statuses.at(-1)).toBe(429);
  // Another address really is another one.
  expect((await wrong("10.0.0.1", "127.0.0.41")).status).toBe(401);
});

test("DEP7 DEP8 what Regatta says comes through, and what is only for machines does not", async () => {
  const unknown = await ask(nginx, "/api/rooms/ZZZZZZ");
  expect([unknown.status, JSON.parse(unknown.text).code]).toEqual([404, "unknown_room"]);
  expect(await ask(nginx, "/metrics")).toMatchObject({ status: 404 });
  const command = { id: randomUUID(), name: "x".repeat(6_000) };
  const large = await send("/api/rooms/ZZZZZZ/teams", command);
  expect([large.status, JSON.parse(large.text).code]).toEqual([404, "unknown_room"]);
});

function openSocket(target: string, page: string): Promise<WebSocket> {
  const options = {
    servername: siteName,
    ca: nginx.certificate,
    headers: { host: siteName, origin: page },
  };
  const socket = new WebSocket(`wss://127.0.0.1:${nginx.ports.https}${target}`, options);
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () => resolve(socket));
  });
}
