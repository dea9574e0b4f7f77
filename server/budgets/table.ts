import { MAX_DOCUMENT_BYTES } from "../../shared/contestFile/limits.ts";
import type { RoomSizes } from "../env.ts";

/** So many at once, and after that so many per second. */
export interface Rate {
  /** Whose share it is. `login` is meant at one address: others are not held up by it. */
  readonly of: "connection" | "seat" | "team" | "address" | "login" | "device" | "account";
  readonly burst: number;
  readonly perSecond: number;
  /** Whoever is too fast waits in a line where the contest is live. */
  readonly inLine?: true;
  /** Spent where the contest is live, and nowhere else. */
  readonly atContest?: true;
  /** Counts as soon as it is asked, whatever comes of it. BUD12 */
  readonly asAsked?: true;
}

/** So many at the same time; what is given back is free again. */
export interface Places {
  readonly of: "connection" | "seat" | "team" | "address" | "account" | "contest" | "process";
  readonly most: number;
}

/** What is noticed when it happens often, and for how long it is remembered. */
export interface Noticed {
  readonly of: "address" | "team";
  readonly most: number;
  /** That many within so long; absent: however long it took. */
  readonly withinMs?: number;
  /** Forgotten when it has not happened for so long. */
  readonly forMs: number;
}

/**
 * What everybody may use, in one look. A class sits behind one address, so what an address may do is what thirty pupils
 * do who type wrong, and nothing here ever stops a seat that is held, or a right code: at worst it waits. AUT5 AUT10 BUD1
 */
