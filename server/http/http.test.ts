import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organizer, randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { mayReadMetrics } from "./metricsAccess.ts";

let app: TestApp;
let token: string;
const metricsToken = "only-prometheus-knows-this-one";
const pages = mkdtempSync(path.join(tmpdir(), "regatta-pages-"));
beforeAll(async () => {
  mkdirSync(path.join(pages, "assets"));
  writeFileSync(path.join(pages, "index.html"), "<title>Regatta</title>");
  writeFileSync(path.join(pages, "assets/index-abc123.js"), "1");
  writeFileSync(path.join(pages, "no-hash.js"), "1");
  writeFileSync(path.join(pages, ".build-hash"), "secret");
  app = await startApp({ pages, publicOrigin: "https://regatta.example", metricsToken });
  token = await app.signIn();
});
afterAll(async () => {
  await app.close();
  rmSync(pages, { recursive: true });
});

describe("origin", () => {
  const signIn = (headers: Record<string, string>) => app.call("signIn", { body: organizer, headers });

  test("our own pages, and programs, are served", async () => {
    expect((await signIn({})).status).toBe(200);
    expect((await signIn({ Origin: app.url })).status).toBe(200);
    expect((await signIn({ Origin: "https://regatta.example" })).status).toBe(200);
    expect((await signIn({ Origin: app.url, "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  test.each([
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "http://127.0.0.1" },
    { Origin: "nonsense" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ])("a page of another origin is refused: %j", async (headers) => {
    const answer = await signIn(headers as Record<string, string>);
    expect(answer).toMatchObject({ status: 403, reply: { code: "other_origin" } });
  });

  test("PAG22 pages are told that somebody has said where people reach the server", async () => {
    const { reply } = await app.call("addresses");
    expect(reply).toEqual({ origins: ["https://regatta.example"], isGiven: true });
  });

  const page = "https://school.example";
  test.each([
    [{ Origin: page }, `PUBLIC_ORIGIN=${page}`],
    [{ Origin: page, "X-Forwarded-Host": "school.example" }, "TRUST_PROXY=1"],
    [{ Origin: page, "X-Forwarded-Host": "other.example" }, `PUBLIC_ORIGIN=${page}`],
  ])(
    "AUT11 behind a proxy that hides the page's address it says which variable mends it: %j",
    async (headers, setting) => {
      const { reply } = await signIn(headers as Record<string, string>);
      const host = new URL(app.url).host;
      expect(reply).toMatchObject({ code: "other_origin", params: { origin: page, host, setting } });
    },
  );

  test.each(["null", "nonsense", "javascript:x", `https://${"a".repeat(300)}`])(
    "AUT11 nothing is advised for the origin %s, which nobody can set",
    async (Origin) => {
      expect(await signIn({ Origin })).toMatchObject({
        status: 403,
        reply: { code: "other_origin", params: {} },
      });
    },
  );

  test("nothing is allowed to other origins by CORS", async () => {
    for (const method of ["OPTIONS", "GET", "POST"]) {
      const response = await fetch(`${app.url}/api/contests`, {
        method,
        headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" },
      });
      const names = [...response.headers.keys()];
      expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
  });
});

describe("the refresh cookie", () => {
  const cookieOf = (headers: Headers) =>
    headers.getSetCookie().find((cookie) => cookie.startsWith("regatta_refresh=")) ?? "";

  test("is for scripts invisible, for other sites and paths unsent, and kept on plain HTTP", async () => {
    const cookie = cookieOf((await app.call("signIn", { body: organizer })).headers);
    expect(cookie).toMatch(
      /^regatta_refresh=[\w-]{43}; Max-Age=\d+; Path=\/api\/auth; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
  });

  test("gives new tokens, and none after signing out", async () => {
    const signedIn = await app.call("signIn", { body: organizer });
    const [cookie = ""] = cookieOf(signedIn.headers).split(";");
    const refreshed = await app.call("refresh", { headers: { Cookie: `other=1; ${cookie}` } });
    expect(refreshed).toMatchObject({ status: 200, reply: { login: organizer.login } });
    const out = await app.call("signOut", { token: refreshed.reply.accessToken });
    expect(cookieOf(out.headers)).toMatch(/^regatta_refresh=; Path=\/api\/auth; Expires=Thu, 01 Jan 1970/);
    const [next = ""] = cookieOf(refreshed.headers).split(";");
    for (const old of [cookie, next]) {
      expect(await app.call("refresh", { headers: { Cookie: old } })).toMatchObject({ status: 401 });
    }
    expect(await app.call("listContests", { token: refreshed.reply.accessToken })).toMatchObject({
      status: 401,
    });
  });
});

describe("pages", () => {
  const get = (where: string, accept = "text/html,*/*") =>
    fetch(`${app.url}${where}`, { headers: { Accept: accept } });

  test.each(["/", "/console", "/screen/ABCDEF", "/play/ABCDEF/0123456789"])(
    "%s is the one page",
    async (where) => {
      const response = await get(where);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("Regatta");
      expect(response.headers.get("cache-control")).toBe("no-cache");
    },
  );

  test("files with a hash in their name are kept for ever; missing ones are missing", async () => {
    const response = await get("/assets/index-abc123.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/assets/index-old.js")).status).toBe(404);
  });

  test("scripts come compressed to those who take it, and are the same", async () => {
    const script = "/assets/index-abc123.js";
    for (const encoding of ["gzip", "identity"]) {
      for (let time = 0; time < 2; time += 1) {
        const response = await fetch(`${app.url}${script}`, { headers: { "Accept-Encoding": encoding } });
        expect(response.headers.get("content-encoding")).toBe(encoding === "gzip" ? "gzip" : null);
        expect(response.headers.get("content-type")).toContain("text/javascript");
        expect(await response.text()).toBe("1");
      }
    }
  });

  test("a script without a hash is compressed too, and asked for anew each time", async () => {
    const zipped = await fetch(`${app.url}/no-hash.js`, { headers: { "Accept-Encoding": "gzip" } });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(await zipped.text()).toBe("1");
    writeFileSync(path.join(pages, "no-hash.js"), "2");
    for (const encoding of ["gzip", "identity"]) {
      const response = await fetch(`${app.url}/no-hash.js`, { headers: { "Accept-Encoding": encoding } });
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toBe("2");
    }
    expect(await (await get("/missing.js")).text()).toContain("Regatta");
  });

  test("hidden files are not served", async () => {
    expect(await (await get("/.build-hash")).text()).not.toContain("secret");
  });

  test.each(["/", "/api/addresses", "/api/nothing", "/healthz"])(
    "%s has the security headers",
    async (where) => {
      const { headers } = await get(where);
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("microphone=()");
      // Browsers would complain of it here.
      expect(headers.get("cross-origin-opener-policy")).toBeNull();
    },
  );
});

describe("for operators", () => {
  test("RDS9 RDS10 health and readiness", async () => {
    expect(await (await fetch(`${app.url}/livez`)).text()).toBe("ok\n");
    expect(await (await fetch(`${app.url}/healthz`)).text()).toBe("ok\n");
    expect(await (await fetch(`${app.url}/readyz`)).text()).toBe("ready\n");
  });

  test("metrics for this machine itself", async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain("regatta_http_seconds");
    expect(metrics).toContain("process_cpu_seconds_total");
  });

  test("what the event loop holds up is measured", async () => {
    await eventually(async () => {
      const metrics = await (await fetch(`${app.url}/metrics`)).text();
      expect(metrics).toMatch(/^nodejs_eventloop_lag_max_seconds \d\S*[1-9]/m);
    });
  });

  test.each([
    ["X-Forwarded-For: 10.0.0.1"],
    ["X-Forwarded-Host: regatta.example"],
    ["X-Real-IP: 10.0.0.1"],
    ["Via: 1.1 proxy"],
    ["Forwarded: for=10.0.0.1"],
    ["CF-Connecting-IP: 10.0.0.1"],
    ["Host: regatta.example"],
    ["Host: 127.0.0.1.evil.example"],
    ["Host: localhost@evil.example"],
  ])("NET8 no metrics through a proxy, nor under a foreign name: %s", async (header) => {
    const host = header.startsWith("Host") ? header : `Host: localhost\r\n${header}`;
    expect(await answerTo(`GET /metrics HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 404 /,
    );
  });

  test("NET8 no metrics by HTTP/1.0, as a proxy asks that tells nothing", async () => {
    expect(await answerTo("GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).toMatch(/ 404 /);
  });

  test.each([
    [`Bearer ${metricsToken}`, 200],
    [`bearer ${metricsToken}`, 200],
    [`Bearer ${metricsToken}x`, 404],
    [`Bearer ${metricsToken.slice(1)}`, 404],
    [`Basic ${metricsToken}`, 404],
    ["Bearer ", 404],
  ])("DEP11 metrics from elsewhere with the token alone: %s", async (authorization, status) => {
    const request = ["GET /metrics HTTP/1.1", "Host: regatta1:2567", `Authorization: ${authorization}`];
    expect(await answerTo(`${request.join("\r\n")}\r\nConnection: close\r\n\r\n`)).toMatch(
      new RegExp(`^HTTP/1.1 ${status} `),
    );
  });

  test("DEP11 without a token nobody has the right one", () => {
    const headers = { authorization: "Bearer null", host: "regatta1:2567" };
    const request = { headers, httpVersion: "1.1", socket: { remoteAddress: "10.0.0.2" } };
    for (const authorization of ["Bearer null", "Bearer ", ""])
      expect(mayReadMetrics({ ...request, headers: { ...headers, authorization } }, null)).toBe(false);
  });
});

async function answerTo(bytes: string): Promise<string> {
  const socket = connect(app.app.port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}

describe("NET8 the headers of every answer", () => {
  const policyFor = async (host: string) =>
    /^content-security-policy: .*connect-src ([^;]*);/im.exec(
      await answerTo(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    )?.[1];

  test("a page may connect to its own origin only", async () => {
    expect(await policyFor("regatta.example:2567")).toBe(
      "'self' ws://regatta.example:2567 wss://regatta.example:2567",
    );
    expect(await policyFor("[fd00::1]:2567")).toBe("'self' ws://[fd00::1]:2567 wss://[fd00::1]:2567");
    for (const host of ["a b", "a,https:", "*", "a;script-src *", "a/b", "@", "[[", ""])
      expect((await policyFor(host)) ?? "'self'").toBe("'self'");
  });

  test("SCY7 scripts come from files of ours, and nothing makes code out of text", async () => {
    const policy = (await fetch(`${app.url}/`)).headers.get("content-security-policy") ?? "";
    const allowed = Object.fromEntries(policy.split("; ").map((line) => line.split(/ (.*)/)));
    expect(allowed).toMatchObject({
      "default-src": "'self'",
      "script-src": "'self'",
      "style-src": "'self' 'unsafe-inline'",
      "worker-src": "'self'",
      "manifest-src": "'none'",
      "frame-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
    expect(policy).not.toContain("unsafe-eval");
    const inline = Object.keys(allowed).filter((name) => allowed[name]?.includes("unsafe-inline"));
    expect(inline).toEqual(["style-src"]);
  });

  test("browsers keep to HTTPS where the server is reached by it", async () => {
    for (const scheme of ["http", "https"]) {
      app = await app.restart({ publicOrigin: `${scheme}://regatta.example` });
      const { headers } = await fetch(`${app.url}/healthz`);
      expect(headers.get("strict-transport-security")).toBe(scheme === "http" ? null : "max-age=31536000");
    }
  });
});

test("joining twice by one id gives one team and one seat", async () => {
  const contest = await contestIn(app, token, "lobby");
  const body = { id: randomId(), name: "Alpha" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => app.call("joinRoom", { code: contest.code, body })),
  );
  const seats = new Set(answers.map(({ reply }) => `${reply.teamId} ${reply.seatId}`));
  expect(seats.size).toBe(1);
  expect(Object.keys(contest.runner.state.teams)).toHaveLength(1);
});

test("the reply to a command sent before a restart is the same after it", async () => {
  const contest = await contestIn(app, token, "lobby");
  const body = { id: randomId(), name: "Alpha" };
  const first = await app.call("joinRoom", { code: contest.code, body });
  app = await app.restart();
  expect((await app.call("joinRoom", { code: contest.code, body })).reply).toEqual(first.reply);
  expect((await app.call("connectTeam", { code: contest.code, token: first.reply.seatToken })).status).toBe(
    200,
  );
  expect((await app.call("connectModerator", { code: contest.code, token })).status).toBe(200);
});

test("results are there after a restart: standings for all, the matrix for the owner", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "=cmd|'/C calc'!A0");
  await joinTeam(app, contest, "Бета");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seat.seatToken);
  await team.command({ type: "BuyCard", cardId: 2 });
  await contest.moderate({ type: "FinishContest" });
  app = await app.restart();
  const { reply } = await app.call("results", { code: contest.code });
  expect(reply.standings.map(({ name, place }) => [name, place])).toEqual([
    ["Бета", 1],
    ["=cmd|'/C calc'!A0", 2],
  ]);
  const matrix = await app.call("matrix", { code: contest.code, token });
  expect(matrix.reply.rows[1]?.cells.slice(0, 3)).toEqual([
    null,
    { status: "expired", attempts: 0, paidPoints: expect.any(Number), rewardPoints: 0 },
    null,
  ]);
  const csv = await fetch(`${app.url}/api/rooms/${contest.code}/results/matrix.csv`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const bytes = Buffer.from(await csv.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.headers.get("content-disposition")).toBe(`attachment; filename=${contest.code}.csv`);
  expect(bytes.toString()).toContain(`"'=cmd|'/C calc'!A0"`.replaceAll('"', ""));
  expect(bytes.toString()).toContain("1,Бета,500");
});

test("STD1 frozen results say what teams stood by with what was in play; revealed, they are balances", async () => {
  const contest = await contestIn(app, token, "lobby");
  const seat = await joinTeam(app, contest, "Alpha");
  await joinTeam(app, contest, "Beta");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seat.seatToken);
  await team.command({ type: "BuyCard", cardId: 1 });
  await contest.moderate({ type: "FreezeStandings" });
  await contest.moderate({ type: "FinishContest" });
  const standings = async () => (await app.call("results", { code: contest.code })).reply.standings;
  expect(await standings()).toMatchObject([
    { name: "Alpha", place: 1, balancePoints: 400, worthPoints: 500 },
    { name: "Beta", place: 1, balancePoints: 500, worthPoints: 500 },
  ]);
  await contest.moderate({ type: "RevealAll" });
  const [first, second] = await standings();
  expect([first?.name, second?.name, second?.place]).toEqual(["Beta", "Alpha", 2]);
  expect(second).not.toHaveProperty("worthPoints");
});

describe("the contest's theme", () => {
  test("is told to whoever looks for the room; without one nothing is said", async () => {
    const themed = await contestIn(app, token, "lobby", { theme: "pink" });
    const found = await app.call("findRoom", { code: themed.code });
    expect(found).toMatchObject({ status: 200, reply: { theme: "pink" } });
    const plain = await contestIn(app, token, "lobby");
    expect((await app.call("findRoom", { code: plain.code })).reply).not.toHaveProperty("theme");
  });
});
