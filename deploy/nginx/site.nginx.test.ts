import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { Agent } from "node:https";
import { connect, type TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../server/test/eventually.ts";
import { startStopwatch } from "../../server/test/patientTime.ts";
import { MAX_DOCUMENT_BYTES } from "../../shared/contestFile/limits.ts";
import { type Asked, ask } from "../testing/ask.ts";
import { NginxProcess } from "../testing/NginxProcess.ts";
import { siteName } from "../testing/nginxFolder.ts";
import { type Manner, Upstream } from "../testing/Upstream.ts";

let one: Upstream;
let two: Upstream;
let nginx: NginxProcess;
beforeAll(async () => {
  [one, two] = await Promise.all([Upstream.start("one"), Upstream.start("two")]);
  nginx = await NginxProcess.start([one.address, two.address]);
});
afterAll(async () => {
  await nginx.stop();
  await Promise.all([one.stop(), two.stop()]);
});
afterEach(() => {
  for (const upstream of [one, two]) {
    upstream.arrived.length = 0;
    upstream.onArrived = () => undefined;
    upstream.manner = { status: 200 };
  }
});

const get = (target: string, asked: Asked = {}) => ask(nginx, target, asked);
const post = (target: string, body = "{}", asked: Asked = {}) =>
  ask(nginx, target, { method: "POST", body, ...asked });
const allArrived = () => [...one.arrived, ...two.arrived];

/** Both behave so, until one of them was asked `target`; then the other answers. */
function firstBehaves(manner: Manner, send: () => ReturnType<typeof get>) {
  one.manner = manner;
  two.manner = manner;
  one.onArrived = () => {
    two.manner = { status: 200 };
  };
  two.onArrived = () => {
    one.manner = { status: 200 };
  };
  return send();
}

describe("DEP1 where a request goes", () => {
  test.each(["/p/1/api/rooms/ABCDEF/details", "/p/1/screen/ABCDEF?a=%2F", "/p/1/api/x%20y"])(
    "%s goes to process 1, unchanged",
    async (target) => {
      expect((await get(target)).text).toBe("one");
      expect(one.arrived.map((arrived) => arrived.target)).toEqual([target]);
    },
  );

  test("process 2 has its own number", async () => {
    expect((await get("/p/2/api/addresses")).text).toBe("two");
  });

  test.each(["/p/3/api/addresses", "/p/11/", "/p/0/x", "/p/one/x", "/p//x"])(
    "%s is nobody's",
    async (target) => {
      expect(await get(target)).toMatchObject({ status: 404 });
      expect(allArrived()).toEqual([]);
    },
  );

  test("everything else goes to any of them", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get("/console")));
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(["one", "two"]));
  });
});

describe("DEP2 a process that does not answer", () => {
  test("is passed over when its address refuses connections, and asked again soon after it is back", async () => {
    await one.stop();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("/api/auth/refresh")));
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(["two"]));
    await one.startAgain();
    const stopwatch = startStopwatch();
    await eventually(async () => expect((await get("/console")).text).toBe("one"));
    expect(stopwatch()).toBeLessThan(3_000);
  });

  test("is given 2 s, and then another one is asked", async () => {
    const startedAt = performance.now();
    expect(await firstBehaves("silent", () => get("/api/rooms/ABCDEF"))).toMatchObject({ status: 200 });
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
    expect(allArrived()).toHaveLength(2);
  });

  test("is waited for where the work takes long", async () => {
    one.manner = "silent";
    two.manner = "silent";
    const answer = post("/api/rooms/ABCDEF/readiness");
    const early = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 3_000, "waits"))]);
    expect(early).toBe("waits");
    expect(allArrived()).toHaveLength(1);
    await Promise.all([one.stop(), two.stop()]);
    await answer;
    await Promise.all([one.startAgain(), two.startAgain()]);
  });

  test("that was slow for one request at each of them refuses nobody else", async () => {
    one.manner = "gone";
    two.manner = "gone";
    expect(await get("/api/rooms/ABCDEF")).toMatchObject({ status: 502 });
    one.manner = { status: 200 };
    two.manner = { status: 200 };
    expect(await get("/api/rooms/ABCDEF")).toMatchObject({ status: 200 });
  });

  test("a refusal of the server is no silence: nobody else is asked", async () => {
    one.manner = { status: 503 };
    two.manner = { status: 503 };
    expect(await get("/api/rooms/ABCDEF")).toMatchObject({
      status: 503,
      text: expect.stringMatching(/one|two/),
    });
    expect(allArrived()).toHaveLength(1);
  });
});

