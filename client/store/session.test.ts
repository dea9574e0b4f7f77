import { expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import type { Answer, CallRoute } from "../net/http.ts";
import { createMemoryStorage, type Storage } from "./browserStorage.ts";
import { createSession, type Session } from "./session.ts";

interface Fake {
  readonly call: CallRoute;
  readonly asked: string[];
  validToken: string;
  hasCookie: boolean;
  isReached: boolean;
}

/** There is no other page. */
const alone = () => {};

/** Lets in whoever asks, one after the other, as a browser has one cookie; every refresh gives the next token. */
function fakeServer(): Fake {
  let issued = 0;
  let login = "";
  const issue = () => {
    fake.validToken = `token-${++issued}`;
    fake.hasCookie = true;
    return { ok: true, reply: { accessToken: fake.validToken, login } };
  };
  const refuse = (code: string) => ({ ok: false, problem: { code } });
  const reply = (name: RouteName, token: string | undefined, body: unknown) => {
    if (name === "signIn") {
      login = (body as { login: string }).login;
      return issue();
    }
    if (name === "refresh") return fake.hasCookie ? issue() : refuse("not_signed_in");
    if (token !== fake.validToken) return refuse("not_signed_in");
    if (name === "signOut") fake.hasCookie = false;
    return { ok: true, reply: name === "signOut" ? {} : { contests: [] } };
  };
  const fake: Fake = {
    asked: [],
    validToken: "",
    hasCookie: false,
    isReached: true,
    async call<N extends RouteName>(
      name: N,
      { token, body }: { token?: string; body?: unknown },
    ): Promise<Answer<N>> {
      fake.asked.push(name);
      if (!fake.isReached) return { ok: false, problem: { code: "unreachable" } };
      return reply(name, token, body) as Answer<N>;
    },
  };
  return fake;
}

test("a reload brings the organizer back by the cookie", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  await createSession(server.call, storage, alone).signIn("ada", "secret");
  const session = createSession(server.call, storage, alone);
  await session.restore();
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
});

test("a browser that never signed in asks for no session", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.restore();
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(server.asked).toEqual([]);
});

test("a token that has run out is renewed once, also for calls at the same time", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.signIn("ada", "secret");
  server.validToken = "another";
  const answers = await Promise.all([session.call("listContests", {}), session.call("listContests", {})]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
  expect(server.asked.filter((name) => name === "refresh")).toHaveLength(1);
});

test("without a cookie the organizer is signed out, not asked for ever", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.signIn("ada", "secret");
  server.validToken = "another";
  server.hasCookie = false;
  const answer = await session.call("listContests", {});
  expect(answer.ok).toBe(false);
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(server.asked).toEqual(["signIn", "listContests", "refresh"]);
});

test("AUT18 signing out when the token has run out, as after a lesson, ends the sign-in at the server, too", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.signIn("ada", "secret");
  server.validToken = "another"; // none of this page's holds any more
  const trouble = await session.signOut();
  expect([server.hasCookie, trouble]).toEqual([false, null]);
  expect(session.state.value).toEqual({ type: "signed_out" });
});

test("AUT18 whom the server could not be asked to sign out is told, and still signed in", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const session = createSession(server.call, storage, alone);
  await session.signIn("ada", "secret");
  server.isReached = false;
  expect(await session.signOut()).toEqual({ code: "unreachable" });
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
  server.isReached = true;
  expect(await session.signOut()).toBeNull();
  expect([server.hasCookie, storage.read("regatta.sign-in")]).toEqual([false, null]);
});

test("AUT18 a token that comes when somebody has signed out signs nobody in", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const late = Promise.withResolvers<void>();
  const call: CallRoute = async (name, made) => {
    const answer = await server.call(name, made);
    if (name !== "refresh") return answer;
    server.validToken = "token-1"; // until it runs out, as the next one
    await late.promise;
    return answer;
  };
  const session = createSession(call, storage, alone);
  await session.signIn("ada", "secret");
  const renewed = session.accessToken(server.validToken);
  expect(await session.signOut()).toBeNull();
  late.resolve();
  expect(await renewed).toEqual({ ok: false, problem: { code: "not_signed_in" } });
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(storage.read("regatta.sign-in")).toBeNull();
});

