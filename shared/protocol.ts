import { z } from "zod";
import type { AccountNotice } from "./accountNotice.ts";
import { AuthorAt, type AuthorView } from "./authors.ts";
import type { Checker } from "./contest/checkers/checker.ts";
import { checkerKinds } from "./contest/checkers/readers.ts";
import {
  FinalCommand,
  ModeratorCommand,
  RepairCommand,
  type Role,
  TeamCommand,
  UndoDeed,
} from "./contest/commands.ts";
import type { ContentView } from "./contest/contentView.ts";
import { ControlCommand } from "./contest/controlActs.ts";
import type { MessageView, SentMessageView, SteeringView } from "./contest/controlView.ts";
import { type CardBasis, keyCells } from "./contest/editActs.ts";
import { mostCharacters } from "./contest/mostCharacters.ts";
import type { Outcome } from "./contest/outcome.ts";
import type { Rejection } from "./contest/rejections.ts";
import type { RepairPreview } from "./contest/repairPreview.ts";
import type {
  ActView,
  ClosingView,
  DeedView,
  KeyView,
  LedgerLine,
  ModeratorTeam,
  ModeratorView,
  NameWordsView,
  PrivateView,
  PurchaseView,
  TaskView,
  TeamView,
} from "./contest/view.ts";
import type { FileProblem } from "./contestFile/problems.ts";
import type { HealthNotice } from "./healthNotice.ts";
import { CardId, CommandId, OpaqueId, PurchaseId, type SeatId, TeamId } from "./ids.ts";
import { personal } from "./personal.ts";
import { personLine, personText } from "./text.ts";

/** The one name under which Colyseus knows a contest's room. */
export const roomName = "contest";

/**
 * Removes the teams as which nobody ever was here, or all; takes no more teams from anywhere; turns away those who wait to be
 * let in; or takes all of these as they come.
 */
export const crowdActs = ["remove_absent", "remove_all", "close_entry", "turn_away", "lift"] as const;
export type CrowdAct = (typeof crowdActs)[number];

/** What a seated client may ask of its room by `room.request(type, payload)`. AUT7 */
export const roomRequests = {
  /** Any command of the rules. The same id again, after a drop or a restart, gets the same reply. */
  command: z.strictObject({
    id: CommandId,
    command: z.union([
      TeamCommand,
      ModeratorCommand,
      RepairCommand,
      ControlCommand,
      z.strictObject({
        type: z.literal("AdmitTeam"),
        name: personText(200).register(personal, { kind: "name" }),
      }),
      z.strictObject({ type: z.literal("GiveNewPin"), teamId: TeamId }),
      FinalCommand.omit({ account: true }),
    ]),
  }),
  /** The server's time, to show the right countdown on a wrong clock. */
  time: z.strictObject({}),
  /** The whole private view again, after a gap in its revisions. */
  sync: z.strictObject({}),
  /** A card's statement, reader and key, for moderators. SEE4 */
  task: z.strictObject({ cardId: CardId }),
  /** Board, tasks and rules as their authors work on them; `since`: of the cards those that were written after it. EDT8 */
  content: z.strictObject({ since: z.int().min(0).nullable() }),
  /** What an act would change, for moderators: decided as the act itself, and written nowhere. RES11 */
  preview: z.strictObject({ command: z.union([RepairCommand, UndoDeed]) }),
  /** What a key in the cells of an import means, and what it says to an answer, for moderators. RES12 */
  key: z.strictObject({
    /** Null: of a card that is not on the board. */
    cardId: CardId.nullable(),
    kind: z.enum(checkerKinds),
    cells: z.strictObject(keyCells),
    trial: personText(mostCharacters.answer).nullable(),
  }),
  /** What a moderator is called: stands beside what is done on this connection. AUT16 */
  introduce: z.strictObject({ name: personLine(60).min(1).register(personal, { kind: "name" }) }),
  /** What this seat is writing as its team's answer; empty: nothing any more. DRF1 */
  draft: z.strictObject({ purchaseId: PurchaseId, text: personText(mostCharacters.answer) }),
  /** Where this author of the board is, and what is not saved there yet; null: at no card. Who has said so once is told of the others. EDT9 */
  writing: z.strictObject({ at: AuthorAt.nullable() }),
  /** What is to become of many teams of one address. BUD9 */
  crowd: z.strictObject({ crowdId: OpaqueId, act: z.enum(crowdActs) }),
  /** What becomes of guests who wait, where the entry is by approval. APV2 */
  applicants: z.strictObject({ applicantIds: z.array(OpaqueId).min(1).max(1_000), letIn: z.boolean() }),
  /** Whether a device that waits at the team's door is let in. AUT15 */
  knock: z.strictObject({ teamId: TeamId, knockId: OpaqueId, letIn: z.boolean() }),
} as const;
export type RoomRequestType = keyof typeof roomRequests;
export type RoomRequest<T extends RoomRequestType> = z.input<(typeof roomRequests)[T]>;

