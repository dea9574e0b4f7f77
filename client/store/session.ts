import { type ReadonlySignal, signal } from "@preact/signals";
import type { RouteName } from "../../shared/api.ts";
import { backoffMs } from "../net/backoff.ts";
import type { Access, Answer, AskAccess, Call, CallRoute, Trouble } from "../net/http.ts";
import { randomId } from "../net/randomId.ts";
import { browserTimers, type Timers } from "../net/timers.ts";
import type { Storage } from "./browserStorage.ts";

export type SessionState =
  /** The refresh cookie is being tried. */
  | { readonly type: "unknown" }
  /** Nobody knows whether the cookie holds, for the server does not say; it is asked again until it does. PAG34 */
  | { readonly type: "not_reached"; readonly trouble: Trouble }
  | { readonly type: "signed_out" }
  | { readonly type: "signed_in"; readonly login: string };

/**
 * The organizer of this browser, the same for all of its pages. The access token stays in memory; an HttpOnly cookie brings a
 * new one. AUT20
 */
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
  /** The same for one person: whoever is signed in now, or else comes first. AUT21 */
  ownAccess(): AskAccess;
  /** Calls a route as the organizer; a token that has run out is renewed once. Whoever comes meanwhile calls nothing. AUT21 */
  call<N extends RouteName>(name: N, call: Omit<Call<N>, "token">): Promise<Answer<N>>;
}

/**
 * Says that a refresh cookie may exist: pupils' browsers, which have none, need not ask. It is another text with each sign-in,
 * by which the pages of a browser notice what happened on one of them.
 */
const hintKey = "regatta.sign-in";

/**
 * The hint of versions that wrote the login there. Their pages that are still open know no other, so that a sign-in is written there,
 * too. They write it again with each new token, which is no sign-in: it counts where there is no other. AUT20
 */
const earlierHintKey = "regatta.organizer";

/** The first waits are left out: the call itself is made twice. */
const firstAgain = 3;

/** `onStored` calls back when another page of this browser has written something. */
export function createSession(
  callRoute: CallRoute,
  storage: Storage,
  onStored: (listen: () => void) => void,
  timers: Timers = browserTimers,
): Session {
  const state = signal<SessionState>({ type: "unknown" });
  let token: string | null = null;
  /** The hint of the sign-in that this page goes by. */
  let mine: string | null = null;
  let refreshing: Promise<Trouble | null> | null = null;
  let inVain = 0;
  let callOff = () => {};

  onStored(() => {
    // Most pages never ask who is signed in, and one that is asking looks again when it is answered.
    if (state.peek().type !== "unknown" && follow() && mine !== null) void refresh();
  });

  function whoIs(): string | null {
    const known = state.peek();
    return known.type === "signed_in" ? known.login : null;
  }

  /** What was done on other pages of this browser counts here; says whether anything was. AUT20 */
  function follow(): boolean {
    const hint = storage.read(hintKey) ?? storage.read(earlierHintKey);
    if (hint === mine) return false;
    callOff();
    inVain = 0;
    mine = hint;
    token = null;
    if (hint === null) state.value = { type: "signed_out" };
    // Whoever it is now, nothing of the former is shown any more. AUT21
    else if (whoIs() !== null) state.value = { type: "unknown" };
    return true;
  }

  function take({ accessToken, login }: { readonly accessToken: string; readonly login: string }): void {
    callOff();
    inVain = 0;
    token = accessToken;
    state.value = { type: "signed_in", login };
  }

  function leave(): void {
    callOff();
    inVain = 0;
    token = null;
    mine = null;
    storage.remove(earlierHintKey);
    storage.remove(hintKey);
    state.value = { type: "signed_out" };
  }

  /** One at a time: the cookie is rotated, and two tries at once would look like a stolen one. Resolves with why it brought nothing. */
  function refresh(): Promise<Trouble | null> {
    refreshing ??= tryCookie();
    return refreshing;
  }

  async function tryCookie(): Promise<Trouble | null> {
    let asked: string | null;
    let answer: Answer<"refresh">;
    do {
      asked = mine;
      answer = await callRoute("refresh", {});
      follow();
    } while (mine !== asked && mine !== null && token === null);
    refreshing = null;
    // Somebody has signed in or out meanwhile: it says nothing of them.
    if (mine !== asked) return null;
    if (answer.ok) take(answer.reply);
    // Without a network nobody has signed out.
    else if (answer.problem.code === "not_signed_in") leave();
    else if (token === null) tryLater(answer.problem);
    return answer.ok ? null : answer.problem;
  }

  function tryLater(trouble: Trouble): void {
    state.value = { type: "not_reached", trouble };
    callOff();
    callOff = timers.after(backoffMs(firstAgain + inVain, Math.random), () => void refresh());
    inVain++;
  }

  function enter(answer: Answer<"signIn" | "setFirstPassword">): Trouble | null {
    if (!answer.ok) return answer.problem;
    mine = randomId();
    storage.write(hintKey, mine);
    // After the other: pages of this version have heard of it by then.
    storage.write(earlierHintKey, answer.reply.login);
    take(answer.reply);
    return null;
  }

  function end(): void {
    // On another page somebody may have signed in since.
    if (follow() && mine !== null) void refresh();
    else leave();
  }

  async function accessToken(refused: string | null): Promise<Access> {
    follow();
    if (mine === null) {
      if (state.peek().type !== "signed_out") leave();
      return signedOut;
    }
    if (token === null || token === refused) {
      const trouble = await refresh();
      if (trouble) return { ok: false, problem: trouble };
    }
    return token === null ? signedOut : { ok: true, token };
  }

  function ownAccess(): AskAccess {
    let own = whoIs();
    return async (refused) => {
      const access = await accessToken(refused);
      own ??= whoIs();
      return whoIs() === own ? access : signedOut;
    };
  }

  async function call<N extends RouteName>(name: N, made: Omit<Call<N>, "token">): Promise<Answer<N>> {
    const known = whoIs();
    const first = await accessToken(null);
    if (!first.ok) return first;
    const own = whoIs();
    if (known !== null && known !== own) return signedOut;
    const answer = await callRoute(name, { ...made, token: first.token } as Call<N>);
    if (answer.ok || answer.problem.code !== "not_signed_in") return answer;
    const fresh = await accessToken(first.token);
    if (!fresh.ok) return fresh;
    return whoIs() === own ? callRoute(name, { ...made, token: fresh.token } as Call<N>) : signedOut;
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
      const [known, before] = [whoIs(), mine];
      // A token that has run out, as after a lesson, is renewed for it: else the cookie would stay. AUT18
      const answer = await call("signOut", {});
      if (!answer.ok && answer.problem.code !== "not_signed_in") return answer.problem;
      const isAnother = whoIs() === null ? mine !== before : whoIs() !== known;
      // Somebody else has signed in on another page since, or is being asked for: that stands. AUT21
      if (known === null || !isAnother) end();
      return null;
    },
    end,
    accessToken,
    ownAccess,
    call,
  };
}

const signedOut = { ok: false, problem: { code: "not_signed_in" } } as const;