test("AUT18 what the server has ended is asked nothing more of: another sign-in of this browser stays", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.signIn("ada", "secret");
  session.end();
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect([server.asked, server.hasCookie]).toEqual([["signIn"], true]);
});

/** A browser that was signed in is loaded anew while the server does not answer. */
async function reloadOffline() {
  const server = fakeServer();
  const storage = createMemoryStorage();
  await createSession(server.call, storage, alone).signIn("ada", "secret");
  server.isReached = false;
  const waits: (() => void)[] = [];
  const timers = {
    after(_ms: number, call: () => void) {
      waits.push(call);
      return () => {};
    },
    every: () => () => {},
  };
  const session = createSession(server.call, storage, alone, timers);
  await session.restore();
  const again = async () => {
    for (const call of waits.splice(0)) call();
    await session.restore();
  };
  return { server, session, storage, again };
}
const notReached = { type: "not_reached", trouble: { code: "unreachable" } };

test("PAG34 without a network nobody is signed out: it is tried until the server answers", async () => {
  const { server, session, again } = await reloadOffline();
  expect(session.state.value).toEqual(notReached);
  expect(await session.call("listContests", {})).toEqual({ ok: false, problem: { code: "unreachable" } });
  await again();
  expect(session.state.value).toEqual(notReached);
  server.isReached = true;
  await again();
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
});

test("PAG34 whoever was signed out meanwhile is told so then", async () => {
  const { server, session, storage, again } = await reloadOffline();
  server.isReached = true;
  server.hasCookie = false;
  await again();
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(storage.read("regatta.sign-in")).toBeNull();
});

test("PAG34 a token that ran out while the server does not answer ends nothing", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage(), alone);
  await session.signIn("ada", "secret");
  server.isReached = false;
  expect(await session.accessToken("token-1")).toEqual({ ok: false, problem: { code: "unreachable" } });
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
  server.isReached = true;
  expect(await session.accessToken("token-1")).toEqual({ ok: true, token: "token-2" });
});

