// Takes a backup, restores it elsewhere, and compares: npm run drill
import { type DrilledContest, drill } from "../server/backup/drill.ts";
import { sayProgress } from "../server/backup/progress.ts";
import { systemClock } from "../server/contests/clock.ts";
import { findSealKey } from "../server/journal/sealKey.ts";
import { runCommand } from "./command.ts";

await runCommand("Usage: npm run drill", {}, async ({ env, signal }) => {
  const { restoredInto, contests, tables, passed } = await drill({
    ...env,
    sealKey: findSealKey(env),
    now: systemClock.now(),
    progress: sayProgress(systemClock, console.error, signal),
    say: (line) => console.error(`${line} …`),
  });
  console.log(["code  ", "phase   ", "events".padStart(8), "pictures", "the same?"].join("  "));
  for (const contest of contests) console.log(lineOf(contest));
  if (tables.length > 0) console.log(`Not the same: ${tables.join(", ")}.`);
  console.log(`${passed ? "PASS" : "FAIL"}: ${contests.length} contests, restored into ${restoredInto}.`);
  if (!passed) process.exitCode = 1;
});

function lineOf({ here, there, differs }: DrilledContest): string {
  const facts = here ?? there;
  if (!facts) return "";
  const same = differs.length === 0 ? "yes" : `NO: ${differs.join(", ")}`;
  const { roomCode, phase, events, pictures } = facts;
  return [roomCode, phase.padEnd(8), `${events}`.padStart(8), `${pictures}`.padStart(8), same].join("  ");
}
