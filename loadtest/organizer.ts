import { setTimeout as delay } from "node:timers/promises";
import type { RulePack } from "../shared/contest/rules.ts";
import { type Caller, callRoute } from "./bots/callRoute.ts";
import { organizerLogin } from "./serverProcess.ts";

/** An access token of the organizer; null when it cannot be had now. */
export async function signIn(caller: Caller, password: string): Promise<string | null> {
  try {
    const answer = await callRoute(caller, "signIn", { body: { login: organizerLogin, password } });
    return answer.ok ? answer.reply.accessToken : null;
  } catch {
    return null; // the server is away
  }
}

/** An access token at last: at its very first start the server listens a moment before the account is made. */
export async function signInAtLast(caller: Caller, password: string): Promise<string> {
  for (;;) {
    const token = await signIn(caller, password);
    if (token !== null) return token;
    await delay(100);
  }
}

/**
 * Makes a contest from a file in the CSV form; its room code. Waits where the account has made many. Throws when the server
 * refuses.
 */
export async function createContest(
  caller: Caller,
  token: string,
  {
    title,
    csv,
    rules = {},
  }: { readonly title: string; readonly csv: string; readonly rules?: Partial<RulePack> },
): Promise<string> {
  const answer = await callRoute(caller, "createContest", {
    token,
    body: {
      title,
      language: "en",
      durationMs: 4 * 60 * 60_000,
      startsAt: null,
      rules,
      file: Buffer.from(csv).toString("base64"),
    },
  });
  if (answer.ok) return answer.reply.roomCode;
  if (answer.problem.code !== "too_fast")
    throw new Error(`no contest was made: ${JSON.stringify(answer.problem)}`);
  await delay(1_000); // BUD11
  return createContest(caller, token, { title, csv, rules });
}
