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
    return token === fake.validToken ? { ok: true, reply: { contests: [] } } : refuse("not_signed_in");
  };
  const fake: Fake = {
    asked: [],
    validToken: "",
    hasCookie: false,
    async call<N extends RouteName>(name: N, { token }: { token?: string }): Promise<Answer<N>> {
      fake.asked.push(name);
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
