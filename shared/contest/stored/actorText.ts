import { SeatId, TeamId } from "../../ids.ts";
import type { EventActor } from "../events.ts";

/** Who caused an event, as the journal keeps it; a moderator's sign-in and name follow the account where they are known. */
export function actorText(actor: EventActor): string {
  switch (actor.role) {
    case "team":
      return `team:${actor.teamId}:${actor.seatId}`;
    case "moderator":
      return moderatorText(actor);
    case "guest":
    case "time":
    case "unknown":
      return actor.role;
  }
}

/** The inverse of {@link actorText}, and more: contests were made by `account:…` once. */
export function readActor(text: string): EventActor {
  if (text === "guest" || text === "time") return { role: text };
  const [role, id = "", seatId, ...others] = text.split(":");
  if (role === "team" && TeamId.safeParse(id).success && SeatId.safeParse(seatId).success)
    return { role, teamId: id, seatId: SeatId.parse(seatId) };
  if ((role !== "moderator" && role !== "account") || id === "" || others.length > 1)
    return { role: "unknown" };
  if (seatId === undefined) return { role: "moderator", accountId: id };
  const name = others[0] === undefined ? undefined : readName(others[0]);
  if (name === null) return { role: "unknown" };
  return {
    role: "moderator",
    accountId: id,
    ...(seatId !== "" && { signIn: seatId }),
    ...(name !== undefined && { name }),
  };
}

function moderatorText({ accountId, signIn, name }: Extract<EventActor, { role: "moderator" }>): string {
  const parts = ["moderator", accountId];
  if (signIn !== undefined || name !== undefined) parts.push(signIn ?? "");
  if (name !== undefined) parts.push(encodeURIComponent(name));
  return parts.join(":");
}

/** Null: nobody wrote it like this. */
function readName(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
