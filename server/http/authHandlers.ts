import { Refreshes } from "../auth/Refreshes.ts";
import type { Sessions } from "../auth/Sessions.ts";
import type { Budgets, Share } from "../budgets/Budgets.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem, overloaded, tooManyFailures } from "./problems.ts";
import {
  forgetRefreshToken,
  keepDeviceMark,
  keepRefreshToken,
  readDevice,
  readRefreshToken,
  spellingOf,
} from "./signInCookies.ts";

export function authHandlers(deps: {
  readonly sessions: Sessions;
  readonly budgets: Budgets;
  readonly deviceKey: Uint8Array;
}): Handlers<"signIn" | "refresh" | "signOut"> {
  const { sessions, budgets, deviceKey } = deps;
  const refreshes = new Refreshes(deps);

  return {
    async signIn({ body, address, request, response }) {
      const device = readDevice(deviceKey, body.login, request);
      const stranger: readonly Share[] = [
        { rate: "passwords", whose: `${address} ${spellingOf(body.login)}` },
        { rate: "hashes", whose: address },
      ];
      // Counted before the slow comparison: a hundred at once are a hundred. AUT9
      const signedIn = await budgets.spend(
        device === null ? stranger : [{ rate: "devicePasswords", whose: device }],
        () => sessions.signIn(body.login, body.password),
        (grant) => grant !== null,
      );
      if (!signedIn.ok) throw tooManyFailures(signedIn.waitMs);
      const grant = signedIn.result;
      if (!grant) throw new HttpProblem(401, "wrong_password");
      const reply = keepRefreshToken(grant, request, response);
      keepDeviceMark(deviceKey, body.login, request, response);
      return reply;
    },

    async refresh({ request, response, address }) {
      const token = readRefreshToken(request);
      const grant = token === null ? null : await refreshes.refresh(token, address);
      if (grant === "overloaded") throw overloaded();
      if (!grant) throw new HttpProblem(401, "not_signed_in");
      return keepRefreshToken(grant, request, response);
    },

    async signOut({ signedIn, request, response }) {
      await sessions.revoke(signedIn.authSessionId);
      forgetRefreshToken(request, response);
      return {};
    },
  };
}
