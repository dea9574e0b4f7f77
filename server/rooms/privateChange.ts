import { isDeepStrictEqual } from "node:util";
import { sparseRecord } from "../../shared/contest/sparseRecord.ts";
import type { ModeratorTeam, ModeratorView, PrivateView, TeamView } from "../../shared/contest/view.ts";
import type { EntryChanges, PrivateChange } from "../../shared/protocol.ts";

/**
 * What turns one private view into the other by `applyPrivateChange`; null when nothing changed. Parts that are the
 * same objects are unchanged (`viewFor` keeps them).
 */
export function privateChange(before: PrivateView, after: PrivateView): PrivateChange | null {
  if (before === after) return null;
  if (before.kind === "team" && after.kind === "team") return teamChange(before, after);
  if (before.kind === "moderator" && after.kind === "moderator") return moderatorChange(before, after);
  throw new Error(`a ${before.kind}'s view cannot become a ${after.kind}'s`);
}

function teamChange(before: TeamView, after: TeamView): PrivateChange | null {
  const ledgerKept = sharedStart(before.ledger, after.ledger);
  const ledger = after.ledger.slice(ledgerKept);
  const purchases = changedEntries(before.purchases, after.purchases);
  const tasks = changedEntries(before.tasks, after.tasks);
  const messages = changedEntries(before.messages, after.messages);
  const parts = {
    ...(before.name === after.name ? {} : { name: after.name }),
    ...(before.pin === after.pin ? {} : { pin: after.pin }),
    ...(before.removed === after.removed ? {} : { removed: after.removed }),
    ...(before.seats === after.seats ? {} : { seats: after.seats }),
    ...(before.notices === after.notices ? {} : { notices: after.notices }),
    ...(before.blocked === after.blocked ? {} : { blocked: after.blocked }),
    ...(before.nameHidden === after.nameHidden ? {} : { nameHidden: after.nameHidden }),
    ...(before.extraTime === after.extraTime ? {} : { extraTime: after.extraTime }),
    ...(before.endedAt === after.endedAt ? {} : { endedAt: after.endedAt }),
    ...(before.questions === after.questions ? {} : { questions: after.questions }),
    ...(before.answersToAll === after.answersToAll ? {} : { answersToAll: after.answersToAll }),
    ...(before.keys === after.keys ? {} : { keys: after.keys }),
    ...(ledgerKept === before.ledger.length ? {} : { ledgerKept }),
    ...(ledger.length === 0 ? {} : { ledger }),
    ...(purchases ? { purchases } : {}),
    ...(tasks ? { tasks } : {}),
    ...(messages ? { messages } : {}),
  };
  return Object.keys(parts).length === 0 ? null : { kind: "team", ...parts };
}

function moderatorChange(before: ModeratorView, after: ModeratorView): PrivateChange | null {
  const teams = changedEntries<ModeratorTeam>(before.teams, after.teams);
  const isActed = before.acts !== after.acts;
  const isClosing = !isDeepStrictEqual(before.closing, after.closing);
  const messages = changedEntries(before.messages, after.messages);
  const isSteered = !isDeepStrictEqual(before.steering, after.steering);
  const isWorded = before.nameWords !== after.nameWords;
  const deeds = changedEntries(before.deeds, after.deeds);
  const isEdited = before.editRevision !== after.editRevision;
  const isOther = isActed || isClosing || isSteered || isWorded || isEdited;
  if (!teams && !messages && !deeds && !isOther) return null;
  return {
    kind: "moderator",
    teams: teams ?? {},
    ...(isActed && { acts: after.acts }),
    ...(isClosing && { closing: after.closing }),
    ...(messages && { messages }),
    ...(isSteered && { steering: after.steering }),
    ...(deeds && { deeds }),
    ...(isEdited && { editRevision: after.editRevision }),
    ...(isWorded && { nameWords: after.nameWords }),
  };
}

/** How many entries at the start of both are the same. */
function sharedStart(before: readonly unknown[], after: readonly unknown[]): number {
  const differs = before.findIndex((entry, index) => entry !== after[index]);
  return differs === -1 ? before.length : differs;
}

function changedEntries<V>(
  before: Readonly<Record<string, V>>,
  after: Readonly<Record<string, V>>,
): EntryChanges<V> | null {
  const changed = sparseRecord<V | null>();
  for (const [key, value] of Object.entries(after)) if (before[key] !== value) changed[key] = value;
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) changed[key] = null;
  return Object.keys(changed).length === 0 ? null : changed;
}
