import type { RouteName } from "../../shared/api.ts";
import { backoffMs } from "./backoff.ts";
import type { TroubleCode } from "./http.ts";
import type { Timers } from "./timers.ts";

/**
 * What becomes of a call whose process ended in the middle, or never got it. `again`: it writes nothing, writes the same
 * twice, or carries an id under which it has one effect; a refresh gives the same tokens for some seconds. `never`: twice
 * would be two effects: its person decides. BAK6
 */
const repeats: Readonly<Record<RouteName, "again" | "never" | "by its asker">> = {
  signIn: "never",
  firstRun: "again",
  setFirstPassword: "never",
  refresh: "again",
  signOut: "never",
  service: "again",
  listContests: "again",
  createContest: "never",
  importDocument: "never",
  previewTable: "again",
  bringTable: "again",
  createBoard: "never",
  shelveContests: "again",
  duplicateContest: "never",
  details: "again",
  setDetails: "again",
  binContest: "never",
  restoreContest: "never",
  purgeContest: "never",
  createDemo: "never",
  contestCards: "again",
  copyCards: "again",
  readiness: "again",
  findRoom: "again",
  joinRoom: "again",
  returnToRoom: "again",
  takeSeat: "again",
  inviteDevice: "again",
  acceptInvitation: "again",
  connectScreen: "by its asker",
  connectTeam: "by its asker",
  connectModerator: "by its asker",
  owner: "by its asker",
  noSocket: "again",
  socketlessTeams: "again",
  results: "again",
  teamResults: "again",
  matrix: "again",
  matrixCsv: "again",
  matrixXlsx: "again",
  protocol: "again",
  audit: "again",
  auditCsv: "again",
  auditXlsx: "again",
  contestDocument: "again",
  uploadPicture: "again",
  ownPicture: "again",
  teamPicture: "again",
  screenPicture: "again",
  contestTable: "again",
  journal: "again",
  templateCsv: "again",
  templateXlsx: "again",
  templateOds: "again",
  addresses: "again",
  practiceBoards: "again",
  startPractice: "never",
  finishPractice: "never",
  tryDraft: "never",
  trial: "again",
  steerTrial: "again",
};

/** Nobody answered, or whoever did has lost the contest. */
const passing: ReadonlySet<TroubleCode> = new Set(["unreachable", "contest_moved"]);

/** Nobody says what became of it, or whether it will be done after all. */
const unanswered: ReadonlySet<TroubleCode> = new Set([
  ...passing,
  "foreign_reply",
  "sockets_blocked",
  "not_signed_in",
  "not_saved",
  "contest_broken",
  "wrong_process",
  "overloaded",
  "too_fast",
  "internal",
]);

/** Whether what was asked under an id may have been done, or may be yet: only the same id asks for it once more. RUN2 */
export function isUnanswered(trouble: TroubleCode): boolean {
  return unanswered.has(trouble);
}

export function isAskedAgain(name: RouteName, trouble: TroubleCode): boolean {
  return repeats[name] === "again" && passing.has(trouble);
}

/** Long enough for another process to be asked, too short to be noticed. */
export function waitBeforeAgain({
  timers,
  random,
}: {
  readonly timers: Timers;
  readonly random: () => number;
}): Promise<void> {
  return new Promise((resolve) => {
    timers.after(backoffMs(2, random), resolve);
  });
}
