import { parseArgs } from "node:util";
import { playMany } from "../server/account/testing/playAccounted.ts";
import { accountBench } from "./bench/accountBench.ts";
import { givenOrEnd, seedOf, whole } from "./given.ts";
import { formatNumber, formatTable } from "./table.ts";

// npm run account: whether the independent account of a contest says nothing where nothing is wrong, in a thousand contests that
// are generated and played with every command, and how far it lags behind 500 events a second.
//   --contests N --seed N

const { values } = parseArgs({
  options: { contests: { type: "string", default: "1000" }, seed: { type: "string", default: "2" } },
});
const { contests, seed } = givenOrEnd(() => ({
  contests: whole("contests", values.contests, 1, 1_000_000),
  seed: seedOf(values.seed),
}));
const happened = playMany(contests, seed);
const events = [...happened]
  .filter(([what]) => what !== "refused")
  .reduce((sum, [, count]) => sum + count, 0);
const { eventsPerSecond, longestLagMs, findings, threadMegabytes, events: fed } = await accountBench();

console.log(
  formatTable([
    ["", "value", "unit"],
    ["contests played without an alarm", formatNumber(contests), "contests"],
    ["events in them", formatNumber(events), "events"],
    ["refused commands in them", formatNumber(happened.get("refused") ?? 0), "commands"],
    [`a contest of 60 teams, ${formatNumber(fed)} events`, formatNumber(eventsPerSecond), "events/s"],
    ["longest lag of its account", formatNumber(longestLagMs), "ms"],
    ["what its account found", formatNumber(findings), "findings"],
    ["what the thread takes", formatNumber(threadMegabytes), "MB"],
  ]),
);
const seldom = ["ScheduleMissed", "TeamRemoved", "ContestInterrupted", "ContestReopened"];
const missing = seldom.filter((type) => !happened.has(type));
for (const type of missing) console.error(`no contest had a ${type}`);
process.exit(missing.length > 0 || findings > 0 || longestLagMs >= 1_000 ? 1 : 0);
