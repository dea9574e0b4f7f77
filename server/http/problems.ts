import { STATUS_CODES } from "node:http";
import type { Problem, ProblemCode } from "../../shared/api.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";

interface Details {
  readonly params?: Problem["params"];
  readonly problems?: Problem["problems"];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by whoever cannot serve a request: becomes the answer, in the form of RFC 9457. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly #details: Details;

  constructor(status: number, code: ProblemCode, details: Details = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.headers = details.headers ?? {};
    this.#details = details;
  }

  toProblem(): Problem {
    const { params, problems } = this.#details;
    return {
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      code: this.code,
      ...(params ? { params } : {}),
      ...(problems ? { problems } : {}),
    };
  }
}

/** A "no" of the rules keeps its code. */
export function problemOf({ code, params }: Rejection): HttpProblem {
  return new HttpProblem(statusOf(code), code, params ? { params } : {});
}

function statusOf(code: Rejection["code"]): number {
  switch (code) {
    case "not_allowed":
      return 403;
    case "internal":
      return 500;
    case "overloaded":
    case "contest_moved":
      return 503;
    default:
      return 409;
  }
}

/** There is no place just now, and may be one in so many seconds. */
export function overloaded(seconds = 2): HttpProblem {
  return new HttpProblem(503, "overloaded", { headers: { "Retry-After": `${seconds}` } });
}

export function tooManyFailures(waitMs: number): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "too_many_failures", {
    params: { seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}