/** Who may ask what, in any phase; commands have their own table, `commandAccess`. */
export const requestAccess: Readonly<Record<RoomRequestType, readonly (Role | "screen")[]>> = {
  command: ["team", "moderator"],
  time: ["screen", "team", "moderator"],
  sync: ["team", "moderator"],
  task: ["moderator"],
  content: ["moderator"],
  preview: ["moderator"],
  key: ["moderator"],
  introduce: ["moderator"],
  draft: ["team"],
  writing: ["moderator"],
  crowd: ["moderator"],
  applicants: ["moderator"],
  knock: ["team", "moderator"],
};

/**
 * Whether a request is a look, or an act, which is refused to a seat that was released and a team that is blocked. Of commands
 * the rules say so: one that had its effect before is answered as it was. SEA6
 */
export const requestKinds: Readonly<Record<RoomRequestType, "look" | "act" | "command">> = {
  command: "command",
  time: "look",
  sync: "look",
  task: "look",
  content: "look",
  preview: "look",
  key: "look",
  introduce: "act",
  draft: "act",
  writing: "act",
  crowd: "act",
  applicants: "act",
  knock: "act",
};

/** Replies to the requests above. */
export interface RoomReply {
  readonly command: CommandReply;
  /** All but the time is for moderators. */
  readonly time: {
    readonly now: number;
    readonly notice?: ClockNotice;
    readonly account?: AccountNotice;
    readonly health?: HealthNotice;
  };
  readonly sync: PrivateMessage;
  /** `basis`: by which a new key says what it was written over; an earlier version does not say. RES13 */
  readonly task:
    | { readonly ok: true; readonly task: TaskView; readonly key: KeyView; readonly basis?: CardBasis }
    | Refused;
  readonly content: { readonly ok: true; readonly content: ContentView } | Refused;
  readonly preview: { readonly ok: true; readonly preview: RepairPreview } | Refused;
  /** `checker` is null where the cells have problems; the trial is null when none was asked for. */
  readonly key:
    | {
        readonly ok: true;
        readonly checker: Checker | null;
        readonly problems: readonly FileProblem[];
        readonly trial: KeyTrial | null;
      }
    | Refused;
  readonly introduce: { readonly ok: true } | Refused;
  readonly draft: { readonly ok: true } | Refused;
  readonly writing: { readonly ok: true } | Refused;
  /** `already_settled`: by somebody else's click. */
  readonly crowd: { readonly ok: true } | Refused;
  /** `count`: how many of them still waited for a word; an earlier version does not say. */
  readonly applicants: { readonly ok: true; readonly count?: number } | Refused;
  readonly knock: { readonly ok: true } | Refused;
}

/**
 * Why the contest's time is not that of the computer's clock: it was moved while the server ran (ahead of the contest's
 * time by so many ms, or behind it), or it was set back before the server started.
 */
export interface ClockNotice {
  readonly type: "wall_clock_moved" | "clock_set_back";
  readonly byMs: number;
}

/** What a key says to an answer; a refusal says why it cannot be read. */
export type KeyTrial =
  | { readonly ok: true; readonly shown: string; readonly verdict: "accepted" | "wrong" }
  | Refused;

export interface Refused {
  readonly ok: false;
  readonly rejection: Rejection;
}

/** What a command came to. An acknowledged effect is in the journal already. */
export type CommandReply = { readonly ok: true; readonly outcome: Outcome } | Refused;

/** What the room sends by itself. The public state travels in the schema, not here. */
export interface RoomMessages {
  readonly private: PrivateMessage;
  /** What seats of the own team are writing: on joining all that stands, then what changed. */
  readonly drafts: readonly Draft[];
  /** Where the other authors of the board are: on coming to it all of them, then who moved, wrote or went. EDT9 */
  readonly authors: readonly AuthorView[];
  /** Who wants in, for those who may say something to it: whole, whenever it changes. Untold: nobody. */
  readonly entrance: EntranceView;
  /** The contest is another process's now: come back by this path, without a word. */
  readonly moved: { readonly path: string };
  /** The session ends here; do not come back with the same token. */
  readonly goodbye: { readonly reason: GoodbyeReason };
}
/** The newest words for a purchase by any seat of its team; empty text: taken back. */
export interface Draft {
  readonly purchaseId: PurchaseId;
  readonly seatId: SeatId;
  readonly text: string;
}
export type GoodbyeReason =
  | "signed_out"
  | "team_removed"
  | "team_gone"
  | "seat_released"
  | "contest_deleted"
  | "too_fast";