export function budgetTable({ teams, seatsPerTeam, clients, practices }: RoomSizes) {
  return {
    rates: {
      /** Requests of a client in its room, of any kind; whoever asks on is sent away. */
      requests: /*          */ { of: "connection", burst: 60, perSecond: 30 },
      commands: /*          */ { of: "connection", burst: 10, perSecond: 10 },
      /** What a team's device asks moderators; the rules bound what is open. QST6 */
      questions: /*         */ { of: "connection", burst: 6, perSecond: 1 / 10 },
      /** Boats that a device chooses for its team in the lobby, by all of its connections: each is an event. BOA5 */
      boats: /*             */ { of: "seat", burst: 6, perSecond: 1, atContest: true, asAsked: true },
      /** Drafts that a device tells its mates, by all of its connections; a page tells one of a box 2.5 times a second. DRF6 */
      drafts: /*            */ { of: "seat", burst: 24, perSecond: 5, atContest: true, asAsked: true },
      /** Whole views that a client in its room asks for again. NET5 */
      viewKiB: /*           */ { of: "connection", burst: 256, perSecond: 16 },
      /** What an author types and has not saved, as it goes to the other authors; long texts count for several. EDT9 */
      keystrokes: /*        */ { of: "connection", burst: 20, perSecond: 8 },
      /** Passwords tried for one login from one address. */
      passwords: /*         */ { of: "login", burst: 10, perSecond: 1 / 3 },
      /** The same from a browser that was signed in before: its own, whatever others try. */
      devicePasswords: /*   */ { of: "device", burst: 10, perSecond: 1 / 3 },
      /** Whoever tries many logins: each trial costs a hash. */
      hashes: /*            */ { of: "address", burst: 100, perSecond: 1 },
      /** Guesses at the link to the first password. FST3 */
      firstLinks: /*        */ { of: "address", burst: 60, perSecond: 1 },
      /** Refresh tokens that are nobody's; after that one at a time is looked up. AUT19 */
      unknownTokens: /*     */ { of: "address", burst: 100, perSecond: 1 },
      /** Room codes that lead nowhere; after that one at a time is looked up. AUT10 */
      unknownCodes: /*      */ { of: "address", burst: 300, perSecond: 1 },
      /** Entries to a contest that the rules refuse: a taken name, an unknown one. */
      refusedEntries: /*    */ { of: "address", burst: 100, perSecond: 3, inLine: true },
      /** Teams that guests make in one contest. */
      newTeams: /*          */ { of: "address", burst: 60, perSecond: 1, inLine: true },
      /** Names that guests ask to be let in by, where the entry is by approval: further ones wait in line. APV4 */
      applications: /*      */ { of: "address", burst: 60, perSecond: 1, inLine: true, asAsked: true },
      /** Further devices that one of a team invites; each that comes takes a seat of the team. ENT24 */
      invitations: /*       */ { of: "seat", burst: 12, perSecond: 1 / 20 },
      /** Devices that come by invitations of a team, used ones too; others wait in the line of what is refused. ENT24 */
      invitedEntries: /*    */ { of: "team", burst: 24, perSecond: 1 / 2, atContest: true },
      practiceStarts: /*    */ { of: "address", burst: 200, perSecond: 1 / 3 },
      /** Pictures that an author puts into statements: each is read by a process of its own, and written to the database. MED4 */
      pictureUploads: /*    */ { of: "account", burst: 60, perSecond: 1 },
      pictureKiB: /*        */ { of: "account", burst: 48 * 1024, perSecond: 1024 },
      /** Trials of a draft: each is a contest in memory with teams that play in it. PRA10 */
      tries: /*             */ { of: "account", burst: 30, perSecond: 1 / 10 },
      /** How it stands with a trial, and how its simulated teams shall play. */
      tryAsks: /*           */ { of: "account", burst: 120, perSecond: 2 },
      /** What an organizer does with the contests of the list: a copy is a whole contest. LIB8 */
      libraryActs: /*       */ { of: "account", burst: 120, perSecond: 2 },
      /** Contest documents with pictures: each takes memory and a processor for seconds. FIL21 */
      documents: /*         */ { of: "account", burst: 60, perSecond: 1 / 5 },
      /** Files that are written for an account: a journal, a document with its pictures, a table. BUD11 */
      exports: /*           */ { of: "account", burst: 120, perSecond: 2 },
      /** Looks at what a table would come to, after each cell that was mended. FIL15 */
      tablePreviews: /*     */ { of: "account", burst: 60, perSecond: 1 },
      /** Contests that somebody signed in makes of demo boards. FST5 */
      demoContests: /*      */ { of: "login", burst: 20, perSecond: 1 / 30 },
      /** Whether a contest is ready: each takes a processor for seconds. */
      readinessChecks: /*   */ { of: "account", burst: 20, perSecond: 1 / 10 },
    },
    places: {
      /** Connections to a room, of everybody together. */
      clients: /*           */ { of: "contest", most: clients },
      /** Screens need no account: they never take the last places of teams and moderators. */
      screens: /*           */ { of: "contest", most: Math.ceil(clients / 4) },
      /** Of the places of `clients`, those that only moderators take, and the owner's big screen. */
      moderators: /*        */ { of: "contest", most: Math.ceil(clients / 50) },
      /** Of both, what is left to others: a whole class, or hall, sits behind one address. */
      addressClients: /*    */ { of: "address", most: Math.ceil((clients * 3) / 4) },
      addressScreens: /*    */ { of: "address", most: Math.ceil(clients / 8) },
      seatConnections: /*   */ { of: "seat", most: 6 },
      /** Teams that guests make in a contest; all addresses together make half as many more. ENT2 */
      teams: /*             */ { of: "address", most: teams },
      seats: /*             */ { of: "contest", most: seatsPerTeam },
      /** Devices with the right PIN that wait for a click of their team. */
      knocks: /*            */ { of: "team", most: 4 },
      addressKnocks: /*     */ { of: "address", most: 2 },
      /** Guests who wait until a moderator lets them in, and how many of one address are told of. APV2 */
      applicants: /*        */ { of: "contest", most: teams + Math.ceil(teams / 2) },
      addressApplicants: /* */ { of: "address", most: teams },
      /** Of those who were answered, what was said: they take no places of those who wait. APV4 */
      answeredApplicants: /**/ { of: "contest", most: 3 * teams },
      practices: /*         */ { of: "process", most: practices },
      addressPractices: /*  */ { of: "address", most: Math.ceil(practices / 2) },
      /** Authors who try a draft: beside the practices, so that a class that practises takes none of these. PRA10 */
      tries: /*             */ { of: "process", most: Math.ceil(practices / 4) },
      accountTries: /*      */ { of: "account", most: 3 },
      /** Sockets of HTTP and WebSocket together. */
      sockets: /*           */ { of: "process", most: 4 * clients + 1_000 },
      addressSockets: /*    */ { of: "address", most: 2 * clients + 500 },
      /** Tokens that wait to be looked up one at a time, and as many room codes: it is done before a page gives up. AUT10 AUT19 */
      waitingLookUps: /*    */ { of: "address", most: Math.min(clients, 1_000) },
      /** Requests of a client without an answer, such as while the journal cannot be written. */
      unanswered: /*        */ { of: "connection", most: 20 },
      /** Commands of teams and moderators that wait for their turn, and of those who only want in. RUN9 */
      waitingCommands: /*   */ { of: "contest", most: 1_000 },
      waitingGuests: /*     */ { of: "contest", most: 200 },
      /** Bytes that a client was sent and has not read. */
      unreadBytes: /*       */ { of: "connection", most: 1024 * 1024 },
      /** Requests of a socket that are not answered whole: a browser and nginx send one after another. NET10 */
      openRequests: /*      */ { of: "connection", most: 16 },
      /**
       * Bytes of answers that nobody has taken, beside what the network holds. A file that all share and one reads slowly holds a piece of
       * 64 KiB, so this is two of them at a time for everybody of a full hall behind one address; of a stadium, most hold none. What
       * was made for one reader counts as a whole. NET10
       */
      unreadAnswerBytes: /*        */ { of: "process", most: unreadBytes(clients, 192, [64, 512]) },
      addressUnreadAnswerBytes: /* */ { of: "address", most: unreadBytes(clients, 128, [32, 384]) },
      /** Bytes of bodies that are not read to their end yet. */
      bodyBytes: /*         */ { of: "process", most: 64 * 1024 * 1024 },
      addressBodyBytes: /*  */ { of: "address", most: 20 * 1024 * 1024 },
      /** Those of a contest document with its pictures, beside them: one at a time. FIL21 */
      documentBytes: /*     */ { of: "process", most: MAX_DOCUMENT_BYTES },
    },
    noticed: {
      /** Teams that guests make from one address in a contest: its moderators are told. BUD8 */
      crowd: {
        of: "address",
        most: Math.min(40, Math.ceil((teams * 2) / 3)),
        withinMs: 10_000,
        forMs: 300_000,
      },
      /** Wrong PINs of a team, from wherever: then its further seats wait for a click. AUT14 */
      wrongPins: { of: "team", most: 20, forMs: 600_000 },
      /** That nobody is there as a team that a guest made and that has nothing to lose: then it goes. ENT21 */
      absence: { of: "team", most: 0, forMs: 60_000 },
    },
  } as const satisfies BudgetTable;
}

