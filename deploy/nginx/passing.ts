import type { RouteName } from "../../shared/api.ts";

/** How the proxy passes a route on. */
export interface Passing {
  /**
   * Whether a request that was sent already may be sent to another process: its body carries a command id, or it writes
   * nothing. Otherwise another process is asked only when the first could not be reached at all. A GET always may. DEP3
   */
  readonly again: boolean;
  /** How long a process may be silent before it counts as not answering: most of them a moment. DEP2 */
  readonly seconds: 2 | 15 | 60 | 240 | 600;
}

const quick = { again: false, seconds: 2 } as const;
const quickAgain = { again: true, seconds: 2 } as const;
/** What waits for its turn at the processor, reads files or gathers a whole contest. */
const long = { again: false, seconds: 15 } as const;
const longAgain = { again: true, seconds: 15 } as const;
/** What waits in the line of spreadsheets that are written. FIL25 */
const inLine = { again: false, seconds: 240 } as const;

/** Every route: a new one does not compile until somebody has said here how it is passed on. */
export const passing: Readonly<Record<RouteName, Passing>> = {
  // A flood of guesses makes sign-ins wait for their turn to be hashed.
  signIn: long,
  firstRun: quickAgain,
  setFirstPassword: long,
  // The cookie is rotated: by a second one it would be known for stolen.
  refresh: quick,
  signOut: quick,
  listContests: quick,
  createContest: long,
  previewTable: longAgain,
  bringTable: longAgain,
  importDocument: { again: false, seconds: 600 },
  createBoard: quick,
  shelveContests: quick,
  duplicateContest: long,
  details: quick,
  setDetails: quickAgain,
  binContest: quick,
  restoreContest: quick,
  purgeContest: quick,
  createDemo: long,
  findRoom: quick,
  joinRoom: quickAgain,
  returnToRoom: quickAgain,
  takeSeat: quickAgain,
  // It writes nothing: one more that nobody uses runs out.
  inviteDevice: quickAgain,
  acceptInvitation: quickAgain,
  // A place that nobody comes to take is given to others by itself.
  connectScreen: quickAgain,
  connectTeam: quickAgain,
  connectModerator: quickAgain,
  owner: quick,
  service: quick,
  noSocket: quickAgain,
  socketlessTeams: quick,
  results: quick,
  teamResults: quick,
  matrix: long,
  matrixCsv: long,
  matrixXlsx: inLine,
  protocol: long,
  audit: long,
  auditCsv: long,
  auditXlsx: inLine,
  contestDocument: { again: false, seconds: 60 },
  contestCards: long,
  // Each is read by a process of its own, which may take 20 s, after those that came before.
  uploadPicture: { again: false, seconds: 60 },
  ownPicture: quick,
  copyCards: longAgain,
  teamPicture: quick,
  screenPicture: quick,
  readiness: longAgain,
  contestTable: long,
  journal: { again: false, seconds: 60 },
  templateCsv: quick,
  // The first of each after a start is written by a thread; from then on they are kept.
  templateXlsx: long,
  templateOds: long,
  addresses: quick,
  practiceBoards: quick,
  startPractice: quick,
  finishPractice: quick,
  tryDraft: long,
  trial: quick,
  steerTrial: quick,
};
