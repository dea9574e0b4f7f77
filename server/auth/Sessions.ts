import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { type AccountRow, findAccount, findAccountByLogin, settlePassword } from "../queries/accounts.ts";
import {
  deleteExpiredSessions,
  findSessionByRefreshHash,
  findSessionIdByRefreshHashes,
  insertSession,
  listRevokedSessionIds,
  listSessionsRevokedSince,
  revokeSession,
  rotateSession,
  type SessionRow,
} from "../queries/sessions.ts";
import type { Keys } from "./keys.ts";
import { isPasswordRight } from "./passwords.ts";
import { accessTokenSeconds, readAccessToken, type SignedIn, signAccessToken } from "./tokens.ts";

export interface SessionsDeps {
  readonly db: Kysely<Tables>;
  readonly keys: Pick<Keys, "access" | "refresh">;
  readonly clock: Clock;
}

/** What a browser gets when it signs in, and at each refresh. */
export interface Grant {
  readonly accessToken: string;
  readonly login: string;
  readonly refreshToken: string;
}

/** Whether a sign-in was ended by this process, or by another one of several. */
export type RevokedWhere = "here" | "elsewhere";

const dayMs = 24 * 60 * 60 * 1000;
export const sessionMs = 30 * dayMs;
/**
 * Two tabs may refresh at once, and an answer may get lost on its way: a page waits for it for a quarter of a minute, and asks
 * again. In this time a token is replaced once. AUT17
 */
export const reuseGraceMs = 2 * 60_000;
/** So many tokens that followed a replaced one are looked for: hours of whoever uses each at once, days of pages that are open. */
const mostFollowers = 100;
/** By so much may clocks of several processes differ. */
const skewMs = 60_000;

/** Signed-in browsers: their short access tokens and the refresh token that is replaced at each use. */
export class Sessions {
  readonly #deps: SessionsDeps;
  /** Revoked sessions whose access tokens may still be around, until when (ms since 1970). */
  readonly #revoked: Map<string, number>;
  readonly #listeners = new Set<(authSessionId: string, where: RevokedWhere) => void>();

  static async open(deps: SessionsDeps): Promise<Sessions> {
    const now = deps.clock.now();
    return new Sessions(deps, await listRevokedSessionIds(deps.db, now));
  }

  private constructor(deps: SessionsDeps, revokedIds: readonly string[]) {
    this.#deps = deps;
    const forgetAt = deps.clock.now() + accessTokenSeconds * 1000;
    this.#revoked = new Map(revokedIds.map((id) => [id, forgetAt]));
  }

  /** Told every revocation, at once. */
  onRevoked(listener: (authSessionId: string, where: RevokedWhere) => void): void {
    this.#listeners.add(listener);
  }

  isRevoked(authSessionId: string): boolean {
    return this.#revoked.has(authSessionId);
  }

  /** Null for a token that is not ours, has expired, or belongs to a revoked session. */
  async findSignedIn(accessToken: string): Promise<SignedIn | null> {
    const signedIn = await readAccessToken(this.#deps.keys.access, accessToken, this.#deps.clock.now());
    return signedIn && !this.isRevoked(signedIn.authSessionId) ? signedIn : null;
  }

  /** Null when there is no such account or the password is wrong; one takes as long as the other. */
  async signIn(login: string, password: string): Promise<Grant | null> {
    const { db } = this.#deps;
    const account = await findAccountByLogin(db, login);
    const right = await isPasswordRight(account?.passwordHash ?? null, password);
    if (!account || !right) return null;
    // Set in a browser while this one was compared: what was made up opens nothing any more.
    if (account.awaitsPassword && !(await settlePassword(db, account))) return null;
    return this.begin(account);
  }

  /** Signs a browser in of which it is known that it may. */
  async begin(account: Pick<AccountRow, "id" | "login">): Promise<Grant> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const refreshToken = randomBytes(32).toString("base64url");
    const session = { id: randomUUID(), accountId: account.id, createdAt: now, expiresAt: now + sessionMs };
    // For each that comes those go that nobody can use any more.
    await deleteExpiredSessions(db, now - dayMs);
    await insertSession(db, { ...session, refreshHash: hashOf(refreshToken) });
    return this.#grant(session, account.login, refreshToken);
  }

