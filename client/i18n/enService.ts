import { createFormat } from "./format.ts";

const { integer } = createFormat("en");

/** The page of what is live, for organizers. */
export const serviceWords = {
  title: "What is live",
  toService: "What is live at the moment",
  toContests: "To the contests",
  incomplete: "A process does not report at the moment: its contests may be missing here.",
  contests: "Live contests",
  noContests: "No contest is live.",
  columns: {
    title: "Contest",
    owner: "Organizer",
    state: "State",
    clients: "Connected",
    since: "Open since",
    process: "Process",
  },
  notSaved: "cannot be saved",
  broken: (reason: string, seq: number | null) =>
    seq === null ? `Broken (${reason})` : `Broken (${reason}) at ${integer(seq)}`,
  retryAt: (time: string) => `tried again at ${time}`,
  noRetry: "not tried again before a restart",
  processes: "Processes",
  onlyProcess: "The only one",
  processOf: (slot: string) => `Process ${slot}`,
  processColumns: {
    process: "Process",
    state: "State",
    contests: "Contests",
    memory: "Memory",
    loopDelay: "Delay",
    commit: "Slowest save",
    database: "Database",
    redis: "Redis",
    since: "Since",
  },
  working: "works",
  starting: "is starting",
  draining: "is being stopped",
  unseen: (seconds: string) => `not heard of for ${seconds} s`,
  gone: (span: string) => `has been gone for ${span}, though nobody stopped it`,
  contestsElsewhere: "the others take its contests",
  silent: "does not tell at the moment",
  brokenCount: (count: number) => `${integer(count)} broken`,
  mebibytes: (amount: string) => `${amount} MB`,
  ms: (amount: string) => `${amount} ms`,
  answers: { yes: "answers", no: "does not answer", none: "not used" },
};
