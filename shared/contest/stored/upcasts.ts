import { classicAttempts } from "../checkers/readers.ts";
import type { EventType } from "../events.ts";
import type { RulePack } from "../rules.ts";
import type { StoredEvent } from "./UnreadableEvent.ts";

type Data = StoredEvent["data"];

export type Upcasts = Readonly<Partial<Record<EventType, readonly ((data: Data) => Data)[]>>>;

/**
 * What makes the data of an event's version n, at index n − 1, into that of version n + 1. A type that is not here has had
 * one version only. Steps are only ever added, at the end; one that must change raises `meaning` in `stateForm.ts`.
 */
export const upcasts: Upcasts = {
  // The third version knows solutions of tasks, which none before it has.
  ContestCreated: [withTaskVersions, (data) => data],
  CardBought: [(data) => ({ taskVersion: 1, ...data })],
  // The second version knows answers that a moderator had ruled on.
  AnswerJudged: [(data) => data],
  // The second version lists what was ruled on readings; the first kept it by reading.
  Restated: [withListedRulings],
  // The second version knows screens that show the race.
  ScreenSteered: [(data) => data],
};

/** The version in which events of this type are written now. */
export function currentVersion(known: Upcasts, type: EventType): number {
  return (known[type]?.length ?? 0) + 1;
}

/** The fields that rule packs have had from the first contest on. */
type FirstRules =
  | "startPoints"
  | "slots"
  | "rewardPercents"
  | "rounding"
  | "attempts"
  | "negativeBalance"
  | "relief"
  | "refundExpired"
  | "lateEntry"
  | "tieBreak";

/**
 * What a rule means in contests that were made before it came: the game as it was. Complete by its type: a field added to
 * the rule pack does not compile until it has its value here, and old contests need nothing else.
 */
export const rulesBefore: Readonly<Omit<RulePack, FirstRules>> = { ranking: "balance" };

/** An event's rule packs with everything that came after they were written. Kinds of answers count attempts as by the classic rules. */
export function completeRules(type: string, data: Data, before: Data): Data {
  if (type === "ContestCreated") return withWholeRules(data, before);
  const { edits } = data;
  if (type !== "ContestEdited" || !Array.isArray(edits)) return data;
  return {
    ...data,
    edits: edits.map((edit: unknown) => (isData(edit) ? withWholeRules(edit, before) : edit)),
  };
}

function withWholeRules(data: Data, before: Data): Data {
  const { rules: given } = data;
  if (!isData(given)) return data;
  const rules = { ...before, ...given };
  const { attempts } = given;
  if (isData(attempts)) Object.assign(rules, { attempts: { ...classicAttempts, ...attempts } });
  return { ...data, rules };
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null;
}

/** Tasks were never changed in the first version: each is its card's first. */
function withTaskVersions(data: Data): Data {
  const { board } = data as {
    readonly board?: { readonly cards?: readonly Readonly<Record<string, object>>[] };
  };
  if (!board?.cards) return data;
  const versioned = board.cards.map(({ task, ...card }) => ({
    earlierTasks: [],
    ...card,
    task: { version: 1, ...task },
  }));
  return { ...data, board: { ...board, cards: versioned } };
}

/** A list already, where a version in between wrote it so. */
function withListedRulings(data: Data): Data {
  const { cards } = data as { readonly cards?: readonly Data[] };
  if (!cards) return data;
  const listed = cards.map((card) => {
    const { rulings } = card;
    if (!isData(rulings) || Array.isArray(rulings)) return card;
    return { ...card, rulings: Object.entries(rulings).map(([reading, verdict]) => ({ reading, verdict })) };
  });
  return { ...data, cards: listed };
}
