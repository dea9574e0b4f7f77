import { expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import type { Answer, CallRoute } from "../net/http.ts";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSession } from "./session.ts";

interface Fake {
  readonly call: CallRoute;
  readonly asked: string[];
  validToken: string;
  hasCookie: boolean;
  isReached: boolean;
}

/** Knows one organizer; every refresh gives the next token. */
function fakeServer(): Fake {
  let issued = 0;
  const issue = () => {
    fake.validToken = `token-${++issued}`;
    fake.hasCookie = true;
    return { ok: true, reply: { accessToken: fake.validToken, login: "ada" } };
  };
  const refuse = (code: string) => ({ ok: false, problem: { code } });
  const reply = (name: RouteName, token: string | undefined) => {
    if (name === "signIn") return issue();
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
    async call<N extends RouteName>(name: N, { token }: { token?: string }): Promise<Answer<N>> {
      fake.asked.push(name);
      if (!fake.isReached) return { ok: false, problem: { code: "unreachable" } };
      return reply(name, token) as Answer<N>;
    },
  };
  return fake;
}

test("a reload brings the organizer back by the cookie", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  await createSession(server.call, storage).signIn("ada", "secret");
  const session = createSession(server.call, storage);
  await session.restore();
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
});

test("a browser that never signed in asks for no session", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage());
  await session.restore();
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(server.asked).toEqual([]);
});

test("a token that has run out is renewed once, also for calls at the same time", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage());
  await session.signIn("ada", "secret");
  server.validToken = "another";
  const answers = await Promise.all([session.call("listContests", {}), session.call("listContests", {})]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
  expect(server.asked.filter((name) => name === "refresh")).toHaveLength(1);
});

test("without a cookie the organizer is signed out, not asked for ever", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage());
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
  const session = createSession(server.call, createMemoryStorage());
  await session.signIn("ada", "secret");
  server.validToken = "another"; // none of this page's holds any more
  const trouble = await session.signOut();
  expect([server.hasCookie, trouble]).toEqual([false, null]);
  expect(session.state.value).toEqual({ type: "signed_out" });
});

test("AUT18 whom the server could not be asked to sign out is told, and still signed in", async () => {
  const server = fakeServer();
  const storage = createMemoryStorage();
  const session = createSession(server.call, storage);
  await session.signIn("ada", "secret");
  server.isReached = false;
  expect(await session.signOut()).toEqual({ code: "unreachable" });
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
  server.isReached = true;
  expect(await session.signOut()).toBeNull();
  expect([server.hasCookie, storage.read("regatta.organizer")]).toEqual([false, null]);
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
  const session = createSession(call, storage);
  await session.signIn("ada", "secret");
  const renewed = session.accessToken(server.validToken);
  expect(await session.signOut()).toBeNull();
  late.resolve();
  expect(await renewed).toEqual({ ok: false, problem: { code: "not_signed_in" } });
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect(storage.read("regatta.organizer")).toBeNull();
});

test("AUT18 what the server has ended is asked nothing more of: another sign-in of this browser stays", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage());
  await session.signIn("ada", "secret");
  session.end();
  expect(session.state.value).toEqual({ type: "signed_out" });
  expect([server.asked, server.hasCookie]).toEqual([["signIn"], true]);
});

/** A browser that was signed in is loaded anew while the server does not answer. */
async function reloadOffline() {
  const server = fakeServer();
  const storage = createMemoryStorage();
  await createSession(server.call, storage).signIn("ada", "secret");
  server.isReached = false;
  const waits: (() => void)[] = [];
  const timers = {
    after(_ms: number, call: () => void) {
      waits.push(call);
      return () => {};
    },
    every: () => () => {},
  };
  const session = createSession(server.call, storage, timers);
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
  expect(storage.read("regatta.organizer")).toBeNull();
});

test("PAG34 a token that ran out while the server does not answer ends nothing", async () => {
  const server = fakeServer();
  const session = createSession(server.call, createMemoryStorage());
  await session.signIn("ada", "secret");
  server.isReached = false;
  expect(await session.accessToken("token-1")).toEqual({ ok: false, problem: { code: "unreachable" } });
  expect(session.state.value).toEqual({ type: "signed_in", login: "ada" });
  server.isReached = true;
  expect(await session.accessToken("token-1")).toEqual({ ok: true, token: "token-2" });
});
