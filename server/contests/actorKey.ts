import type { Actor } from "../../shared/contest/commands.ts";

/** Names an actor for the keys of commands: what a moderator is called, and where, makes no other sender. */
export function actorKey(actor: Actor): string {
  switch (actor.role) {
    case "team":
      return `team:${actor.teamId}:${actor.seatId}`;
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
