import type { Problem, RouteBody, RouteName, RouteReply, routes } from "../../shared/api.ts";
import { isRecord, isReply } from "./replyShapes.ts";

/** What the server answered, or why there is no answer. */
export type Answer<N extends RouteName> =
  | { readonly ok: true; readonly reply: RouteReply[N] }
  | { readonly ok: false; readonly problem: Trouble };

/**
 * A refusal of the server, or what kept it from answering: no network (`unreachable`), something on the way that answers
 * in its place (`foreign_reply`), or that lets pages through and no live connection (`sockets_blocked`).
 */
export type Trouble = Pick<Problem, "params" | "problems"> & { readonly code: TroubleCode };
export type NetworkTrouble = "unreachable" | "foreign_reply" | "sockets_blocked";
export type TroubleCode = Problem["code"] | NetworkTrouble;

/** Whether the server itself refused; what the network did says nothing about seats and sessions. */
export function isRefusal({ code }: Trouble): boolean {
  return !(code === "unreachable" || code === "foreign_reply" || code === "sockets_blocked");
}

/** Whether it says more to somebody who was live than that the connection was lost. PAG5 RUN12 */
export function isTelling({ code }: Trouble): boolean {
  return code === "contest_broken" || code === "foreign_reply" || code === "sockets_blocked";
}

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
/** Some megabytes over a school's uplink, and then they are read. */
const uploadPatienceMs = 60_000;
/** A whole contest with its pictures takes long there. FIL21 */
const documentPatienceMs = 10 * 60_000;

export function createCallRoute(): CallRoute {
  return async (name, { code = "", token, body }) => {
    const [method, path] = paths[name];
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceFor(name));
    try {
      const response = await fetch(path.replace(":code", encodeURIComponent(code)), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: "same-origin",
        cache: "no-store",
        signal: patience.signal,
      });
      return readAnswer(name, response, await readContent(response));
    } catch {
      return { ok: false, problem: { code: "unreachable" } };
    } finally {
      clearTimeout(timer);
    }
  };
}

function patienceFor(name: RouteName): number {
  if (name === "uploadPicture") return uploadPatienceMs;
  if (name === "importDocument" || name === "contestDocument") return documentPatienceMs;
  return name.startsWith("connect") ? connectPatienceMs : patienceMs;
}

/** Of a route that a page may be sent to, such as a file to save. */
export function addressOf(name: RouteName): string {
  return paths[name][1];
}

/** The one gate for what comes over HTTP: a reply or a refusal of ours, or nobody's. PAG3 */
function readAnswer<N extends RouteName>(name: N, response: Response, content: unknown): Answer<N> {
  if (response.ok) {
    return isReply(name, content)
      ? { ok: true, reply: content }
      : { ok: false, problem: { code: "foreign_reply" } };
  }
  if (isProblem(content)) return { ok: false, problem: content };
  // A proxy of ours whose server is away says so with these.
  const isAway = response.status >= 502 && response.status <= 504;
  return { ok: false, problem: { code: isAway ? "unreachable" : "foreign_reply" } };
}

/** Undefined: not readable as what it calls itself. Rejects when the connection breaks. */
async function readContent(response: Response): Promise<unknown> {
  const text = await response.text();
  if (/^(text\/csv|application\/x-ndjson)/.test(response.headers.get("content-type") ?? "")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(content: unknown): content is Problem {
  if (!isRecord(content) || typeof content.code !== "string" || typeof content.status !== "number")
    return false;
  const { params, problems } = content;
  return (params === undefined || isRecord(params)) && (problems === undefined || Array.isArray(problems));
}

/** The same words as in `routes`, which the compiler checks; `routes` itself would bring every validator with it. */
const paths: {
  readonly [N in RouteName]: readonly [(typeof routes)[N]["method"], (typeof routes)[N]["path"]];
} = {
  signIn: ["POST", "/api/auth/sign-in"],
  firstRun: ["POST", "/api/auth/first-run"],
  setFirstPassword: ["POST", "/api/auth/first-password"],
  refresh: ["POST", "/api/auth/refresh"],
  signOut: ["POST", "/api/auth/sign-out"],
  listContests: ["GET", "/api/contests"],
  createContest: ["POST", "/api/contests"],
  importDocument: ["POST", "/api/contests/document"],
  previewTable: ["POST", "/api/contests/preview"],
  bringTable: ["POST", "/api/rooms/:code/table"],
  createBoard: ["POST", "/api/contests/board"],
  shelveContests: ["POST", "/api/contests/shelve"],
  duplicateContest: ["POST", "/api/rooms/:code/duplicate"],
  details: ["GET", "/api/rooms/:code/details"],
  setDetails: ["POST", "/api/rooms/:code/details"],
  binContest: ["POST", "/api/rooms/:code/bin"],
  restoreContest: ["POST", "/api/rooms/:code/restore"],
  purgeContest: ["POST", "/api/rooms/:code/purge"],
  createDemo: ["POST", "/api/contests/demo"],
  contestCards: ["GET", "/api/rooms/:code/cards"],
  copyCards: ["POST", "/api/rooms/:code/cards-from"],
  readiness: ["POST", "/api/rooms/:code/readiness"],
  findRoom: ["GET", "/api/rooms/:code"],
  joinRoom: ["POST", "/api/rooms/:code/teams"],
  returnToRoom: ["POST", "/api/rooms/:code/teams/again"],
  takeSeat: ["POST", "/api/rooms/:code/seats"],
  connectScreen: ["POST", "/api/rooms/:code/connect/screen"],
  connectTeam: ["POST", "/api/rooms/:code/connect/team"],
  connectModerator: ["POST", "/api/rooms/:code/connect/moderator"],
  noSocket: ["POST", "/api/rooms/:code/no-socket"],
  socketlessTeams: ["GET", "/api/rooms/:code/no-socket"],
  results: ["GET", "/api/rooms/:code/results"],
  teamResults: ["GET", "/api/rooms/:code/results/team"],
  matrix: ["GET", "/api/rooms/:code/results/matrix"],
  matrixCsv: ["GET", "/api/rooms/:code/results/matrix.csv"],
  protocol: ["GET", "/api/rooms/:code/protocol"],
  audit: ["GET", "/api/rooms/:code/audit"],
  auditCsv: ["GET", "/api/rooms/:code/audit.csv"],
  contestDocument: ["GET", "/api/rooms/:code/contest.json"],
  uploadPicture: ["POST", "/api/rooms/:code/pictures"],
  ownPicture: ["GET", "/api/rooms/:code/pictures/:id"],
  teamPicture: ["GET", "/api/rooms/:code/pictures/:id/team"],
  screenPicture: ["GET", "/api/rooms/:code/pictures/:id/screen"],
  contestTable: ["GET", "/api/rooms/:code/contest-table"],
  journal: ["GET", "/api/rooms/:code/journal"],
  templateCsv: ["GET", "/api/template.csv"],
  templateXlsx: ["GET", "/api/template.xlsx"],
  templateOds: ["GET", "/api/template.ods"],
  addresses: ["GET", "/api/addresses"],
  practiceBoards: ["GET", "/api/practice"],
  startPractice: ["POST", "/api/practice"],
  finishPractice: ["POST", "/api/rooms/:code/practice/finish"],
  tryDraft: ["POST", "/api/rooms/:code/try"],
  trial: ["GET", "/api/rooms/:code/try/players"],
  steerTrial: ["POST", "/api/rooms/:code/try/players"],
};
