import type { Request, Response } from "express";
import { FailureLimit } from "../auth/FailureLimit.ts";
import { type Grant, type Sessions, sessionMs } from "../auth/Sessions.ts";
import type { Clock } from "../contests/clock.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem, tooManyFailures } from "./problems.ts";

const cookieName = "regatta_refresh";
const cookiePath = "/api/auth";
const fiveMinutesMs = 5 * 60_000;

export function authHandlers(deps: {
  readonly sessions: Sessions;
  readonly clock: Clock;
}): Handlers<"signIn" | "refresh" | "signOut"> {
  const { sessions, clock } = deps;
  const byLogin = new FailureLimit(clock, { failures: 10, windowMs: fiveMinutesMs });
  // Whoever tries many logins: each trial costs a hash.
  const byAddress = new FailureLimit(clock, { failures: 100, windowMs: fiveMinutesMs });

  return {
    async signIn({ body, address, request, response }) {
      const target = body.login.normalize("NFKC").toLowerCase();
      const waitMs = byLogin.waitMs(address, target) ?? byAddress.waitMs(address);
      if (waitMs !== null) throw tooManyFailures(waitMs);
      // Counted before the slow comparison: a hundred at once are a hundred.
      byLogin.count(address, target);
      byAddress.count(address);
      const grant = await sessions.signIn(body.login, body.password);
      if (!grant) throw new HttpProblem(401, "wrong_password");
      byLogin.forgive(address, target);
      byAddress.forgive(address);
      return replyTo(grant, request, response);
    },

    async refresh({ request, response }) {
      const token = refreshCookie(request);
      const grant = token === null ? null : await sessions.refresh(token);
      if (!grant) throw new HttpProblem(401, "not_signed_in");
      return replyTo(grant, request, response);
    },

    async signOut({ signedIn, request, response }) {
      await sessions.revoke(signedIn.authSessionId);
      response.clearCookie(cookieName, cookieOptions(request));
      return {};
    },
  };
}

function replyTo({ accessToken, login, refreshToken }: Grant, request: Request, response: Response) {
  response.cookie(cookieName, refreshToken, { ...cookieOptions(request), maxAge: sessionMs });
  return { accessToken, login };
}

/** The classroom is plain HTTP, where a `Secure` cookie would not be kept. */
function cookieOptions(request: Request) {
  return { httpOnly: true, sameSite: "strict", path: cookiePath, secure: request.secure } as const;
}

function refreshCookie(request: Request): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === cookieName && value && /^[A-Za-z0-9_-]{20,100}$/.test(value)) return value;
  }
  return null;
}
