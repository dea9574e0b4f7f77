import { type ReadonlySignal, signal } from "@preact/signals";
import type { RouteName } from "../../shared/api.ts";
import { backoffMs } from "../net/backoff.ts";
import type { Access, Answer, AskAccess, Call, CallRoute, Trouble } from "../net/http.ts";
import { browserTimers, type Timers } from "../net/timers.ts";
import type { Storage } from "./browserStorage.ts";

export type SessionState =
  /** The refresh cookie is being tried. */
  | { readonly type: "unknown" }
  /** Nobody knows whether the cookie holds, for the server does not say; it is asked again until it does. PAG34 */
  | { readonly type: "not_reached"; readonly trouble: Trouble }
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
  /** Why nobody was signed out; null: it is done. Only the server can, for it has the cookie. AUT18 */
  signOut(): Promise<Trouble | null>;
  /** The server has said elsewhere that this sign-in is over. */
  end(): void;
  readonly accessToken: AskAccess;
  /** Calls a route as the organizer; a token that has run out is renewed once. */
  call<N extends RouteName>(name: N, call: Omit<Call<N>, "token">): Promise<Answer<N>>;
}

/** Remembers that a refresh cookie may exist: pupils' browsers, which have none, need not ask. */
const hintKey = "regatta.organizer";

/** The first waits are left out: the call itself is made twice. */
const firstAgain = 3;

export function createSession(
  callRoute: CallRoute,
  storage: Storage,
  timers: Timers = browserTimers,
): Session {
  const state = signal<SessionState>({ type: "unknown" });
  let token: string | null = null;
  let refreshing: Promise<Trouble | null> | null = null;
  let inVain = 0;
  let callOff = () => {};
  /** How often somebody has signed in or out here: what was asked for before says nothing any more. */
  let changes = 0;

  function take(reply: { readonly accessToken: string; readonly login: string } | null): void {
    callOff();
    inVain = 0;
    token = reply?.accessToken ?? null;
    if (reply) storage.write(hintKey, reply.login);
    else storage.remove(hintKey);
    state.value = reply ? { type: "signed_in", login: reply.login } : { type: "signed_out" };
  }

  /** One at a time: the cookie is rotated, and two tries at once would look like a stolen one. Resolves with why it brought nothing. */
  function refresh(): Promise<Trouble | null> {
    const before = changes;
    refreshing ??= callRoute("refresh", {}).then((answer) => {
      refreshing = null;
      if (before !== changes) return null;
      if (answer.ok) take(answer.reply);
      // Without a network nobody has signed out.
      else if (answer.problem.code === "not_signed_in") take(null);
      else if (token === null) tryLater(answer.problem);
      return answer.ok ? null : answer.problem;
    });
    return refreshing;
  }

  function tryLater(trouble: Trouble): void {
    state.value = { type: "not_reached", trouble };
    callOff();
    callOff = timers.after(backoffMs(firstAgain + inVain, Math.random), () => void refresh());
    inVain++;
  }

  function enter(answer: Answer<"signIn" | "setFirstPassword">): Trouble | null {
    if (!answer.ok) return answer.problem;
    changes++;
    take(answer.reply);
    return null;
  }

  function end(): void {
    changes++;
    take(null);
  }

  async function accessToken(refused: string | null): Promise<Access> {
    if (token === null && storage.read(hintKey) === null) {
      if (state.value.type !== "signed_out") take(null);
      return signedOut;
    }
    const { type } = state.value;
    if (type === "unknown" || type === "not_reached" || (refused !== null && refused === token)) {
      const trouble = await refresh();
      if (trouble) return { ok: false, problem: trouble };
    }
    return token === null ? signedOut : { ok: true, token };
  }

  async function call<N extends RouteName>(name: N, made: Omit<Call<N>, "token">): Promise<Answer<N>> {
    const first = await accessToken(null);
    if (!first.ok) return first;
    const answer = await callRoute(name, { ...made, token: first.token } as Call<N>);
    if (answer.ok || answer.problem.code !== "not_signed_in") return answer;
    const fresh = await accessToken(first.token);
    return fresh.ok ? callRoute(name, { ...made, token: fresh.token } as Call<N>) : fresh;
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
      // A token that has run out, as after a lesson, is renewed for it: else the cookie would stay. AUT18
      const answer = await call("signOut", {});
      if (!answer.ok && answer.problem.code !== "not_signed_in") return answer.problem;
      end();
      return null;
    },
    end,
    accessToken,
    call,
  };
}

const signedOut = { ok: false, problem: { code: "not_signed_in" } } as const;
