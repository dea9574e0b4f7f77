import { inspect } from "node:util";
import type { Env } from "../env.ts";
import { redactorFor } from "./redact.ts";
import { startupSentence } from "./startupErrors.ts";

/** Ends a program that cannot start, with one sentence where that says enough. OPS16 */
export function refuseStart(error: unknown, env: Env | null): never {
  const sentence = startupSentence(error, env) ?? inspect(error);
  console.error(redactorFor(env)(`Regatta cannot start. ${sentence}`));
  process.exit(1);
}
