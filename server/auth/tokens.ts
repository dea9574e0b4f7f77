import { webcrypto } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { SeatId, TeamId } from "../../shared/ids.ts";

/** Who a request of an organizer comes from. */
export interface SignedIn {
  readonly accountId: string;
  /** The sign-in it belongs to, by which it is revoked. */
  readonly authSessionId: string;
}

/** A seat as its token names it. Whether it still stands, the contest's state says. AUT4 */
export interface SeatClaim {
  readonly contestId: string;
  readonly teamId: string;
  readonly seatId: string;
}

export const accessTokenSeconds = 15 * 60;

const AccessClaims = z.object({ sub: z.string(), sid: z.string() });
const SeatClaims = z.object({ contest: z.string(), team: TeamId, seat: SeatId });
const algorithm = "HS256";
/** By their bytes, which would be made into a key for every token. */
const readyKeys = new WeakMap<Uint8Array, Promise<webcrypto.CryptoKey>>();

/** `now` in ms since 1970. */
export async function signAccessToken(
  key: Uint8Array,
  { accountId, authSessionId }: SignedIn,
  now: number,
): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ sid: authSessionId })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(accountId)
    .setAudience("access")
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenSeconds)
    .sign(await readyKey(key));
}

/** Null for a token that is not ours or has expired. Says nothing about revocation. */
export async function readAccessToken(key: Uint8Array, token: string, now: number): Promise<SignedIn | null> {
  const claims = AccessClaims.safeParse(await verifiedClaims(key, token, "access", now));
  return claims.success ? { accountId: claims.data.sub, authSessionId: claims.data.sid } : null;
}

/** Never expires: the seat does. */
export async function signSeatToken(
  key: Uint8Array,
  { contestId, teamId, seatId }: SeatClaim,
): Promise<string> {
  return new SignJWT({ contest: contestId, team: teamId, seat: seatId })
    .setProtectedHeader({ alg: algorithm })
    .setAudience("seat")
    .sign(await readyKey(key));
}

/** Null for a token that is not ours. */
export async function readSeatToken(key: Uint8Array, token: string, now: number): Promise<SeatClaim | null> {
  const claims = SeatClaims.safeParse(await verifiedClaims(key, token, "seat", now));
  if (!claims.success) return null;
  return { contestId: claims.data.contest, teamId: claims.data.team, seatId: claims.data.seat };
}

async function verifiedClaims(
  key: Uint8Array,
  token: string,
  audience: string,
  now: number,
): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, await readyKey(key), {
      algorithms: [algorithm],
      audience,
      currentDate: new Date(now),
    });
    return payload;
  } catch {
    return null;
  }
}

function readyKey(key: Uint8Array): Promise<webcrypto.CryptoKey> {
  const known = readyKeys.get(key);
  if (known) return known;
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const ready = webcrypto.subtle.importKey("raw", key, hmac, false, ["sign", "verify"]);
  readyKeys.set(key, ready);
  return ready;
}
