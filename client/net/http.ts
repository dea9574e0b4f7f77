import type { Problem, RouteBody, RouteName, RouteReply, routes } from "../../shared/api.ts";

/** What the server answered, or why there is no answer. */
export type Answer<N extends RouteName> =
  | { readonly ok: true; readonly reply: RouteReply[N] }
  | { readonly ok: false; readonly problem: Trouble };

/** A refusal of the server, or `unreachable` when there was none: no network, or not our server. */
export type Trouble = Pick<Problem, "params" | "problems"> & {
  readonly code: Problem["code"] | "unreachable";
};

export type Call<N extends RouteName> = {
  /** Fills `:code` in the route's path. */
  readonly code?: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
} & (RouteBody<N> extends null ? { readonly body?: undefined } : { readonly body: RouteBody<N> });

/** Calls a route of the server. Never rejects. */
export type CallRoute = <N extends RouteName>(name: N, call: Call<N>) => Promise<Answer<N>>;

/** A call without an answer for this long is given up; a connection is tried again the sooner. */
const patienceMs = 15_000;
const connectPatienceMs = 6_000;

export function createCallRoute(): CallRoute {
  return async (name, { code = "", token, body }) => {
    const [method, path] = paths[name];
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    try {
      const response = await fetch(path.replace(":code", encodeURIComponent(code)), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(name.startsWith("connect") ? connectPatienceMs : patienceMs),
      });
      const isCsv = response.headers.get("content-type")?.includes("text/csv") === true;
      const content: unknown = isCsv ? await response.text() : await response.json();
      // The reply's shape is the contract of shared/api.ts, kept by the server's compiler.
      if (response.ok) return { ok: true, reply: content as RouteReply[typeof name] };
      return { ok: false, problem: content as Problem };
    } catch {
      return { ok: false, problem: { code: "unreachable" } };
    }
  };
}

/** The same words as in `routes`, which the compiler checks; `routes` itself would bring every validator with it. */
const paths: {
  readonly [N in RouteName]: readonly [(typeof routes)[N]["method"], (typeof routes)[N]["path"]];
} = {
  signIn: ["POST", "/api/auth/sign-in"],
  refresh: ["POST", "/api/auth/refresh"],
  signOut: ["POST", "/api/auth/sign-out"],
  listContests: ["GET", "/api/contests"],
  createContest: ["POST", "/api/contests"],
  findRoom: ["GET", "/api/rooms/:code"],
  joinRoom: ["POST", "/api/rooms/:code/teams"],
  takeSeat: ["POST", "/api/rooms/:code/seats"],
  connectScreen: ["POST", "/api/rooms/:code/connect/screen"],
  connectTeam: ["POST", "/api/rooms/:code/connect/team"],
  connectModerator: ["POST", "/api/rooms/:code/connect/moderator"],
  results: ["GET", "/api/rooms/:code/results"],
  teamResults: ["GET", "/api/rooms/:code/results/team"],
  matrix: ["GET", "/api/rooms/:code/results/matrix"],
  matrixCsv: ["GET", "/api/rooms/:code/results/matrix.csv"],
  addresses: ["GET", "/api/addresses"],
  practiceBoards: ["GET", "/api/practice"],
  startPractice: ["POST", "/api/practice"],
  finishPractice: ["POST", "/api/rooms/:code/practice/finish"],
};
