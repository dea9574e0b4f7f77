import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { signAccessToken, signSeatToken } from "../../server/auth/tokens.ts";
import type { SeatGrant } from "../../shared/api.ts";
import { type RouteName, routes } from "../../shared/api.ts";
import type { Target } from "./Target.ts";

const hourMs = 60 * 60_000;
/** Is signed out before anything is tried. */
export const signedOutSession = "attacked-and-signed-out";

/** A token that must open nothing. */
export interface Forgery {
  readonly kind: string;
  readonly token: string;
  readonly routes: readonly RouteName[];
}

const names = Object.keys(routes) as RouteName[];
const forTeams = names.filter((name) => routes[name].role === "team");
const forOrganizers = names.filter((name) => ["organizer", "owner"].includes(routes[name].role));
const closed = [...forTeams, ...forOrganizers];

/** Of every kind, also what only somebody with the server's own keys could make. */
export async function forge(
  { keys, organizerToken }: Target,
  seat: SeatGrant,
  seatElsewhere: SeatGrant,
  refreshToken: string,
): Promise<readonly Forgery[]> {
  const claims = claimsOf(seat.seatToken);
  const account = claimsOf(organizerToken);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = (of: object, alg: string) => `${part({ alg })}.${part(of)}.`;
  const signedBy = (of: object, key: Uint8Array, alg = "HS256") =>
    new SignJWT({ ...of }).setProtectedHeader({ alg }).sign(key);
  const seatOf = (changes: object) => signedBy({ ...claims, ...changes }, keys.seat);
  const stranger = randomBytes(32);
  const signatureOf = (token: string) => token.split(".")[2] ?? "";

  return [
    { kind: "nothing", token: "", routes: closed },
    { kind: "no token at all", token: "Bearer", routes: closed },
    { kind: "noise", token: randomBytes(60).toString("base64url"), routes: closed },
    { kind: "seat, alg none", token: unsigned(claims, "none"), routes: closed },
    { kind: "seat, alg NONE", token: unsigned(claims, "NONE"), routes: closed },
    { kind: "account, alg none", token: unsigned(account, "none"), routes: closed },
    { kind: "seat, other key", token: await signedBy(claims, stranger), routes: closed },
    { kind: "account, other key", token: await signedBy(account, stranger), routes: closed },
    { kind: "seat, other algorithm", token: await signedBy(claims, keys.seat, "HS512"), routes: closed },
    { kind: "seat, key of accounts", token: await signedBy(claims, keys.access), routes: closed },
    { kind: "account, key of seats", token: await signedBy(account, keys.seat), routes: closed },
    { kind: "seat, truncated", token: seat.seatToken.slice(0, -4), routes: closed },
    { kind: "seat, without signature", token: seat.seatToken.replace(/[^.]*$/, ""), routes: closed },
    {
      kind: "seat, signature of another",
      token: seat.seatToken.replace(/[^.]*$/, signatureOf(seatElsewhere.seatToken)),
      routes: closed,
    },
    { kind: "seat for an account", token: seat.seatToken, routes: forOrganizers },
    { kind: "account for a seat", token: organizerToken, routes: forTeams },
    { kind: "refresh for access", token: refreshToken, routes: closed },
    { kind: "seat of another contest", token: seatElsewhere.seatToken, routes: forTeams },
    {
      kind: "seat that nobody holds",
      token: await seatOf({ seat: "nobodysseatnobodysseat" }),
      routes: forTeams,
    },
    // Which team a token names does not matter: whose the seat is, the contest says. SEA2
    {
      kind: "seat that nobody holds, of an unknown team",
      token: await seatOf({ team: "t999", seat: "nobodysseatnobodysseat" }),
      routes: forTeams,
    },
    { kind: "seat for another use", token: await seatOf({ aud: "access" }), routes: closed },
    {
      kind: "account, expired",
      token: await signAccessToken(keys.access, idsOf(account), Date.now() - hourMs),
      routes: closed,
    },
    {
      kind: "account, signed out",
      token: await signAccessToken(
        keys.access,
        { ...idsOf(account), authSessionId: signedOutSession },
        Date.now(),
      ),
      routes: closed,
    },
    {
      kind: "seat of a prototype",
      token: await signSeatToken(keys.seat, {
        contestId: String(claims.contest),
        teamId: "__proto__",
        seatId: "constructor",
      }),
      routes: closed,
    },
  ];
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

function idsOf({ sub, sid }: Readonly<Record<string, unknown>>) {
  return { accountId: String(sub), authSessionId: String(sid) };
}
