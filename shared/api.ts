import { z } from "zod";
import type { AuditEntry } from "./audit/auditEntry.ts";
import { boardSides, MAX_CARDS } from "./contest/board.ts";
import type { CheckerKind, Reader } from "./contest/checkers/readers.ts";
import type { FinalBlocker } from "./contest/closingRecords.ts";
import type { ContentView } from "./contest/contentView.ts";
import { ContestTitle, detailChanges } from "./contest/detailActs.ts";
import type { ContestDetails } from "./contest/details.ts";
import { type Phase, phases } from "./contest/phases.ts";
import type { RejectionCode } from "./contest/rejections.ts";
import type { RepairType } from "./contest/repairActs.ts";
import { RulePack } from "./contest/rules.ts";
import type { Theme } from "./contest/themes.ts";
import type { AwardView, ExtraTimeGrant, LedgerLine, PurchaseView, ShownKeyView } from "./contest/view.ts";
import { whithers } from "./contestFile/bringing.ts";
import type { ContestDocument } from "./contestFile/ContestDocument.ts";
import { MAX_DOCUMENT_BYTES } from "./contestFile/limits.ts";
import { Mended } from "./contestFile/mended.ts";
import { ContestLanguage, fileSettings } from "./contestFile/settings.ts";
import type { TablePreview } from "./contestFile/tablePreview.ts";
import { fewestPasswordCharacters, mostPasswordCharacters } from "./firstPassword.ts";
import { CardId, CommandId, EntrySecret, Instant, Invitation, Pin, RoomCode } from "./ids.ts";
import type { Language } from "./languages.ts";
import { personal } from "./personal.ts";
import { pictureLimits, type StoredPicture } from "./pictures.ts";
import { type PracticeMinutes, practiceMinutes } from "./practice.ts";
import type { ServiceView } from "./service.ts";
import type { ReadinessReport } from "./simulation/readiness.ts";
import { personLine, personText } from "./text.ts";
import { cardSeconds, hurries, mostSimulatedTeams, skillPercents, type TrialState } from "./trying.ts";

/** Who a route serves. `organizer` needs an access token, `team` a seat token, `owner` an organizer who owns the contest. */
export type RouteRole = "anyone" | "team" | "organizer" | "owner";

export type Route = RouteEntry &
  (
    | {
        readonly role: "team";
        /** Whether its caller acts by it, or only looks: a blocked team may look. SEA6 */
        readonly acts: boolean;
      }
    | { readonly role: Exclude<RouteRole, "team">; readonly acts?: never }
  );

interface RouteEntry {
  readonly method: "GET" | "POST";
  readonly path: string;
  /**
   * What a route needs of the contest in its path: its row; its state, read without claiming it; or the live contest,
   * which this process then claims. null: it is about none. RUN16
   */
  readonly contest: "row" | "state" | "live" | null;
  /** Phases of the contest in which the route answers; null: does not depend on one. */
  readonly phases: readonly Phase[] | null;
  /** Shape of the JSON body; null for none. */
  readonly body: z.ZodType | null;
  /** Largest body, in bytes. */
  readonly maxBytes: number;
  /** Whether its body may be a whole contest with its pictures: read one at a time. FIL21 */
  readonly document?: true;
  /** Whether `:code` may be a practice's; no other route finds one. */
  readonly practice?: true;
  /** Whether it serves the devices of teams that went because nobody was there. */
  readonly goneTeams?: true;
  /** Whether `:code` is one of a contest in the bin, and of no other; no other route finds one. LIB5 */
  readonly bin?: true;
  /**
   * Whether the process that has the contest serves it, since it reads or ends what is in that one's memory alone. Such a
   * route claims nothing; a live one is served there anyhow. WAY5
   */
  readonly byOwner?: true;
  /**
   * Whether it begins something in the memory of the process that serves it: one that stops could not keep it, so that another
   * one does. WAY13
   */
  readonly begins?: true;
  /** Whether its caller may say by a mark how far it has seen the contest. WAY7 */
  readonly marked?: true;
  /** Of a route for anyone: whether a token says that it is the contest's owner; any other token counts for nothing. BUD7 */
  readonly knowsOwner?: true;
  /** Of a reply of bytes: whether everybody who asks is given the same ones; else they were made for one reader. NET10 */
  readonly shared?: true;
}

