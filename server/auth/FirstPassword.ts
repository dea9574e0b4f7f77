import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { findAccountAwaitingPassword, setAwaitedPassword } from "../queries/accounts.ts";
import { hashPassword } from "./passwords.ts";
import { randomLinkSecret } from "./random.ts";
import type { Grant, Sessions } from "./Sessions.ts";
import { isSameSecret } from "./sameSecret.ts";

/**
 * The password of a new installation, which the program made up. Until somebody has signed in with it or set another one,
 * it may be set in a browser; whoever asks has been let through by then. FST2 FST3
 */
export class FirstPassword {
  readonly #db: Kysely<Tables>;
  readonly #sessions: Sessions;
  readonly #linkKey: Uint8Array | null;
  /** Kept when the password is set, too: who comes later with the same link is told so. */
  #secret: string | null = null;

  /** `linkKey`: what several processes make the same link of, since any of them may be asked; null: this one is alone. */
  constructor(deps: {
    readonly db: Kysely<Tables>;
    readonly sessions: Sessions;
    readonly linkKey: Uint8Array | null;
  }) {
    this.#db = deps.db;
    this.#sessions = deps.sessions;
    this.#linkKey = deps.linkKey;
  }

  /**
   * The secret of a new link, which lasts as long as this process, or, of several, as long as the password that was made
   * up; null: the password is set. FST3 RDS7
   */
  async makeLink(): Promise<string | null> {
    const account = await findAccountAwaitingPassword(this.#db);
    if (!account) return null;
    const secret = this.#linkKey ? sharedSecret(this.#linkKey, account.passwordHash) : randomLinkSecret();
    this.#secret = secret;
    return secret;
  }

  /** Whether this secret is that of the link. */
  isLink(secret: string): boolean {
    return this.#secret !== null && isSameSecret(secret, this.#secret);
  }

  /** Whose password may be set; null: nobody's any more. */
  async findLogin(): Promise<string | null> {
    return (await findAccountAwaitingPassword(this.#db))?.login ?? null;
  }

  /** Sets it and signs in; null when somebody was faster. FST4 */
  async set(password: string): Promise<Grant | null> {
    const account = await findAccountAwaitingPassword(this.#db);
    if (!account) return null;
    const passwordHash = await hashPassword(password);
    const isFirst = await setAwaitedPassword(this.#db, { accountId: account.id, passwordHash });
    return isFirst ? this.#sessions.begin(account) : null;
  }
}

function sharedSecret(key: Uint8Array, passwordHash: string): string {
  return createHmac("sha256", key).update(`first password ${passwordHash}`).digest("base64url");
}
