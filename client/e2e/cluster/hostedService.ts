import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { secureName } from "../browsers.ts";
import type { ClusterService } from "./ClusterService.ts";

const readyWithinMs = 60_000;
const lookEveryMs = 100;

/** The service of this machine itself, as docs/hosting.md makes one: nobody has chosen a password yet. */
export async function findHostedService(password: string): Promise<ClusterService> {
  const log = await run("journalctl", "--no-pager", "-o", "cat", "-u", "regatta@*");
  const firstLink = log.match(new RegExp(`https://${secureName}/console#first=\\S+`, "g"))?.at(-1);
  if (firstLink === undefined) throw new Error(`the log shows no link:\n${log}`);
  return {
    httpsPort: 443,
    login: "organizer",
    password,
    firstLink,
    kill: async (slot) => void (await run("systemctl", "kill", "--signal=KILL", `regatta@${slot}`)),
    comeBack: untilReady,
    lastWords: () => run("journalctl", "--no-pager", "-n", "60", "-u", "regatta@*"),
    remove: async () => undefined,
  };
}

/** systemd starts it again by itself. */
async function untilReady(slot: number): Promise<void> {
  const giveUpAt = performance.now() + readyWithinMs;
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:257${slot}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > giveUpAt) throw new Error(`process ${slot} does not come back`);
    await delay(lookEveryMs);
  }
}

async function run(program: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(program, args)).stdout;
}
