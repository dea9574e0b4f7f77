import { SeatId, TeamId } from "../../ids.ts";
import type { EventActor } from "../events.ts";

/** Who caused an event, as the journal keeps it. */
export function actorText(actor: EventActor): string {
  switch (actor.role) {
    case "team":
      return `team:${actor.teamId}:${actor.seatId}`;
    case "moderator":
      return `moderator:${actor.accountId}`;
    case "guest":
    case "time":
    case "unknown":
      return actor.role;
  }
}

/** The inverse of {@link actorText}, and more: contests were made by `account:…` once. */
export function readActor(text: string): EventActor {
  if (text === "guest" || text === "time") return { role: text };
  const [role, id = "", seatId] = text.split(":");
  if (role === "team" && TeamId.safeParse(id).success && SeatId.safeParse(seatId).success)
    return { role, teamId: id, seatId: SeatId.parse(seatId) };
  const isAccount = role === "moderator" || role === "account";
  return isAccount && id !== "" && seatId === undefined
    ? { role: "moderator", accountId: id }
    : { role: "unknown" };
}
