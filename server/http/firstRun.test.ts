import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { routes } from "../../shared/api.ts";
import { createFirstOrganizer } from "../auth/organizer.ts";
import { systemClock } from "../contests/clock.ts";
import { countAccounts, createAccount } from "../queries/accounts.ts";
import { organizer, type StartOptions, startApp, type TestApp } from "../test/app.ts";
import { freshDatabase } from "../test/databases.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { oldPGlite, readOldDatabase } from "../test/oldDatabase.ts";

const chosen = "a long password of my own";
let app: TestApp;
let madeUp: string;
afterEach(() => app.close());

/** A new installation whose program made the password up. */
async function install(options: StartOptions = {}): Promise<void> {
  const database = await freshDatabase();
  const first = await createFirstOrganizer(
    database.db,
    { login: organizer.login, password: null },
    systemClock.now(),
  );
  madeUp = first?.madeUpPassword ?? "";
  app = await startApp({ ...options, database });
}

async function link(): Promise<string> {
  const secret = await app.app.firstPassword.makeLink();
  if (secret === null) throw new Error("no link was made");
  return secret;
}

type Headers = Readonly<Record<string, string>>;
const firstRun = (secret: string | null = null, headers: Headers = {}) =>
  app.call("firstRun", { body: { secret }, headers });
const choose = (secret: string | null = null, password = chosen, headers: Headers = {}) =>
  app.call("setFirstPassword", { body: { secret, password }, headers });
const signIn = async (password: string) =>
  (await app.call("signIn", { body: { login: organizer.login, password } })).status;

/** As a browser that reached us by another name: `fetch` lets nobody say so. */
function askAs(
  name: "firstRun" | "setFirstPassword",
  body: object,
  headers: Headers,
): Promise<{ readonly status: number; readonly reply: unknown }> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(
      `${app.url}${routes[name].path}`,
      { method: "POST", headers: { "Content-Type": "application/json", ...headers }, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, reply: JSON.parse(text) }));
        response.on("error", reject);
      },
    );
    asking.on("error", reject);
    asking.end(JSON.stringify(body));
  });
}

describe("on the machine itself", () => {
  test("FST2 the password is set in a browser, which is signed in by it", async () => {
    await install();
    expect(await firstRun()).toMatchObject({ status: 200, reply: { login: organizer.login } });
    const set = await choose();
    expect(set).toMatchObject({ status: 200, reply: { login: organizer.login } });
    const cookies = set.headers.getSetCookie().map((cookie) => cookie.split("=")[0]);
    expect(cookies).toEqual(["regatta_refresh", "regatta_device"]);
    const { accessToken } = set.reply;
    expect((await app.call("listContests", { token: accessToken })).status).toBe(200);
    expect([await signIn(chosen), await signIn(madeUp)]).toEqual([200, 401]);
  });

  test("FST2 FST4 it is set once; whoever comes later is told to sign in", async () => {
    await install();
    await choose();
    expect((await firstRun()).reply).toEqual({ login: null });
    expect(await choose(null, "another password")).toMatchObject({
      status: 409,
      reply: { code: "password_set" },
    });
    expect([await signIn(chosen), await signIn("another password")]).toEqual([200, 401]);
    expect(await app.app.firstPassword.makeLink()).toBeNull();
  });

  test("FST4 of two browsers at once one wins, and only its password opens", async () => {
    await install();
    const passwords = Array.from({ length: 5 }, (_, index) => `password number ${index}`);
    const answers = await Promise.all(passwords.map((password) => choose(null, password)));
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    const opens = [];
    for (const password of passwords) opens.push(await signIn(password));
    expect(opens).toEqual(passwords.map((_, index) => (index === won ? 200 : 401)));
  });

  test("FST2 who signs in with what was printed keeps that password", async () => {
    await install();
    const secret = await link();
    expect(await signIn(madeUp)).toBe(200);
    expect((await firstRun()).reply).toEqual({ login: null });
    expect((await firstRun(secret)).reply).toEqual({ login: null });
    for (const asked of [null, secret]) expect((await choose(asked)).status).toBe(409);
    expect(await signIn(madeUp)).toBe(200);
  });

  test("FST2 a sign-in and a choice at the same time end with one password", async () => {
    for (let round = 0; round < 3; round += 1) {
      if (round > 0) await app.close();
      await install();
      const [signedIn, set] = await Promise.all([signIn(madeUp), choose()]);
      expect([
        [200, 409],
        [401, 200],
      ]).toContainEqual([signedIn, set.status]);
      expect([await signIn(madeUp), await signIn(chosen)]).toEqual(
        set.status === 200 ? [401, 200] : [200, 401],
      );
    }
  });

  test("FST2 a wrong password settles nothing, and a short one is refused", async () => {
    await install();
    expect(await signIn("wrong")).toBe(401);
    expect(await choose(null, "1234567")).toMatchObject({
      status: 400,
      reply: { code: "invalid_request", params: { field: "password" } },
    });
    expect((await firstRun()).reply).toEqual({ login: organizer.login });
  });

  test("FST2 a restart loses nothing", async () => {
    await install();
    app = await app.restart();
    expect((await firstRun()).reply).toEqual({ login: organizer.login });
    expect((await choose()).status).toBe(200);
    app = await app.restart();
    expect((await firstRun()).reply).toEqual({ login: null });
    expect(await signIn(chosen)).toBe(200);
  });
});