/** A browser whose pages hear what another of them has stored, as by `storage` events. */
function openBrowser(server: Fake) {
  const storage = createMemoryStorage();
  const listening: { readonly page: Storage; readonly listen: () => void }[] = [];
  const open = (call: CallRoute = server.call): Session => {
    const tellOthers = () => {
      for (const { page, listen } of listening) if (page !== own) listen();
    };
    const own: Storage = {
      ...storage,
      write(key, text) {
        const before = storage.read(key);
        storage.write(key, text);
        if (before !== text) tellOthers();
      },
      remove(key) {
        const before = storage.read(key);
        storage.remove(key);
        if (before !== null) tellOthers();
      },
    };
    return createSession(call, own, (listen) => listening.push({ page: own, listen }));
  };
  return { storage, open };
}
/** All that is under way comes to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
const isAda = { type: "signed_in", login: "ada" };
const isBob = { type: "signed_in", login: "bob" };
const isOut = { type: "signed_out" };

test("AUT20 who signs in on one page is in on the others that showed the sign-in, by one question each", async () => {
  const server = fakeServer();
  const { open } = openBrowser(server);
  const pages = [open(), open(), open()];
  const unasked = open(); // as a pupil's page, that never wants to know
  await Promise.all(pages.map((page) => page.restore()));
  expect(server.asked).toEqual([]);
  await pages[0]?.signIn("ada", "secret");
  await settled();
  expect(pages.map((page) => page.state.value)).toEqual([isAda, isAda, isAda]);
  expect(unasked.state.value).toEqual({ type: "unknown" });
  expect(server.asked).toEqual(["signIn", "refresh", "refresh"]);
});

test("AUT20 a page that has not heard of a sign-in finds it at its next need", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const deaf = createSession(server.call, storage, alone);
  await deaf.restore();
  expect(deaf.state.value).toEqual(isOut);
  await createSession(server.call, storage, alone).signIn("ada", "secret");
  expect(deaf.state.value).toEqual(isOut);
  expect(await deaf.accessToken(null)).toEqual({ ok: true, token: "token-2" });
  expect(deaf.state.value).toEqual(isAda);
});

test("AUT20 who signs out on one page is out on all, which ask nobody", async () => {
  const server = fakeServer();
  const { open } = openBrowser(server);
  const [first, second] = [open(), open()];
  await first.signIn("ada", "secret");
  await second.restore();
  server.asked.length = 0;
  expect(await second.signOut()).toBeNull();
  expect([first.state.value, second.state.value]).toEqual([isOut, isOut]);
  expect(await first.accessToken(null)).toEqual({ ok: false, problem: { code: "not_signed_in" } });
  await settled();
  expect(server.asked).toEqual(["signOut"]);
});

test("AUT20 what else the pages store asks nobody, and a page that was refused does so once", async () => {
  const server = fakeServer();
  const { storage, open } = openBrowser(server);
  const hears: (() => void)[] = [];
  storage.write("regatta.sign-in", "of long ago");
  const timers = { after: () => () => {}, every: () => () => {} };
  const offline = createSession(server.call, storage, (listen) => hears.push(listen), timers);
  server.isReached = false;
  await offline.restore();
  expect(server.asked).toEqual(["refresh"]);
  for (const listen of hears) listen();
  await settled();
  expect([server.asked, offline.state.value.type]).toEqual([["refresh"], "not_reached"]);
  server.isReached = true;
  // Its cookie is over: that ends the others, too, and nobody goes on asking.
  const [first, second] = [open(), open()];
  await first.restore();
  await second.restore();
  for (const listen of hears) listen();
  await settled();
  expect([first, second, offline].map((page) => page.state.value)).toEqual([isOut, isOut, isOut]);
  expect(server.asked).toEqual(["refresh", "refresh"]);
});

test("AUT20 a refusal that was asked for before somebody signed in ends nothing", async () => {
  const server = fakeServer();
  const { storage, open } = openBrowser(server);
  storage.write("regatta.sign-in", "of long ago");
  const late = Promise.withResolvers<void>();
  const slow = open(async (name, made) => {
    const answer = await server.call(name, made);
    await late.promise;
    return answer;
  });
  const restored = slow.restore();
  const other = open();
  await other.signIn("ada", "secret");
  late.resolve();
  await restored;
  expect([slow.state.value, other.state.value]).toEqual([isAda, isAda]);
  expect(server.asked).toEqual(["refresh", "signIn", "refresh"]);
});

test("AUT20 a sign-in that the server ended does not end the one that followed it on another page", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const deaf = createSession(server.call, storage, alone);
  await deaf.signIn("ada", "secret");
  const other = createSession(server.call, storage, alone);
  await other.signIn("ada", "secret");
  deaf.end();
  await settled();
  expect([deaf.state.value, other.state.value]).toEqual([isAda, isAda]);
  expect(storage.read("regatta.sign-in")).not.toBeNull();
});

test("AUT20 a page of a version before, which is still open and writes the old hint, takes nothing away", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const hears: (() => void)[] = [];
  await server.call("signIn", { body: { login: "ada", password: "secret" } });
  storage.write("regatta.organizer", "ada");
  const page = createSession(server.call, storage, (listen) => hears.push(listen));
  await page.restore();
  expect(page.state.value).toEqual(isAda); // still in after the upgrade
  await page.signIn("ada", "secret");
  const shown: unknown[] = [];
  page.state.subscribe((state) => shown.push(state));
  storage.remove("regatta.organizer");
  for (const listen of hears) listen();
  storage.write("regatta.organizer", "ada");
  for (const listen of hears) listen();
  await settled();
  expect(shown).toEqual([isAda]);
  expect(await page.signOut()).toBeNull();
  expect([storage.read("regatta.organizer"), storage.read("regatta.sign-in")]).toEqual([null, null]);
});

test("AUT20 a sign-in is seen by the pages of a version before, which know the old hint alone, and so is its end", async () => {
  const { storage, open } = openBrowser(fakeServer());
  const page = open();
  const seen = () => storage.read("regatta.organizer");
  await page.signIn("ada", "secret");
  expect(seen()).toBe("ada");
  await page.signIn("bob", "secret");
  expect(seen()).toBe("bob");
  expect(await page.signOut()).toBeNull();
  expect(seen()).toBeNull();
});

test("AUT21 where somebody else signs in, the other page shows nothing of the former from then on, and is theirs", async () => {
  const server = fakeServer();
  const { open } = openBrowser(server);
  const [first, second] = [open(), open()];
  await first.signIn("ada", "secret");
  const shown: unknown[] = [];
  first.state.subscribe((state) => shown.push(state));
  await second.signIn("bob", "secret");
  await settled();
  expect(shown).toEqual([isAda, { type: "unknown" }, isBob]);
  expect(second.state.value).toEqual(isBob);
});

test("AUT21 what was begun by one is not done by another who comes meanwhile", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const deaf = createSession(server.call, storage, alone);
  await deaf.signIn("ada", "secret");
  const own = deaf.ownAccess();
  expect(await own(null)).toEqual({ ok: true, token: "token-1" });
  await createSession(server.call, storage, alone).signIn("bob", "secret");
  server.asked.length = 0;
  const refused = { ok: false, problem: { code: "not_signed_in" } };
  expect(await deaf.call("listContests", {})).toEqual(refused);
  expect(await own(null)).toEqual(refused);
  expect([server.asked, deaf.state.value]).toEqual([["refresh"], isBob]);
  expect(await deaf.call("listContests", {})).toEqual({ ok: true, reply: { contests: [] } });
});

test("AUT21 where pages cannot hear of each other, a call that is refused is not made again as somebody else", async () => {
  const server = fakeServer();
  const first = createSession(server.call, createMemoryStorage(), alone);
  await first.signIn("ada", "secret");
  await createSession(server.call, createMemoryStorage(), alone).signIn("bob", "secret");
  server.asked.length = 0;
  expect((await first.call("listContests", {})).ok).toBe(false);
  expect([server.asked, first.state.value]).toEqual([["listContests", "refresh"], isBob]);
});

test("AUT21 who signs out on a page that has not heard of another's sign-in ends nothing of it", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const deaf = createSession(server.call, storage, alone);
  await deaf.signIn("ada", "secret");
  const other = createSession(server.call, storage, alone);
  await other.signIn("bob", "secret");
  const hint = storage.read("regatta.sign-in");
  expect(await deaf.signOut()).toBeNull();
  expect([deaf.state.value, other.state.value]).toEqual([isBob, isBob]);
  expect([server.hasCookie, storage.read("regatta.sign-in")]).toEqual([true, hint]);
  expect(await deaf.signOut()).toBeNull();
  expect([server.hasCookie, deaf.state.value]).toEqual([false, isOut]);
});

test("AUT21 who signs in on another page while somebody signs out stays in on both", async () => {
  const server = fakeServer();
  const { open } = openBrowser(server);
  const late = Promise.withResolvers<void>();
  const leaving = open(async (name, made) => {
    const answer = await server.call(name, made);
    if (name === "signOut") await late.promise;
    return answer;
  });
  const other = open();
  await leaving.signIn("ada", "secret");
  const left = leaving.signOut();
  await settled();
  await other.signIn("bob", "secret");
  late.resolve();
  expect(await left).toBeNull();
  await settled();
  expect([leaving.state.value, other.state.value]).toEqual([isBob, isBob]);
});