  /**
   * The next tokens; null when the session is over. A token that was replaced longer ago than the grace has been
   * stolen by one side or the other: it ends the session. AUT17 `sought`: only `by itself` costs little, and does not find
   * a token that was replaced more than once.
   */
  async refresh(
    refreshToken: string,
    sought: "with followers" | "by itself" = "with followers",
  ): Promise<Grant | null> {
    const { db, clock } = this.#deps;
    const session = await findSessionByRefreshHash(db, hashOf(refreshToken));
    const now = clock.now();
    if (!session && sought === "with followers") await this.#endFollowed(refreshToken);
    if (!session || session.revokedAt !== null || session.expiresAt <= now) return null;
    const wasRotated = session.rotatedAt !== null && now - session.rotatedAt <= reuseGraceMs;
    if (session.refreshHash !== hashOf(refreshToken)) {
      if (wasRotated) return this.#grantAnew(session, this.#nextToken(refreshToken));
      await this.revoke(session.id);
      return null;
    }
    // Rotated twice in a moment, it would leave a browser with whichever answer came last.
    if (wasRotated) return this.#grantAnew(session, refreshToken);
    const next = this.#nextToken(refreshToken);
    const rotated = await rotateSession(db, {
      id: session.id,
      fromHash: session.refreshHash,
      toHash: hashOf(next),
      at: now,
      expiresAt: now + sessionMs,
    });
    // Not rotated: somebody was faster, by a moment. The next token is the same, or the session is revoked.
    if (!rotated && (await findSessionByRefreshHash(db, hashOf(next)))?.revokedAt !== null) return null;
    return this.#grantAnew(session, next);
  }

  /** A token that led to the present one of a session, by however many, is no browser's any more: it ends that session. */
  async #endFollowed(refreshToken: string): Promise<void> {
    const hashes: string[] = [];
    let follower = refreshToken;
    for (let count = 0; count < mostFollowers; count += 1) {
      follower = this.#nextToken(follower);
      hashes.push(hashOf(follower));
    }
    const id = await findSessionIdByRefreshHashes(this.#deps.db, hashes);
    if (id !== undefined) await this.revoke(id);
  }

  /** Ends the session for good: its access tokens and its open rooms too. */
  async revoke(authSessionId: string): Promise<void> {
    await revokeSession(this.#deps.db, authSessionId, this.#deps.clock.now());
    this.#tell(authSessionId, "here");
  }

  /** Another process ended the session. RDS3 */
  noteRevoked(authSessionId: string): void {
    if (!this.isRevoked(authSessionId)) this.#tell(authSessionId, "elsewhere");
  }

  /** What other processes ended of late, as the database has it. RDS3 */
  async readRevoked(): Promise<void> {
    const { db, clock } = this.#deps;
    const since = clock.now() - accessTokenSeconds * 1000 - skewMs;
    for (const id of await listSessionsRevokedSince(db, since)) this.noteRevoked(id);
  }

  #tell(authSessionId: string, where: RevokedWhere): void {
    const now = this.#deps.clock.now();
    for (const [id, forgetAt] of this.#revoked) if (forgetAt < now) this.#revoked.delete(id);
    this.#revoked.set(authSessionId, now + accessTokenSeconds * 1000 + 2 * skewMs);
    for (const listener of this.#listeners) listener(authSessionId, where);
  }

  async #grantAnew(session: SessionRow, refreshToken: string): Promise<Grant | null> {
    const account = await findAccount(this.#deps.db, session.accountId);
    return account ? this.#grant(session, account.login, refreshToken) : null;
  }

  async #grant(
    session: Pick<SessionRow, "id" | "accountId">,
    login: string,
    refreshToken: string,
  ): Promise<Grant> {
    const signedIn = { accountId: session.accountId, authSessionId: session.id };
    const accessToken = await signAccessToken(this.#deps.keys.access, signedIn, this.#deps.clock.now());
    return { accessToken, login, refreshToken };
  }

  /** The same each time, so that a repeated refresh within the grace gives the same token and not a second line. */
  #nextToken(refreshToken: string): string {
    return createHmac("sha256", this.#deps.keys.refresh).update(refreshToken).digest("base64url");
  }
}

function hashOf(refreshToken: string): string {
  return createHash("sha256").update(refreshToken).digest("hex");
}
