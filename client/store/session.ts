import { type ReadonlySignal, signal } from "@preact/signals";
import type { RouteName } from "../../shared/api.ts";
import { type Answer, type Call, type CallRoute, isRefusal, type Trouble } from "../net/http.ts";
import type { Storage } from "./browserStorage.ts";

export type SessionState =
  /** The refresh cookie is being tried. */
  | { readonly type: "unknown" }
  | { readonly type: "signed_out" }
  | { readonly type: "signed_in"; readonly login: string };

/** The organizer of this browser. The access token stays in memory; an HttpOnly cookie brings a new one. */
export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Tries the cookie, once per page. */
  restore(): Promise<void>;
  signIn(login: string, password: string): Promise<Trouble | null>;
  /** On a new installation; `secret`: of the printed link, null without one. */
  setFirstPassword(password: string, secret: string | null): Promise<Trouble | null>;
  signOut(): Promise<void>;
  /** The present token; a fresh one when the last, `refused`, was not taken; null: signed out. */
  accessToken(refused: string | null): Promise<string | null>;
  /** Calls a route as the organizer; a token that has run out is renewed once. */
  call<N extends RouteName>(name: N, call: Omit<Call<N>, "token">): Promise<Answer<N>>;
}

/** Remembers that a refresh cookie may exist: pupils' browsers, which have none, need not ask. */
const hintKey = "regatta.organizer";

export function createSession(callRoute: CallRoute, storage: Storage): Session {
  const state = signal<SessionState>({ type: "unknown" });
  let token: string | null = null;
  let refreshing: Promise<void> | null = null;

  function take(reply: { readonly accessToken: string; readonly login: string } | null): void {
    token = reply?.accessToken ?? null;
    if (reply) storage.write(hintKey, reply.login);
    else storage.remove(hintKey);
    state.value = reply ? { type: "signed_in", login: reply.login } : { type: "signed_out" };
  }

  /** One at a time: the cookie is rotated, and two tries at once would look like a stolen one. */
  function refresh(): Promise<void> {
    refreshing ??= callRoute("refresh", {}).then((answer) => {
      refreshing = null;
      if (answer.ok) take(answer.reply);
      // Without a network nobody has signed out.
      else if (isRefusal(answer.problem)) take(null);
      else if (token === null) state.value = { type: "signed_out" };
    });
    return refreshing;
  }

  function enter(answer: Answer<"signIn" | "setFirstPassword">): Trouble | null {
    if (!answer.ok) return answer.problem;
    take(answer.reply);
    return null;
  }

  async function accessToken(refused: string | null): Promise<string | null> {
    if (token === null && storage.read(hintKey) === null) {
      if (state.value.type !== "signed_out") take(null);
      return null;
    }
    if (state.value.type === "unknown" || (refused !== null && refused === token)) await refresh();
    return token;
  }

  return {
    state,
    async restore() {
      await accessToken(null);
    },
    async signIn(login, password) {
      return enter(await callRoute("signIn", { body: { login, password } }));
    },
    async setFirstPassword(password, secret) {
      return enter(await callRoute("setFirstPassword", { body: { password, secret } }));
    },
    async signOut() {
      if (token !== null) await callRoute("signOut", { token });
      take(null);
    },
    accessToken,
    async call<N extends RouteName>(name: N, call: Omit<Call<N>, "token">): Promise<Answer<N>> {
      const first = await accessToken(null);
      if (first === null) return signedOut;
      const answer = await callRoute(name, { ...call, token: first } as Call<N>);
      if (answer.ok || answer.problem.code !== "not_signed_in") return answer;
      const fresh = await accessToken(first);
      return fresh === null ? signedOut : callRoute(name, { ...call, token: fresh } as Call<N>);
    },
  };
}

const signedOut = { ok: false, problem: { code: "not_signed_in" } } as const;