describe("DEP3 a request that was sent when its process died", () => {
  test.each(["/api/rooms/ABCDEF/teams", "/api/rooms/ABCDEF/connect/team", "/p/1/api/rooms/ABCDEF/teams"])(
    "%s is sent again, where there is another",
    async (target) => {
      const { status } = await firstBehaves("gone", () => post(target));
      expect(status).toBe(target.startsWith("/p/") ? 502 : 200);
    },
  );

  test.each(["/api/auth/refresh", "/api/contests/board", "/api/rooms/ABCDEF/practice/finish"])(
    "%s is not",
    async (target) => {
      expect(await firstBehaves("gone", () => post(target))).toMatchObject({ status: 502 });
      expect(allArrived()).toHaveLength(1);
    },
  );
});

describe("DEP4 bodies", () => {
  const sent = async (target: string, bytes: number) => (await post(target, "x".repeat(bytes))).status;
  const announced = async (target: string, bytes: number) =>
    (await post(target, "", { headers: { "content-length": bytes } })).status;

  test("of most routes are small", async () => {
    expect(await sent("/api/auth/sign-in", 60 * 1024)).toBe(200);
    for (const target of ["/api/auth/sign-in", "/api/unknown", "/console"])
      expect(await announced(target, 70 * 1024)).toBe(413);
  });

  test("with files, pictures and documents are as large as the server takes them", async () => {
    expect(await sent("/api/contests/preview", 2_200_000)).toBe(200);
    expect(await sent("/api/rooms/ABCDEF/pictures", 8 * 1024 * 1024 + 4096)).toBe(200);
    expect(await announced("/api/rooms/ABCDEF/pictures", 10 * 1024 * 1024)).toBe(413);
    expect(await sent("/api/contests/document", MAX_DOCUMENT_BYTES)).toBe(200);
    expect(await announced("/api/contests/document", MAX_DOCUMENT_BYTES + 2 * 1024 * 1024)).toBe(413);
    expect(allArrived().map(({ bodyBytes }) => bodyBytes)).toContain(MAX_DOCUMENT_BYTES);
  });
});

describe("DEP5 what a process is told of who asks", () => {
  test("is what nginx knows, whatever a client says", async () => {
    const headers = {
      "X-Forwarded-For": "6.6.6.6",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "http",
      "X-Real-IP": "6.6.6.6",
      Forwarded: "for=6.6.6.6",
      Authorization: "Bearer mine",
    };
    for (const target of ["/api/addresses", "/p/1/api/rooms/ABCDEF/teams", "/console"])
      await get(target, { headers, from: "127.0.0.9" });
    await upgrade("/p/1/room/seat?sessionId=x", headers).then((socket) => socket.destroy());
    expect(allArrived()).toHaveLength(4);
    for (const { headers: told, target } of allArrived()) {
      expect(told).toMatchObject({
        host: siteName,
        "x-forwarded-for": target.includes("sessionId") ? "127.0.0.1" : "127.0.0.9",
        "x-forwarded-host": siteName,
        "x-forwarded-proto": "https",
        authorization: "Bearer mine",
      });
      expect([told.forwarded, told["x-real-ip"]]).toEqual([undefined, undefined]);
    }
  });
});

test("DEP5 browsers, which come by HTTP/2, are told of in the same way", async () => {
  const { https } = nginx.ports;
  const session = connectHttp2(`https://127.0.0.1:${https}`, { servername: siteName, ca: nginx.certificate });
  const stream = session.request({
    ":method": "POST",
    ":path": "/p/1/api/rooms/ABCDEF/teams",
    ":authority": siteName,
    "x-forwarded-for": "6.6.6.6",
  });
  stream.end("{}");
  const [headers] = await once(stream, "response");
  session.destroy();
  expect(headers[":status"]).toBe(200);
  expect(one.arrived).toMatchObject([
    { headers: { host: siteName, "x-forwarded-for": "127.0.0.1", "x-forwarded-host": siteName } },
  ]);
});

