import type { Request, Response } from "express";
import { makeDeviceMark, readDeviceMark } from "../auth/deviceMark.ts";
import { type Grant, type Sessions, sessionMs } from "../auth/Sessions.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem, tooManyFailures } from "./problems.ts";

const refreshCookie = "regatta_refresh";
const deviceCookie = "regatta_device";
const cookiePath = "/api/auth";
const deviceMs = 400 * 24 * 60 * 60 * 1000;

export function authHandlers(deps: {
  readonly sessions: Sessions;
  readonly budgets: Budgets;
  readonly deviceKey: Uint8Array;
}): Handlers<"signIn" | "refresh" | "signOut"> {
  const { sessions, budgets, deviceKey } = deps;

  return {
    async signIn({ body, address, request, response }) {
      const login = body.login.normalize("NFKC").toLowerCase();
      const device = readDeviceMark(deviceKey, login, readCookie(request, deviceCookie) ?? "");
      // Counted before the slow comparison: a hundred at once are a hundred. AUT9
      const shares =
        device === null
          ? ([["passwords", `${address} ${login}`] as const, ["hashes", address] as const] as const)
          : ([["devicePasswords", device] as const] as const);
      for (const [rate, whose] of shares) {
        const taken = await budgets.take(rate, whose);
        if (!taken.ok) throw tooManyFailures(taken.waitMs);
      }
      const grant = await sessions.signIn(body.login, body.password);
      if (!grant) throw new HttpProblem(401, "wrong_password");
      for (const [rate, whose] of shares) await budgets.give(rate, whose);
      const reply = replyTo(grant, request, response);
      const mark = makeDeviceMark(deviceKey, login);
      response.cookie(deviceCookie, mark, { ...cookieOptions(request), maxAge: deviceMs });
      return reply;
    },

    async refresh({ request, response }) {
      const token = readCookie(request, refreshCookie);
      const grant = token === null ? null : await sessions.refresh(token);
      if (!grant) throw new HttpProblem(401, "not_signed_in");
      return replyTo(grant, request, response);
    },

    async signOut({ signedIn, request, response }) {
      await sessions.revoke(signedIn.authSessionId);
      response.clearCookie(refreshCookie, cookieOptions(request));
      return {};
    },
  };
}

function replyTo({ accessToken, login, refreshToken }: Grant, request: Request, response: Response) {
  response.cookie(refreshCookie, refreshToken, { ...cookieOptions(request), maxAge: sessionMs });
  return { accessToken, login };
}

/** The classroom is plain HTTP, where a `Secure` cookie would not be kept. */
function cookieOptions(request: Request) {
  return { httpOnly: true, sameSite: "strict", path: cookiePath, secure: request.secure } as const;
}

function readCookie(request: Request, wanted: string): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === wanted && value && /^[A-Za-z0-9_.-]{20,100}$/.test(value)) return value;
  }
  return null;
}