export interface EntranceView {
  /** For moderators only. BUD8 */
  readonly crowds: readonly CrowdNotice[];
  /** For moderators only: who waits until they are let in, in the order of asking. APV2 */
  readonly applicants: readonly Applicant[];
  /** At the own team's door; for moderators at any. */
  readonly knocks: readonly Knock[];
}

/** A guest who would make a team of this name. */
export interface Applicant {
  readonly id: string;
  readonly name: string;
}

/** Many teams of one address. */
export interface CrowdNotice {
  /** Says nothing of the address. */
  readonly id: string;
  /** The end of the address. */
  readonly label: string;
  /** So many came within `seconds`; 0: they are told of only because some wait in line. */
  readonly burst: number;
  readonly seconds: number;
  /** Some wait in line. */
  readonly waiting: boolean;
  /** Teams of the address that are here, and those of them as which nobody ever was. */
  readonly present: number;
  readonly absent: number;
  /** Guests of the address who wait to be let in; absent: none. APV4 */
  readonly applicants?: number;
}

/** A device with the right PIN that waits at the door of a guarded team. */
export interface Knock {
  readonly id: string;
  readonly teamId: TeamId;
  /** What the device shows. */
  readonly number: number;
}

/**
 * A private view, whole or as what changed. `revision` counts this audience's messages only (SEE8): after n comes
 * n + 1, anything else means a gap, and the client asks for `sync`.
 */
export type PrivateMessage = {
  readonly revision: number;
  /** How far it shows the contest; for the server alone. Absent where there is but one process. */
  readonly mark?: string;
} & ({ readonly whole: PrivateView } | { readonly change: PrivateChange });

/**
 * Given fields replace the old ones. Of purchases, tasks and teams, given entries replace or add, and null takes away; the
 * ledger keeps its first `ledgerKept` entries (absent: all), then come those in `ledger`. SEE9
 */
export type PrivateChange =
  | ({ readonly kind: "team" } & Partial<
      Pick<
        TeamView,
        | "name"
        | "pin"
        | "removed"
        | "seats"
        | "notices"
        | "extraTime"
        | "endedAt"
        | "blocked"
        | "nameHidden"
        | "questions"
        | "answersToAll"
        | "keys"
      >
    > & {
        readonly ledgerKept?: number;
        readonly ledger?: readonly LedgerLine[];
        readonly purchases?: EntryChanges<PurchaseView>;
        readonly tasks?: EntryChanges<TaskView>;
        readonly messages?: EntryChanges<MessageView>;
      })
  | {
      readonly kind: "moderator";
      readonly teams: EntryChanges<ModeratorTeam>;
      /** All of them, where one was added or undone. */
      readonly acts?: readonly ActView[];
      readonly closing?: ClosingView;
      readonly messages?: EntryChanges<SentMessageView>;
      readonly steering?: SteeringView;
      readonly nameWords?: NameWordsView;
      readonly deeds?: EntryChanges<DeedView>;
      readonly editRevision?: number;
    };

/** By key; null takes the entry away. */
export type EntryChanges<V> = Readonly<Record<string, V | null>>;

/** The view after a change. */
export function applyPrivateChange(view: PrivateView, change: PrivateChange): PrivateView {
  if (view.kind === "team" && change.kind === "team") return applyTeamChange(view, change);
  if (view.kind === "moderator" && change.kind === "moderator") {
    const { acts = view.acts, closing = view.closing, steering = view.steering } = change;
    const { nameWords = view.nameWords, editRevision = view.editRevision, teams, messages, deeds } = change;
    return {
      ...view,
      teams: withChanges(view.teams, teams),
      acts,
      closing,
      messages: withChanges(view.messages, messages),
      steering,
      nameWords,
      deeds: withChanges(view.deeds, deeds),
      editRevision,
    } satisfies ModeratorView;
  }
  throw new Error(`a change for ${change.kind} met a view for ${view.kind}`);
}

function applyTeamChange(view: TeamView, change: Extract<PrivateChange, { kind: "team" }>): TeamView {
  const { ledgerKept, ledger = [], purchases, tasks, messages, ...replaced } = change;
  const kept = ledgerKept === undefined ? view.ledger : view.ledger.slice(0, ledgerKept);
  return {
    ...view,
    ...replaced,
    ledger: kept === view.ledger && ledger.length === 0 ? kept : [...kept, ...ledger],
    purchases: withChanges(view.purchases, purchases),
    tasks: withChanges(view.tasks, tasks),
    messages: withChanges(view.messages, messages),
  };
}

function withChanges<V>(
  before: Readonly<Record<string, V>>,
  changes: EntryChanges<V> | undefined,
): Readonly<Record<string, V>> {
  if (!changes) return before;
  const after: Record<string, V> = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) Reflect.deleteProperty(after, key);
    else after[key] = value;
  }
  return after;
}

/** WebSocket close codes of ours. */
export const closeCodes = { comeBack: 4010, goodbye: 4100 } as const;
