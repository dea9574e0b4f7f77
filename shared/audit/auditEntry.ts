import type { ContestEvent, EventType } from "../contest/events.ts";
import type { RepairType } from "../contest/repairActs.ts";

/** What an act did beside what it is called. AUD5 */
export type AuditTold =
  /** Of two teams, the one that stays or gets. */
  | { readonly type: "team"; readonly teamId: string }
  | { readonly type: "extraTime"; readonly teamIds: readonly string[]; readonly byMs: number }
  | { readonly type: "blocked" | "nameHidden"; readonly isOn: boolean }
  /** Null: none any more. */
  | { readonly type: "freeze"; readonly minutesBeforeEnd: number | null };

/** One act of a moderator, as the audit shows it. AUD1 */
export interface AuditEntry {
  /** Its place in the journal. */
  readonly seq: number;
  readonly at: number;
  readonly accountId: string;
  /** The console's sign-in and the name given there; null where the journal does not say. */
  readonly signIn: string | null;
  readonly name: string | null;
  readonly type: EventType;
  /** Of what was put right. */
  readonly repair: RepairType | null;
  readonly teamId: string | null;
  readonly cardId: number | null;
  /** What stands in it beside: a name, an answer's reading, a question's answer. */
  readonly text: string | null;
  /** What is said beside it in the reader's words; absent: nothing, or a server of the version before has it in `text`. */
  readonly told?: AuditTold;
  readonly points: number | null;
  readonly reason: string;
}

/** The entry of an event; null where no moderator caused it. Of PINs and keys it holds nothing. */
export function auditEntry(seq: number, event: ContestEvent): AuditEntry | null {
  const { at, by, type } = event;
  if (by.role !== "moderator") return null;
  const act = type === "Restated" ? event.act : null;
  const told = toldOf(event);
  return {
    seq,
    at,
    accountId: by.accountId,
    signIn: by.signIn ?? null,
    name: by.name ?? null,
    type,
    repair: act?.type ?? null,
    ...about(act ?? event),
    text: textOf(event),
    ...(told && { told }),
    points: act?.type === "adjust" ? act.deltaPoints : null,
    reason: reasonOf(event),
  };
}

/** Which team and card it is about, where it names one. */
function about(data: object): { readonly teamId: string | null; readonly cardId: number | null } {
  return {
    teamId: teamIn(data),
    cardId: "cardId" in data && typeof data.cardId === "number" ? data.cardId : null,
  };
}

/** Of two teams, the one that goes or gives. */
function teamIn(data: object): string | null {
  if ("teamId" in data && typeof data.teamId === "string") return data.teamId;
  return "fromTeamId" in data && typeof data.fromTeamId === "string" ? data.fromTeamId : null;
}

function textOf(event: ContestEvent): string | null {
  switch (event.type) {
    case "TeamJoined":
    case "TeamRenamed":
      return event.name;
    case "DetailsSet":
      return event.title ?? null;
    case "MessageSent":
    case "QuestionAnswered":
    case "AwardGiven":
      return event.text;
    case "ScreenSteered":
      return event.screen;
    case "Restated":
      return event.act.type === "judge" ? event.act.reading : null;
    case "BoatChosen":
      return String(event.boat + 1);
    default:
      return null;
  }
}

function toldOf(event: ContestEvent): AuditTold | null {
  switch (event.type) {
    case "TeamsMerged":
      return { type: "team", teamId: event.intoTeamId };
    case "SeatMoved":
      return { type: "team", teamId: event.toTeamId };
    case "TeamBlocked":
      return { type: "blocked", isOn: event.blocked };
    case "NameHidden":
      return { type: "nameHidden", isOn: event.hidden };
    case "FreezePlanned":
      return { type: "freeze", minutesBeforeEnd: event.minutesBeforeEnd };
    case "ExtraTimeGiven":
      return { type: "extraTime", teamIds: event.teamIds, byMs: event.byMs };
    default:
      return null;
  }
}

function reasonOf(event: ContestEvent): string {
  switch (event.type) {
    case "Restated":
    case "ExtraTimeGiven":
    case "AppealSettled":
      return event.why;
    case "ResultsMarkedFinal":
      return event.reason ?? "";
    default:
      return "";
  }
}