describe("DEP6 floods", () => {
  test("a class of 300 that comes at once behind one address is let in", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 30 });
    const each = ["/", "/assets/a.js", "/api/rooms/ABCDEF", "/api/practice"];
    const asked = each.flatMap((target) => Array.from({ length: 300 }, () => get(target, { agent })));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    agent.destroy();
    expect([...new Set(statuses)]).toEqual([200]);
  });

  test("one address has as many connections as one file says, and an exempt one any number", async () => {
    const files = {
      "regatta/connections.conf": "limit_conn regatta_connections 3;\n",
      "own/exempt.conf": '127.0.0.9 "";\n',
    };
    const narrow = await NginxProcess.start([one.address], { files });
    const send = (target: string, from: string) => ask(narrow, target, { method: "POST", body: "{}", from });
    const [readiness, preview] = ["/api/rooms/ABCDEF/readiness", "/api/contests/preview"] as const;
    one.manner = "silent";
    const waiting = ["127.0.0.1", "127.0.0.9", "127.0.0.9"].flatMap((from) =>
      [readiness, preview, readiness].map((target) => send(target, from)),
    );
    const settled = Promise.allSettled(waiting);
    await eventually(() => expect(one.arrived).toHaveLength(9));
    for (const target of [readiness, preview, "/console"])
      expect(await send(target, "127.0.0.1")).toMatchObject({ status: 503 });
    await one.stop();
    await settled;
    await one.startAgain();
    await narrow.stop();
  });

  test("a network of IPv6 is one address, wherever in it zeros are left out", async () => {
    // Two addresses of a network, and one of its neighbour.
    const networks = [
      ["2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:3::1"],
      ["2001:db8:1::1", "2001:db8:1:0:5::1", "2001:db8:1:1::1"],
      ["2001:db8::1", "2001:db8:0:0:1::", "2001:db8:0:1::1"],
      ["2002::1", "2002:0:0:0:1::", "2002:0:0:1::1"],
      ["2003:0:0:7:1:2:3:4", "2003:0:0:7::1", "2003:0:0:8:1:2:3:4"],
    ] as const;
    const files = {
      "regatta/connections.conf": "limit_conn regatta_connections 1;\n",
      "own/name.conf": `server_name ${siteName};\nset_real_ip_from 127.0.0.1;\nreal_ip_header X-Real-IP;\n`,
    };
    const narrow = await NginxProcess.start([one.address], { files });
    const send = (address: string) =>
      ask(narrow, "/api/rooms/ABCDEF/readiness", {
        method: "POST",
        body: "{}",
        headers: { "X-Real-IP": address },
      });
    one.manner = "silent";
    const settled = Promise.allSettled(networks.map(([address]) => send(address)));
    await eventually(() => expect(one.arrived).toHaveLength(networks.length));
    one.manner = { status: 200 };
    for (const [, same, neighbour] of networks) {
      expect([same, (await send(same)).status]).toEqual([same, 503]);
      expect([neighbour, (await send(neighbour)).status]).toEqual([neighbour, 200]);
    }
    await one.stop();
    await settled;
    await one.startAgain();
    await narrow.stop();
  });
});

test("DEP17 a part of a page that one process does not have is asked of the others", async () => {
  one.manner = { status: 404 };
  for (let times = 0; times < 6; times += 1)
    expect(await get("/assets/page-a1b2.js")).toMatchObject({ status: 200, text: "two" });
  two.manner = { status: 404 };
  expect(await get("/assets/page-a1b2.js")).toMatchObject({
    status: 404,
    text: expect.stringMatching(/one|two/),
  });
  expect(await get("/p/1/assets/page-a1b2.js")).toMatchObject({ status: 404, text: "one" });
});

test("DEP17 so it is while a process is left alone that did not answer", async () => {
  for (const times of [0, 1, 2]) {
    one.manner = "gone";
    two.manner = times === 1 ? "gone" : { status: 404 };
    await get("/console");
    await get("/console");
    one.manner = { status: 404 };
    two.manner = { status: 404 };
    expect(await get(`/assets/page-${times}.js`)).toMatchObject({ status: 404 });
    one.manner = { status: 200 };
    expect(await get(`/assets/page-${times}.js`)).toMatchObject({ status: 200, text: "one" });
  }
  one.manner = { status: 500 };
  two.manner = { status: 500 };
  expect(await get("/assets/page-a1b2.js")).toMatchObject({
    status: 500,
    text: expect.stringMatching(/one|two/),
  });
});