describe("FST3 from elsewhere", () => {
  const port = () => new URL(app.url).port;

  test("nobody is told anything, nor sets it, by another name: a page that was bound to our address", async () => {
    await install();
    for (const host of ["evil.example", `evil.example:${port()}`, "127.0.0.1.evil.example", "localhost."]) {
      for (const headers of [{ Host: host }, { Host: host, Origin: `http://${host}` }]) {
        const told = await askAs("firstRun", { secret: null }, headers);
        expect([host, told]).toEqual([host, { status: 200, reply: { login: null } }]);
        const set = await askAs("setFirstPassword", { secret: null, password: chosen }, headers);
        expect(set).toMatchObject({ status: 403, reply: { code: "link_over" } });
      }
    }
    expect(await signIn(chosen)).toBe(401);
    expect((await firstRun()).reply).toEqual({ login: organizer.login });
  });

  test.each([
    "Forwarded",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "CF-Connecting-IP",
  ])("nor through a proxy, which says %s", async (header) => {
    await install();
    expect((await firstRun(null, { [header]: "127.0.0.1" })).reply).toEqual({ login: null });
    expect((await choose(null, chosen, { [header]: "127.0.0.1" })).status).toBe(403);
    expect((await firstRun()).reply).toEqual({ login: organizer.login });
  });

  test.each([{ trustProxy: true }, { publicOrigin: "https://regatta.example" }])(
    "nor where the environment tells of a proxy, which may say nothing: %j",
    async (options) => {
      await install(options);
      expect((await firstRun()).reply).toEqual({ login: null });
      expect((await choose()).status).toBe(403);
      expect((await choose(await link())).status).toBe(200);
    },
  );

  test.each(["https://evil.example", "http://localhost:1", "null"])(
    "nor by a page at %s in a browser of this machine",
    async (origin) => {
      await install();
      for (const secret of [null, await link()]) {
        const headers = { Origin: origin };
        expect(await choose(secret, chosen, headers)).toMatchObject({
          status: 403,
          reply: { code: "other_origin" },
        });
        expect((await firstRun(secret, headers)).status).toBe(403);
      }
      expect(await signIn(chosen)).toBe(401);
    },
  );
});

describe("FST3 by the link that is printed", () => {
  const elsewhere = { "X-Forwarded-For": "10.0.0.7" };

  test("it is set from anywhere, once; the same link is told so later", async () => {
    await install();
    const secret = await link();
    expect(secret).toMatch(/^[2-9A-HJKMNP-Z]{20}$/);
    expect((await firstRun(secret, elsewhere)).reply).toEqual({ login: organizer.login });
    expect((await choose(secret, chosen, elsewhere)).status).toBe(200);
    expect((await firstRun(secret, elsewhere)).reply).toEqual({ login: null });
    expect(await choose(secret, "another password", elsewhere)).toMatchObject({
      status: 409,
      reply: { code: "password_set" },
    });
    expect(await signIn(chosen)).toBe(200);
  });

  test("another secret is none, before and after, and so is that of an earlier start", async () => {
    await install();
    const earlier = await link();
    app = await app.restart();
    const wrong = [earlier, "", "x", `${earlier}A`, "A".repeat(100)];
    for (const secret of wrong) expect((await choose(secret, chosen, elsewhere)).status).toBe(403);
    const secret = await link();
    for (const other of wrong) {
      expect((await firstRun(other, elsewhere)).reply).toEqual({ login: null });
      expect((await choose(other, chosen, elsewhere)).status).toBe(403);
    }
    expect((await choose(secret, chosen, elsewhere)).status).toBe(200);
    expect((await choose(earlier, chosen, elsewhere)).status).toBe(403);
  });

  test("its secret stands nowhere in the database", async () => {
    await install();
    const secret = await link();
    const { db } = app.database;
    const accounts = await db.selectFrom("account").selectAll().execute();
    const secrets = await db.selectFrom("server_secret").selectAll().execute();
    expect(JSON.stringify([accounts, secrets])).not.toContain(secret);
  });

  test("sixty guesses at once and one a second are an address's share; others are not held up", async () => {
    await install({ trustProxy: true, clock: new FakeClock(Date.UTC(2026, 10, 2)) });
    const secret = await link();
    const guesses = await Promise.all(
      Array.from({ length: 80 }, (_, index) => firstRun(`guess ${index}`, { "X-Forwarded-For": "10.0.0.8" })),
    );
    const refused = guesses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(refused[0]?.reply.code).toBe("too_many_failures");
    expect((await choose(secret, chosen, elsewhere)).status).toBe(200);
  });
});

describe("FST2 an installation of before", () => {
  test("awaits no password, also not its own", async () => {
    const database = await oldPGlite(readOldDatabase("7e19be6"));
    expect(await countAccounts(database.db)).toBeGreaterThan(0);
    app = await startApp({ database });
    expect((await firstRun()).reply).toEqual({ login: null });
    expect((await choose()).status).toBe(409);
    expect(await app.app.firstPassword.makeLink()).toBeNull();
  });

  test("nor does one whose password the environment gave, or that somebody else made an account in", async () => {
    app = await startApp();
    expect((await firstRun()).reply).toEqual({ login: null });
    expect((await choose()).status).toBe(409);
    await createAccount(app.database.db, { id: "x", login: "x", passwordHash: "none", createdAt: 0 });
    expect(await app.app.firstPassword.makeLink()).toBeNull();
  });
});
