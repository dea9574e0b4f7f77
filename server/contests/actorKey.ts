import type { Actor } from "../../shared/contest/commands.ts";

/** Names an actor for the keys of commands: what a moderator is called, and where, makes no other sender. */
export function actorKey(actor: Actor): string {
  switch (actor.role) {
    case "team":
      return `seat:${actor.seatId}`; // SEA2: whoever moves with it goes on
    case "moderator":
      return `moderator:${actor.accountId}`;
    case "guest":
    case "time":
      return actor.role;
  }
}

/** Names a command in the journal: ids of different senders are kept apart. */
export function commandKeyOf(actor: Actor, id: string): string {
  return `${actorKey(actor)}/${id}`;
}

/** What a command is called now, whatever the version that wrote it down called it. */
export function presentKey(key: string): string {
  return key.replace(/^team:[^:/]*:/, "seat:");
}

/** What earlier versions may have called it: by the team that the seat was of then. */
export function formerCommandKeys(actor: Actor, id: string, teamIds: readonly string[]): readonly string[] {
  return actor.role === "team" ? teamIds.map((teamId) => `team:${teamId}:${actor.seatId}/${id}`) : [];
}
