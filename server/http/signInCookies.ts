import type { Request, Response } from "express";
import { makeDeviceMark, readDeviceMark } from "../auth/deviceMark.ts";
import { type Grant, sessionMs } from "../auth/Sessions.ts";

const refreshCookie = "regatta_refresh";
const deviceCookie = "regatta_device";
const cookiePath = "/api/auth";
const deviceMs = 400 * 24 * 60 * 60 * 1000;

/** Any spelling of a login counts as the same. */
export function spellingOf(login: string): string {
  return login.normalize("NFKC").toLowerCase();
}

/** Gives the browser the refresh token; what the page itself is told. */
export function keepRefreshToken(
  { accessToken, login, refreshToken }: Grant,
  request: Request,
  response: Response,
): { readonly accessToken: string; readonly login: string } {
  response.cookie(refreshCookie, refreshToken, { ...cookieOptions(request), maxAge: sessionMs });
  return { accessToken, login };
}

/** By which this browser is told from strangers at the next sign-in. AUT9 */
export function keepDeviceMark(key: Uint8Array, login: string, request: Request, response: Response): void {
  const mark = makeDeviceMark(key, spellingOf(login));
  response.cookie(deviceCookie, mark, { ...cookieOptions(request), maxAge: deviceMs });
}

/** The device that signed in with this login before; null for a stranger's. */
export function readDevice(key: Uint8Array, login: string, request: Request): string | null {
  return readDeviceMark(key, spellingOf(login), readCookie(request, deviceCookie) ?? "");
}

export function readRefreshToken(request: Request): string | null {
  return readCookie(request, refreshCookie);
}

export function forgetRefreshToken(request: Request, response: Response): void {
  response.clearCookie(refreshCookie, cookieOptions(request));
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
