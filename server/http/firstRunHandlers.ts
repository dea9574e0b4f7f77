import type { Request } from "express";
import type { FirstPassword } from "../auth/FirstPassword.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { isLoopback } from "./clientAddress.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem, tooManyFailures } from "./problems.ts";
import { keepDeviceMark, keepRefreshToken } from "./signInCookies.ts";

export interface FirstRunDeps {
  readonly firstPassword: FirstPassword;
  readonly budgets: Budgets;
  readonly deviceKey: Uint8Array;
  /** Whether the environment tells of a proxy: then whoever seems to ask from this machine may be anybody. */
  readonly behindProxy: boolean;
}

export function firstRunHandlers(deps: FirstRunDeps): Handlers<"firstRun" | "setFirstPassword"> {
  const { firstPassword, budgets, deviceKey } = deps;
  return {
    async firstRun({ body: { secret }, request, address }) {
      const isTold = await maySet(deps, secret, request, address);
      return { login: isTold ? await firstPassword.findLogin() : null };
    },

    async setFirstPassword({ body: { secret, password }, request, address, response }) {
      if (!(await maySet(deps, secret, request, address))) throw new HttpProblem(403, "link_over");
      const set = await budgets.spend(
        [{ rate: "hashes", whose: address }],
        () => firstPassword.set(password),
        (grant) => grant !== null,
      );
      if (!set.ok) throw tooManyFailures(set.waitMs);
      const grant = set.result;
      if (!grant) throw new HttpProblem(409, "password_set");
      const reply = keepRefreshToken(grant, request, response);
      keepDeviceMark(deviceKey, grant.login, request, response);
      return reply;
    },
  };
}

/** Whoever is at this machine, or has the link that was printed there. All others learn nothing, not even that it is set. FST3 */
async function maySet(
  { firstPassword, budgets, behindProxy }: FirstRunDeps,
  secret: string | null,
  request: Request,
  address: string,
): Promise<boolean> {
  if (!behindProxy && isLoopback(request)) return true;
  if (secret === null) return false;
  const guessed = await budgets.spend(
    [{ rate: "firstLinks", whose: address }],
    async () => firstPassword.isLink(secret),
    (isRight) => isRight,
  );
  if (!guessed.ok) throw tooManyFailures(guessed.waitMs);
  return guessed.result;
}