/** So many KiB for each client, but never less and never more than so many MiB in all. */
function unreadBytes(clients: number, kiB: number, [least, most]: readonly [number, number]): number {
  return Math.min(most * 1024 * 1024, Math.max(least * 1024 * 1024, clients * kiB * 1024));
}

interface BudgetTable {
  readonly rates: Readonly<Record<string, Rate>>;
  readonly places: Readonly<Record<string, Places>>;
  readonly noticed: Readonly<Record<string, Noticed>>;
}

/**
 * Whether several processes count it together, wherever somebody asks. What a connection may do is counted where it is, and
 * what has a line, or is asked of the contest's process alone, where the contest is. RDS5
 */
export function isShared({ of, inLine, atContest }: Rate): boolean {
  return of !== "connection" && inLine !== true && atContest !== true;
}

type Rates = ReturnType<typeof budgetTable>["rates"];
export type RateName = keyof Rates;
type NamesOf<Kind> = { [Name in RateName]: Rates[Name] extends Kind ? Name : never }[RateName];
/** Those that only the process of the contest counts, as asked, which hence answer at once. */
export type ContestRateName = NamesOf<{ readonly atContest: true; readonly asAsked: true }>;
/** Those at which one may wait in line. */
export type LineName = NamesOf<{ readonly inLine: true }>;
/** Of these, those that count as asked. */
export type AskedLineName = NamesOf<{ readonly inLine: true; readonly asAsked: true }>;
export type NoticedName = keyof ReturnType<typeof budgetTable>["noticed"];
export type PlacesName = keyof ReturnType<typeof budgetTable>["places"];