describe("DEP7 what nginx answers in a process' place", () => {
  test("are problems, which pages understand", async () => {
    const problem = { "content-type": "application/problem+json" };
    one.manner = "gone";
    two.manner = "gone";
    const away = await get("/api/rooms/ABCDEF");
    expect(away).toMatchObject({ status: 502, headers: problem });
    expect(JSON.parse(away.text)).toEqual({ type: "about:blank", title: "Bad Gateway", status: 502 });
    const missing = await get("/p/7/api/addresses");
    expect(missing).toMatchObject({ status: 404, headers: problem });
    expect(JSON.parse(missing.text)).toMatchObject({ status: 404, code: "not_found" });
    const large = await post("/api/auth/sign-in", "x".repeat(70 * 1024));
    expect(large).toMatchObject({ status: 413, headers: problem });
  });

  test("is a page that tries again, to whoever opens a page", async () => {
    one.manner = "gone";
    two.manner = "gone";
    const { status, headers, text } = await get("/console");
    expect([status, headers["content-type"]]).toEqual([502, "text/html; charset=utf-8"]);
    expect(text).toMatch(/http-equiv="refresh"/);
  });

  test("is never said of what a process answered", async () => {
    one.manner = { status: 502 };
    two.manner = { status: 404 };
    expect(await get("/p/2/api/addresses")).toMatchObject({ status: 404, text: "two" });
  });
});

describe("DEP8 from outside there is nothing at", () => {
  test.each([
    "/internal/contests/1",
    "/internal",
    "/metrics",
    "/metrics/",
    "/METRICS",
    "/livez",
    "/readyz?x",
    "/healthz",
    "/p/1/metrics",
    "/p/2/internal/contests/1/take",
    "//metrics",
    "/x/../internal/contests/1",
    "/%69nternal/contests/1",
    "/p/1/%6detrics",
    "/./p/1/./metrics",
  ])("%s", async (target) => {
    for (const answer of [await get(target), await post(target)])
      expect(answer).toMatchObject({ status: 404, text: expect.stringContaining("not_found") });
    expect(allArrived()).toEqual([]);
  });
});

describe("DEP9 sockets", () => {
  test.each([
    ["/p/2/process/room?sessionId=seat", "two"],
    ["/p/1/process/room?sessionId=seat", "one"],
  ])("%s opens at its process", async (target, name) => {
    const socket = await upgrade(target);
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 101 /);
    socket.destroy();
    expect((name === "one" ? one : two).arrived).toMatchObject([
      { target, headers: { upgrade: "websocket", connection: "upgrade" } },
    ]);
  });

  test("no route is one", async () => {
    const socket = await upgrade("/p/1/api/addresses");
    await once(socket, "data");
    socket.destroy();
    expect(one.arrived[0]?.headers.upgrade).toBeUndefined();
  });
});

describe("DEP10 the way to the site", () => {
  test("is HTTPS: plain HTTP leads there", async () => {
    expect(await get("/screen/ABCDEF?x=1", { plain: true })).toMatchObject({
      status: 308,
      headers: { location: `https://${siteName}/screen/ABCDEF?x=1` },
    });
  });

  test("is TLS 1.2 or 1.3", async () => {
    expect(await get("/", { maxVersion: "TLSv1.2" })).toMatchObject({ status: 200 });
    expect(await get("/", { minVersion: "TLSv1.3" })).toMatchObject({ status: 200 });
    const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    await expect(get("/", old)).rejects.toThrow(/alert protocol version/);
  });

  test("is kept by browsers, whoever answers", async () => {
    for (const target of ["/", "/metrics", "/api/x"])
      expect((await get(target)).headers["strict-transport-security"]).toBe("max-age=31536000");
  });

  test("has one name", async () => {
    await expect(get("/", { host: "other.example" })).rejects.toThrow();
    await expect(get("/", { host: "other.example", plain: true })).rejects.toThrow();
  });
});

/** What a browser sends to open a WebSocket; resolves with the connection when it is sent. */
async function upgrade(target: string, headers: Readonly<Record<string, string>> = {}): Promise<TLSSocket> {
  const socket = connect({
    host: "127.0.0.1",
    port: nginx.ports.https,
    servername: siteName,
    ca: nginx.certificate,
  });
  await once(socket, "secureConnect");
  const lines = Object.entries({
    Host: siteName,
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answered = once(socket, "readable");
  socket.write(`GET ${target} HTTP/1.1\r\n${lines.join("")}\r\n`);
  await answered;
  return socket;
}
