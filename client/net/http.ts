import type { Problem, RouteBody, RouteName, RouteReply } from "../../shared/api.ts";
import type { Language } from "../../shared/languages.ts";
import { isAskedAgain, waitBeforeAgain } from "./askedAgain.ts";
import { isRecord, isReply } from "./replyShapes.ts";
import { routePaths } from "./routePaths.ts";
import { isSlotPath } from "./slotPath.ts";
import { browserTimers, type Timers } from "./timers.ts";

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

/** Whether it may be otherwise in a moment: nobody answered, or the server could not just then. Who waits goes on waiting. */
export function isPassing(trouble: Trouble): boolean {
  return !isRefusal(trouble) || passingRefusals.has(trouble.code);
}
const passingRefusals: ReadonlySet<TroubleCode> = new Set(["contest_moved", "not_saved", "overloaded"]);

/** Whether it says more to somebody who was live than that the connection was lost. PAG5 RUN12 */
export function isTelling({ code }: Trouble): boolean {
  return code === "contest_broken" || code === "foreign_reply" || code === "sockets_blocked";
}

export type Call<N extends RouteName> = {
  /** Fills `:code` in the route's path. */
  readonly code?: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
  /** Of one process among several, before the route's own; empty or absent: whichever answers. */
  readonly path?: string;
  /** How far this page has seen the contest; null or absent: it was told no mark. BAK5 */
  readonly mark?: string | null;
  /** In which a file is asked for that is written in words; absent: as the browser says. */
  readonly language?: Language;
} & (RouteBody<N> extends null ? { readonly body?: undefined } : { readonly body: RouteBody<N> });

/** A token of the organizer, or why there is none: only with `not_signed_in` nobody is signed in. */
export type Access =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly problem: Trouble };

/** The present token; a fresh one when the last, `refused`, was not taken. */
export type AskAccess = (refused: string | null) => Promise<Access>;

/** Calls a route of the server. Never rejects. */
export type CallRoute = <N extends RouteName>(name: N, call: Call<N>) => Promise<Answer<N>>;

/** A call without an answer for this long is given up; a connection is tried again the sooner. */
const patienceMs = 15_000;
const connectPatienceMs = 6_000;
/** Asked again and again, of whichever process answers. */
const ownerPatienceMs = 2_000;
/** Some megabytes over a school's uplink, and then they are read. */
const uploadPatienceMs = 60_000;
/** One after the other is written, and this one may be the last of the line. FIL25 */
const spreadsheetPatienceMs = 240_000;
/** A whole contest with its pictures takes long there. FIL21 */
const documentPatienceMs = 10 * 60_000;

export interface CallParts {
  readonly timers: Timers;
  readonly random: () => number;
}

/** What may be asked again is, once, where a process went away in the middle. BAK6 */
export function createCallRoute(parts: CallParts = browserParts): CallRoute {
  return async (name, call) => {
    let answer = await callOnce(name, call);
    if (answer !== "out_of_patience" && !answer.ok && isAskedAgain(name, answer.problem.code)) {
      await waitBeforeAgain(parts);
      answer = await callOnce(name, call);
    }
    return answer === "out_of_patience" ? unreachable : answer;
  };
}

const unreachable = { ok: false, problem: { code: "unreachable" } } as const;
const browserParts: CallParts = { timers: browserTimers, random: () => Math.random() };

/** A redirect to the process that has the contest is followed by the browser, method, body, headers and all. BAK1 */
async function callOnce<N extends RouteName>(
  name: N,
  { code = "", token, path = "", mark = null, language, body }: Call<N>,
): Promise<Answer<N> | "out_of_patience"> {
  const [method, route] = routePaths[name];
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (mark !== null) headers["regatta-mark"] = mark;
  if (body !== undefined) headers["content-type"] = "application/json";
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceFor(name));
  try {
    const address = (isSlotPath(path) ? path : "") + route.replace(":code", encodeURIComponent(code));
    const query = language === undefined ? "" : `?language=${language}`;
    const response = await fetch(address + query, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: "same-origin",
      cache: "no-store",
      signal: patience.signal,
    });
    return readAnswer(name, response, await readContent(response));
  } catch {
    return patience.signal.aborted ? "out_of_patience" : unreachable;
  } finally {
    clearTimeout(timer);
  }
}

function patienceFor(name: RouteName): number {
  if (name === "uploadPicture") return uploadPatienceMs;
  if (name === "importDocument" || name === "contestDocument" || name === "journal")
    return documentPatienceMs;
  if (name === "matrixXlsx" || name === "auditXlsx") return spreadsheetPatienceMs;
  if (name === "owner") return ownerPatienceMs;
  return name.startsWith("connect") ? connectPatienceMs : patienceMs;
}

/** Of a route that a page may be sent to, such as a file to save. */
export function addressOf(name: RouteName): string {
  return routePaths[name][1];
}

/** The one gate for what comes over HTTP: a reply or a refusal of ours, or nobody's. PAG3 */
function readAnswer<N extends RouteName>(name: N, response: Response, content: unknown): Answer<N> {
  if (response.ok) {
    return isReply(name, content)
      ? { ok: true, reply: content }
      : { ok: false, problem: { code: "foreign_reply" } };
  }
  // A process that was taken for another: whoever answers knows the way.
  if (response.status === 421) return { ok: false, problem: { code: "contest_moved" } };
  if (isProblem(content)) return { ok: false, problem: content };
  // A proxy of ours whose server is away says so with these.
  const isAway = response.status >= 502 && response.status <= 504;
  return { ok: false, problem: { code: isAway ? "unreachable" : "foreign_reply" } };
}

/** What a spreadsheet is called among files. */
export const spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Undefined: not readable as what it calls itself. Rejects when the connection breaks. */
async function readContent(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith(spreadsheetType)) return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  if (/^(text\/csv|application\/x-ndjson)/.test(type)) return text;
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