const Login = personText(64).min(1).register(personal, { kind: "name" });
const Password = personText(mostPasswordCharacters).min(1);
/** Of the link that the program printed; null: without one. */
const LinkSecret = z.string().max(100).nullable();
const small = 4 * 1024;
const base64Length = (bytes: number) => 4 * Math.ceil(bytes / 3);
/** How simulated teams of a trial play. PRA11 */
const playersChoice = {
  skillPercent: z.int().min(skillPercents.least).max(skillPercents.most),
  cardSeconds: z.int().min(cardSeconds.least).max(cardSeconds.most),
  hurry: z.literal(hurries),
} as const;
/** What a folder of contests is called. */
const FolderName = personLine(60)
  .transform((name) => name.trim())
  .refine((name) => name !== "", "empty");

/** A file as it is sent, with what was mended in its table. */
const fileParts = {
  /** The file's bytes in base64. */
  file: z.base64().max(1_500_000),
  mended: Mended.optional(),
} as const;
/** Mended cells may be in any alphabet. */
const fileBytes = 2_200_000;

/** Every route of the server but static files. The server mounts this list; a test walks it, route by role. */
export const routes = {
  signIn: {
    method: "POST",
    path: "/api/auth/sign-in",
    role: "anyone",
    contest: null,
    phases: null,
    body: z.strictObject({ login: Login, password: Password }),
    maxBytes: small,
  },
  /** Whether this browser may set the first password, and whose it is. FST3 */
  firstRun: {
    method: "POST",
    path: "/api/auth/first-run",
    role: "anyone",
    contest: null,
    phases: null,
    body: z.strictObject({ secret: LinkSecret }),
    maxBytes: small,
  },
  /** Sets it and signs in; `password_set` when somebody was faster. FST4 */
  setFirstPassword: {
    method: "POST",
    path: "/api/auth/first-password",
    role: "anyone",
    contest: null,
    phases: null,
    body: z.strictObject({ secret: LinkSecret, password: Password.min(fewestPasswordCharacters) }),
    maxBytes: small,
  },
  /** Takes the refresh cookie, rotates it, and answers a new access token. */
  refresh: {
    method: "POST",
    path: "/api/auth/refresh",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: small,
  },
  signOut: {
    method: "POST",
    path: "/api/auth/sign-out",
    role: "organizer",
    contest: null,
    phases: null,
    body: null,
    maxBytes: small,
  },
  listContests: {
    method: "GET",
    path: "/api/contests",
    role: "organizer",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** How the service is: the own live contests, and its processes for whoever looks after it. RDS12 */
  service: {
    method: "GET",
    path: "/api/service",
    role: "organizer",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** Makes a contest, in draft, from a spreadsheet, a table as text, or a contest document as JSON. Nothing is made when the file has a problem. */
  createContest: {
    method: "POST",
    path: "/api/contests",
    role: "organizer",
    contest: null,
    phases: null,
    body: z.strictObject({
      ...fileSettings,
      /** ms since 1970; null: started by hand. */
      startsAt: Instant.nullable(),
      rules: RulePack.unwrap().partial(),
      ...fileParts,
    }),
    maxBytes: fileBytes,
  },
  /** What a file would come to, and what in it is in doubt. Makes nothing. FIL15 */
  previewTable: {
    method: "POST",
    path: "/api/contests/preview",
    role: "organizer",
    contest: null,
    phases: null,
    body: z.strictObject({ language: fileSettings.language, encoding: fileSettings.encoding, ...fileParts }),
    maxBytes: fileBytes,
  },
  /** Brings the cards of a table onto a contest's board, as one command of edits: all of them, or none. FIL17 */
  bringTable: {
    method: "POST",
    path: "/api/rooms/:code/table",
    role: "owner",
    contest: "live",
    phases: ["draft", "lobby"],
    body: z.strictObject({
      id: CommandId,
      encoding: fileSettings.encoding,
      ...fileParts,
      whither: z.enum(whithers),
      grow: z.boolean(),
      /** The contest's revision that was planned with; another one by now is `changed_meanwhile`. */
      basedOn: z.int().min(0),
    }),
    maxBytes: fileBytes,
  },
  /** The same of a contest document with pictures, too large to be sent as a file. Nothing is made when it has a problem. FIL21 */
  importDocument: {
    method: "POST",
    path: "/api/contests/document",
    role: "organizer",
    contest: null,
    phases: null,
    body: z.strictObject({
      title: fileSettings.title,
      theme: fileSettings.theme,
      durationMs: fileSettings.durationMs,
      /** ms since 1970; null: started by hand. */
      startsAt: Instant.nullable(),
      rules: RulePack.unwrap().partial(),
      /** What stands in the file. */
      document: z.unknown(),
    }),
    maxBytes: MAX_DOCUMENT_BYTES,
    document: true,
  },
  /** Makes a contest, in draft, whose board is empty. */
  createBoard: {
    method: "POST",
    path: "/api/contests/board",
    role: "organizer",
    contest: null,
    phases: null,
    body: z.strictObject({ title: ContestTitle, language: ContestLanguage, ...boardSides }),
    maxBytes: small,
  },
  /** Puts contests into a folder or none, archives them or takes that back: all of them, or none. LIB2 LIB3 */
  shelveContests: {
    method: "POST",
    path: "/api/contests/shelve",
    role: "organizer",
    contest: null,
    phases: null,
    body: z
      .strictObject({
        roomCodes: z.array(RoomCode).min(1).max(500),
        folder: FolderName.nullable().optional(),
        archived: z.boolean().optional(),
      })
      .refine(({ folder, archived }) => folder !== undefined || archived !== undefined, "nothing to do"),
    maxBytes: 16 * 1024,
  },
  /** A contest with the same content, in draft, without teams. LIB4 */
  duplicateContest: {
    method: "POST",
    path: "/api/rooms/:code/duplicate",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: small,
  },
  /** What a contest is called, and when and how it is played. */
  details: {
    method: "GET",
    path: "/api/rooms/:code/details",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** Changes some of it. `id` is a command id: sent again, it changes nothing more. DET1 DET2 */
  setDetails: {
    method: "POST",
    path: "/api/rooms/:code/details",
    role: "owner",
    contest: "live",
    phases: null,
    body: z.strictObject({ id: CommandId, ...detailChanges }),
    maxBytes: small,
  },
  /** Into the bin, also when it is broken: so the phase is asked of the journal, and not of the contest. LIB5 */
  binContest: {
    method: "POST",
    path: "/api/rooms/:code/bin",
    role: "owner",
    contest: "row",
    phases: ["draft", "lobby", "finished"],
    body: null,
    maxBytes: small,
    byOwner: true,
  },
  /** Out of the bin. */
  restoreContest: {
    method: "POST",
    path: "/api/rooms/:code/restore",
    role: "owner",
    contest: "row",
    phases: null,
    body: null,
    maxBytes: small,
    bin: true,
  },
  /** Deletes a contest of the bin for good. */
  purgeContest: {
    method: "POST",
    path: "/api/rooms/:code/purge",
    role: "owner",
    contest: "row",
    phases: null,
    body: z.strictObject({
      /** Its title or its room code, typed by hand. LIB6 */
      confirm: personText(200).min(1),
    }),
    maxBytes: small,
    bin: true,
  },
  /** Makes a contest of a demo board, called as it is in this language, and opens its lobby. FST5 */
  createDemo: {
    method: "POST",
    path: "/api/contests/demo",
    role: "organizer",
    contest: null,
    phases: null,
    begins: true,
    body: z.strictObject({ board: z.string().min(1).max(100), language: ContestLanguage }),
    maxBytes: small,
  },
  /** What a room code leads to. */
  findRoom: {
    method: "GET",
    path: "/api/rooms/:code",
    role: "anyone",
    contest: "state",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: 0,
  },
  /** A new team with its first seat. `id` is a command id: sent again, it answers the same seat. */
  joinRoom: {
    method: "POST",
    path: "/api/rooms/:code/teams",
    role: "anyone",
    contest: "live",
    phases: ["lobby", "running", "paused"],
    body: z.strictObject({
      id: CommandId,
      secret: EntrySecret.optional(),
      name: personText(200).register(personal, { kind: "name" }),
    }),
    maxBytes: small,
  },
  /** A device of a team that went because nobody was there makes it anew; by its old seat. ENT22 */
  returnToRoom: {
    method: "POST",
    path: "/api/rooms/:code/teams/again",
    role: "team",
    acts: true,
    contest: "live",
    phases: ["lobby", "running", "paused"],
    body: z.strictObject({ id: CommandId, secret: EntrySecret }),
    maxBytes: small,
    goneTeams: true,
  },
  /** Another seat of a team, by its name and PIN. */
  takeSeat: {
    method: "POST",
    path: "/api/rooms/:code/seats",
    role: "anyone",
    contest: "live",
    phases: ["lobby", "running", "paused"],
    body: z.strictObject({
      id: CommandId,
      secret: EntrySecret.optional(),
      name: personText(200).register(personal, { kind: "name" }),
      pin: Pin,
    }),
    maxBytes: small,
  },
  /** A device of a team asks for what lets a further one in without the PIN. ENT24 */
  inviteDevice: {
    method: "POST",
    path: "/api/rooms/:code/seats/invitation",
    role: "team",
    acts: true,
    contest: "state",
    phases: ["lobby", "running", "paused"],
    body: null,
    maxBytes: small,
  },
  /** Another seat of a team, by that: whoever comes first with it, and nobody else. */
  acceptInvitation: {
    method: "POST",
    path: "/api/rooms/:code/seats/invited",
    role: "anyone",
    contest: "live",
    phases: ["lobby", "running", "paused"],
    body: z.strictObject({ id: CommandId, secret: EntrySecret, invitation: Invitation }),
    maxBytes: small,
  },
  /** A Colyseus seat in the live room, for a projector: public data only. The owner's finds a place when all of screens are taken. */
  connectScreen: {
    method: "POST",
    path: "/api/rooms/:code/connect/screen",
    role: "anyone",
    knowsOwner: true,
    contest: "live",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: small,
    marked: true,
  },
  connectTeam: {
    method: "POST",
    path: "/api/rooms/:code/connect/team",
    role: "team",
    acts: false,
    contest: "live",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: small,
    practice: true,
    marked: true,
  },
  connectModerator: {
    method: "POST",
    path: "/api/rooms/:code/connect/moderator",
    role: "owner",
    contest: "live",
    phases,
    body: null,
    maxBytes: small,
    marked: true,
  },
  /** Which process has the contest; null: none. Any process answers, and none claims. */
  owner: {
    method: "GET",
    path: "/api/rooms/:code/owner",
    role: "anyone",
    contest: "row",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** A team's page says that it gets no WebSocket here, so that its teacher hears of it. */
  noSocket: {
    method: "POST",
    path: "/api/rooms/:code/no-socket",
    role: "team",
    acts: false,
    contest: "state",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: small,
    byOwner: true,
  },
  /** Teams that said so in the last two minutes. */
  socketlessTeams: {
    method: "GET",
    path: "/api/rooms/:code/no-socket",
    role: "owner",
    contest: "state",
    phases,
    body: null,
    maxBytes: 0,
    byOwner: true,
  },
  /** Final standings. */
  results: {
    method: "GET",
    path: "/api/rooms/:code/results",
    role: "anyone",
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  /** A team's own history: purchases with answers, and the ledger. */
  teamResults: {
    method: "GET",
    path: "/api/rooms/:code/results/team",
    role: "team",
    acts: false,
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  matrix: {
    method: "GET",
    path: "/api/rooms/:code/results/matrix",
    role: "owner",
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  /** The matrix as CSV, safe to open in a spreadsheet. */
  matrixCsv: {
    method: "GET",
    path: "/api/rooms/:code/results/matrix.csv",
    role: "owner",
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  /** The same as a spreadsheet, for people; `?language=` en or ru, else as the browser asks. FIL24 */
  matrixXlsx: {
    method: "GET",
    path: "/api/rooms/:code/results/matrix.xlsx",
    role: "owner",
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  /** What is printed and signed after the end. CLO5 */
  protocol: {
    method: "GET",
    path: "/api/rooms/:code/protocol",
    role: "owner",
    contest: "state",
    phases: ["finished"],
    body: null,
    maxBytes: 0,
  },
  /** What moderators did, the newest first. AUD1 */
  audit: {
    method: "GET",
    path: "/api/rooms/:code/audit",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** The same as CSV, safe to open in a spreadsheet. */
  auditCsv: {
    method: "GET",
    path: "/api/rooms/:code/audit.csv",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** The same as a spreadsheet, for people; `?language=` en or ru, else as the browser asks. AUD4 */
  auditXlsx: {
    method: "GET",
    path: "/api/rooms/:code/audit.xlsx",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** The contest's content, keys and all, as a document that `createContest` takes. */
  contestDocument: {
    method: "GET",
    path: "/api/rooms/:code/contest.json",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** All that an author works on, keys and drafts included, but no pictures. EDT8 */
  contestCards: {
    method: "GET",
    path: "/api/rooms/:code/cards",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** A picture for the contest's texts, which is written anew and answered its id; what it holds already stays. MED2 MED4 */
  uploadPicture: {
    method: "POST",
    path: "/api/rooms/:code/pictures",
    role: "owner",
    contest: "state",
    phases: ["draft", "lobby", "running", "paused"],
    body: z.strictObject({
      /** The file's bytes in base64; what is none is no picture either. */
      base64: z.string().min(1),
    }),
    maxBytes: base64Length(pictureLimits.uploadBytes) + small,
  },
  /** Any picture of the contest. */
  ownPicture: {
    method: "GET",
    path: "/api/rooms/:code/pictures/:id",
    role: "owner",
    contest: "row",
    phases: null,
    body: null,
    maxBytes: 0,
    shared: true,
  },
  /** Copies cards of another contest of the same owner into this one: all of them, or none. `id` is a command id. COP1 */
  copyCards: {
    method: "POST",
    path: "/api/rooms/:code/cards-from",
    role: "owner",
    contest: "live",
    phases: ["draft", "lobby"],
    body: z.strictObject({
      id: CommandId,
      from: RoomCode,
      /** Null: all of them. */
      cardIds: z
        .array(CardId)
        .min(1)
        .max(2 * MAX_CARDS)
        .nullable(),
      /** Beside the board, or onto its free places. */
      to: z.enum(["aside", "board"]),
    }),
    maxBytes: small,
  },
  /** One that a text names which the team is shown. MED5 */
  teamPicture: {
    method: "GET",
    path: "/api/rooms/:code/pictures/:id/team",
    role: "team",
    acts: false,
    contest: "state",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: 0,
    shared: true,
    practice: true,
  },
  /** One that the task names which everybody is shown. MED5 */
  screenPicture: {
    method: "GET",
    path: "/api/rooms/:code/pictures/:id/screen",
    role: "anyone",
    contest: "state",
    phases: ["lobby", "running", "paused", "finished"],
    body: null,
    maxBytes: 0,
    shared: true,
  },
  /** What to look at before a contest begins, found by its content and by simulated teams of that number. RDY1 */
  readiness: {
    method: "POST",
    path: "/api/rooms/:code/readiness",
    role: "owner",
    contest: "state",
    phases: ["draft", "lobby"],
    body: z.strictObject({
      teams: z.int().min(1).max(300),
      /** The same again gives the same report; absent: always the same one. */
      seed: z
        .int()
        .min(0)
        .max(2 ** 32 - 1)
        .optional(),
    }),
    maxBytes: small,
  },
  /** The same as a table that `createContest` takes, with what a table cannot hold. */
  contestTable: {
    method: "GET",
    path: "/api/rooms/:code/contest-table",
    role: "owner",
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** All that the contest's journal holds, a line of JSON for each event, without PINs: also of a contest that is broken. */
  journal: {
    method: "GET",
    path: "/api/rooms/:code/journal",
    role: "owner",
    contest: "row",
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** An empty table with a header and examples, to fill in; `?language=` en or ru, else as the browser asks. */
  templateCsv: {
    method: "GET",
    path: "/api/template.csv",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
  },
  templateXlsx: {
    method: "GET",
    path: "/api/template.xlsx",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
    shared: true,
  },
  templateOds: {
    method: "GET",
    path: "/api/template.ods",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
    shared: true,
  },
  /** Addresses under which this server may be reached from the school's network. */
  addresses: {
    method: "GET",
    path: "/api/addresses",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** The boards that anybody may practise on. */
  practiceBoards: {
    method: "GET",
    path: "/api/practice",
    role: "anyone",
    contest: null,
    phases: null,
    body: null,
    maxBytes: 0,
  },
  /** A contest for one person alone, running at once. */
  startPractice: {
    method: "POST",
    path: "/api/practice",
    role: "anyone",
    contest: null,
    phases: null,
    begins: true,
    body: z.strictObject({
      board: z.string().min(1).max(100),
      /** null: without a clock. */
      minutes: z.literal(practiceMinutes).nullable(),
      /** The seat token of the practice that this one takes the place of. PRA13 */
      insteadOf: z.exactOptional(z.string().min(1).max(2_000)),
    }),
    maxBytes: small,
  },
  /** Its player ends a practice; a contest of an organizer is refused. */
  finishPractice: {
    method: "POST",
    path: "/api/rooms/:code/practice/finish",
    role: "team",
    acts: true,
    contest: "live",
    phases: ["running", "paused"],
    body: null,
    maxBytes: small,
    practice: true,
  },
  /** Its author plays a copy of what is written, alone or against simulated teams: a practice. PRA9 */
  tryDraft: {
    method: "POST",
    path: "/api/rooms/:code/try",
    role: "owner",
    contest: "state",
    phases: null,
    begins: true,
    body: z.strictObject({
      teams: z.int().min(0).max(mostSimulatedTeams),
      ...playersChoice,
      /** null: without a clock. */
      minutes: z.literal(practiceMinutes).nullable(),
      /** The room code of the trial that this one takes the place of. PRA10 */
      insteadOf: z.exactOptional(z.string().min(1).max(100)),
    }),
    maxBytes: small,
  },
  /** How the simulated teams of a trial play, and whether what is tried was changed since; `forbidden` for any other contest. */
  trial: {
    method: "GET",
    path: "/api/rooms/:code/try/players",
    role: "team",
    acts: false,
    contest: "state",
    phases: null,
    body: null,
    maxBytes: 0,
    practice: true,
  },
  /** Lets them play otherwise. PRA11 */
  steerTrial: {
    method: "POST",
    path: "/api/rooms/:code/try/players",
    role: "team",
    acts: true,
    contest: "state",
    phases: null,
    body: z.strictObject(playersChoice),
    maxBytes: small,
    practice: true,
  },
} as const satisfies Readonly<Record<string, Route>>;
export type RouteName = keyof typeof routes;

export type RouteBody<N extends RouteName> = (typeof routes)[N]["body"] extends z.ZodType
  ? z.input<(typeof routes)[N]["body"]>
  : null;

/** What each route answers with status 200. */
export interface RouteReply {
  readonly signIn: { readonly accessToken: string; readonly login: string };
  /** Null: this browser may not, or nobody may any more. */
  readonly firstRun: { readonly login: string | null };
  readonly setFirstPassword: { readonly accessToken: string; readonly login: string };
  readonly refresh: { readonly accessToken: string; readonly login: string };
  readonly signOut: Record<string, never>;
  readonly service: ServiceView;
  readonly listContests: { readonly contests: readonly ContestSummary[] };
  readonly createContest: {
    readonly roomCode: string;
    readonly title: string;
    /** What is odd in the file. */
    readonly warnings: readonly unknown[];
  };
  readonly importDocument: RouteReply["createContest"];
  readonly previewTable: TablePreview;
  /** The new cards, in the order in which they were written; absent: of a server that does not say. */
  readonly bringTable: { readonly cardIds?: readonly number[] };
  readonly createBoard: { readonly roomCode: string };
  readonly shelveContests: Record<string, never>;
  readonly duplicateContest: { readonly roomCode: string; readonly title: string };
  readonly details: ContestDetails & { readonly phase: Phase };
  readonly setDetails: Record<string, never>;
  readonly binContest: Record<string, never>;
  readonly restoreContest: Record<string, never>;
  readonly purgeContest: Record<string, never>;
  readonly createDemo: { readonly roomCode: string; readonly title: string };
  readonly findRoom: {
    readonly title: string;
    readonly theme?: Theme;
    readonly phase: Phase;
    readonly entryOpen: boolean;
  };
  readonly joinRoom: SeatGrant;
  readonly returnToRoom: SeatGrant;
  readonly takeSeat: SeatGrant;
  readonly inviteDevice: {
    readonly invitation: string;
    /** How long it lets a device in. */
    readonly seconds: number;
  };
  readonly acceptInvitation: SeatGrant & { readonly teamName: string };
  readonly connectScreen: RoomSeat;
  readonly connectTeam: RoomSeat;
  readonly connectModerator: RoomSeat;
  readonly owner: { readonly owner: ContestOwner | null };
  readonly noSocket: Record<string, never>;
  readonly socketlessTeams: { readonly teamIds: readonly string[] };
  readonly results: ContestStandings;
  readonly teamResults: TeamHistory;
  readonly matrix: ResultsMatrix;
  /** Not JSON: `text/csv`. */
  readonly matrixCsv: string;
  /** Not JSON: a file to save. */
  readonly matrixXlsx: Uint8Array;
  readonly protocol: ContestProtocol;
  /** The newest acts, the newest first; `more`: there are older ones. */
  readonly audit: { readonly entries: readonly AuditEntry[]; readonly more?: boolean };
  /** Not JSON: `text/csv`. */
  readonly auditCsv: string;
  /** Not JSON: a file to save. */
  readonly auditXlsx: Uint8Array;
  readonly contestDocument: ContestDocument;
  readonly contestCards: ContentView;
  /** The new cards, in the order in which they were written. */
  readonly copyCards: { readonly cardIds: readonly number[] };
  readonly uploadPicture: StoredPicture;
  /** Not JSON: the picture itself. */
  readonly ownPicture: Uint8Array;
  readonly teamPicture: Uint8Array;
  readonly screenPicture: Uint8Array;
  readonly readiness: ReadinessReport;
  readonly contestTable: {
    /** Safe to open in a spreadsheet. */
    readonly csv: string;
    /** What of the contest the table does not hold, or holds otherwise. */
    readonly lost: readonly unknown[];
  };
  /** Not JSON: `application/x-ndjson`. */
  readonly journal: string;
  /** Not JSON: `text/csv`. */
  readonly templateCsv: string;
  /** Not JSON: a file to save. */
  readonly templateXlsx: Uint8Array;
  readonly templateOds: Uint8Array;
  readonly addresses: {
    readonly origins: readonly string[];
    /** Whoever runs the server has said so, by PUBLIC_ORIGIN; else it found out where it is itself. */
    readonly isGiven?: boolean;
  };
  readonly practiceBoards: { readonly boards: readonly PracticeBoard[] };
  readonly startPractice: SeatGrant & { readonly roomCode: string };
  readonly finishPractice: Record<string, never>;
  readonly tryDraft: SeatGrant & {
    readonly roomCode: string;
    /** Cards on the board that are not finished, and so are not played. */
    readonly leftOut: number;
    /** Of the contest that is tried. */
    readonly title: string;
  };
  readonly trial: TrialState;
  readonly steerTrial: TrialState;
}

export interface PracticeBoard {
  readonly id: string;
  readonly titles: Readonly<Record<Language, string>>;
  readonly language: Language;
  readonly rows: number;
  readonly columns: number;
  readonly cardCount: number;
  readonly kinds: readonly CheckerKind[];
}

/** What a practice was started with: enough to start another. */
export interface PracticeChoice {
  readonly board: string;
  readonly minutes: PracticeMinutes | null;
}

/** Times are ms since 1970. */
export interface ContestSummary {
  readonly roomCode: string;
  readonly title: string;
  readonly language: Language;
  readonly phase: Phase;
  readonly createdAt: number;
  /** Null: it is not finished. */
  readonly finishedAt: number | null;
  /** How many teams stand in its results; null: it is not finished. */
  readonly teamCount: number | null;
  /** Null: in none. */
  readonly folder: string | null;
  readonly archived: boolean;
  /** Since when it lies in the bin; null: it does not. */
  readonly deletedAt: number | null;
  /** It cannot be opened at the moment; its journal can be had. RUN12 */
  readonly broken: boolean;
}

export interface SeatGrant {
  readonly teamId: string;
  readonly seatId: string;
  /** Bearer token of this seat; lives as long as the contest. */
  readonly seatToken: string;
}

/** What `sdk.consumeSeatReservation` takes. */
export interface RoomSeat {
  readonly reservation: unknown;
  /** What stands before every path that leads to this process; empty where there is but one. */
  readonly path: string;
}

/** The process that has a contest: the way to it, and since which epoch. */
export interface ContestOwner {
  readonly path: string;
  readonly epoch: number;
}

export interface ContestStandings {
  readonly title: string;
  readonly theme?: Theme;
  readonly finishedAt: number;
  /** Since when the standings are those of then, but for what was revealed; absent: they are the results. */
  readonly frozenAt?: number;
  readonly finality: "provisional" | "final";
  /** So many of the first places are told, 0: none; absent: all. */
  readonly shownPlaces?: number;
  /** Who is not among them, by name. */
  readonly others?: readonly string[];
  readonly standings: readonly {
    readonly teamId: string;
    readonly name: string;
    /** Which it sailed, from 0. */
    readonly boat: number;
    readonly place: number;
    readonly balancePoints: number;
    /** With what was in play when the standings were frozen; absent: teams stand by their balances. */
    readonly worthPoints?: number;
    readonly solvedCount: number;
  }[];
  /** What was given out. */
  readonly awards: readonly NamedAward[];
}

/** An award with the names of its card and teams. */
export interface NamedAward {
  readonly number: number;
  readonly kind: AwardView["kind"];
  readonly card: CardName | null;
  readonly teams: readonly string[];
  readonly value: number | null;
  readonly text: string;
}

export interface CardName {
  readonly category: string;
  readonly pricePoints: number;
}

/** Places, corrections, appeals and awards; for the contest's organizers, who see true places also while others do not. */
export interface ContestProtocol {
  readonly title: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly finality: "provisional" | "final";
  /** Why they were called final all the same, and what stood against it. */
  readonly finalReason: string | null;
  readonly finalAgainst: readonly FinalBlocker[];
  readonly prizes: number;
  readonly standings: ContestStandings["standings"];
  readonly corrections: readonly {
    readonly number: number;
    readonly at: number;
    readonly type: RepairType;
    readonly card: CardName | null;
    readonly team: string | null;
    readonly why: string;
    readonly undoneBy: number | null;
  }[];
  /** What teams were given beyond the contest's time; negative: taken back. */
  readonly extraTime: readonly (ExtraTimeGrant & { readonly team: string })[];
  readonly appeals: readonly {
    readonly at: number;
    readonly team: string;
    readonly card: CardName | null;
    readonly answer: string;
    readonly text: string;
    /** Null: it is open. */
    readonly accepted: boolean | null;
    readonly why: string;
  }[];
  readonly awards: readonly NamedAward[];
}

export interface TeamHistory {
  readonly teamId: string;
  readonly name: string;
  readonly purchases: readonly (PurchaseView & { readonly category: string; readonly statement: string })[];
  readonly ledger: readonly LedgerLine[];
  /** What it was given beyond the contest's time, in order. */
  readonly extraTime: readonly ExtraTimeGrant[];
  /** What was right of each purchase, with how answers are read; null: the organizer does not show it. */
  readonly keys: Readonly<Record<number, ShownKeyView & { readonly reader: Reader }>> | null;
}

export interface ResultsMatrix {
  readonly title: string;
  readonly cards: readonly { readonly id: number; readonly category: string; readonly pricePoints: number }[];
  readonly rows: readonly {
    readonly teamId: string;
    readonly name: string;
    readonly boat: number;
    readonly place: number;
    readonly balancePoints: number;
    /** One per card, in card order; null: not bought. */
    readonly cells: readonly (MatrixCell | null)[];
  }[];
}

export interface MatrixCell {
  readonly status: PurchaseView["status"];
  readonly attempts: number;
  readonly paidPoints: number;
  readonly rewardPoints: number;
}

/** RFC 9457 problem details: the body of every answer that is not 200. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** For `file_invalid`: every problem found in the file. */
  readonly problems?: readonly unknown[];
}

/** Codes of HTTP's own refusals; rejections of the rules keep their codes (`RejectionCode`). */
export const httpProblemCodes = [
  "invalid_request",
  "file_invalid",
  "body_too_large",
  "body_too_slow",
  "not_signed_in",
  "wrong_password",
  "link_over",
  "password_set",
  "forbidden",
  "other_origin",
  "not_found",
  "unknown_room",
  "wrong_phase",
  "not_confirmed",
  "too_many_failures",
  "in_line",
  "waits_for_team",
  "waits_for_organizer",
  "invitation_over",
  "practice_full",
  "practice_too_often",
  "try_full",
  "try_too_often",
  "demo_too_often",
  "readiness_busy",
  "readiness_failed",
  "readiness_too_often",
  "picture_too_large",
  "picture_unreadable",
  "pictures_full",
  "pictures_unavailable",
  "not_saved",
  "contest_broken",
  "wrong_process",
  "internal",
] as const;
export type HttpProblemCode = (typeof httpProblemCodes)[number];
export type ProblemCode = HttpProblemCode | RejectionCode;
