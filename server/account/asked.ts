import type { Actor, StampedCommand } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import type { Books } from "./books.ts";
import { hiddenToReveal } from "./freezeChecks.ts";

/** Fields that a command and its event share by name, and not by what they say. */
const otherwiseMeant: readonly string[] = ["type", "lastAliveAt"];
/** What people type, the rules may tidy; and a PIN the account need not know. */
const typed: readonly string[] = ["name", "screen", "pin", "text", "why", "reason", "answer"];
const compared = (field: string) => !otherwiseMeant.includes(field) && !typed.includes(field);

/**
 * Whether the first event that a command led to says what was asked: every field of both that names or counts
 * something holds the same, but for what is listed twice. ACC6
 */
export function saysWhatWasAsked(
  books: Books,
  { command, actor }: Pick<StampedCommand, "command" | "actor">,
  event: ContestEvent,
): boolean {
  if (!isSameActor(actor, event.by)) return false;
  // Covering stops the clock first, where that was asked and it runs.
  if (command.type === "CoverBoards" && command.covered) {
    const stopsClock = command.pause && books.phase === "running";
    return event.type === (stopsClock ? "ContestPaused" : "BoardsCovered");
  }
  if (command.type === "RevealNext" && hiddenToReveal(books).length > 0 && event.type !== "ResultRevealed")
    return false;
  // An act of repair is numbered and told in its own way, and who comes back is another team.
  if (event.type === "Restated" || command.type === "ReturnTeam") return true;
  if (command.type === "JoinContest" && event.type === "TeamJoined" && command.letInBy !== event.letInBy)
    return false;
  const told: Readonly<Record<string, unknown>> = { ...event };
  return Object.entries(command).every(
    ([field, asked]) => !compared(field) || !(field in told) || isSame(asked, told[field]),
  );
}

/** Also by which sign-in, and under which name. */
function isSameActor(one: Actor, other: ContestEvent["by"]): boolean {
  // Whose a seat is, the contest says: it may have moved. SEA1
  const fields = ["role", "seatId", "accountId", "signIn", "name"];
  const [asked, told]: Readonly<Record<string, unknown>>[] = [{ ...one }, { ...other }];
  return fields.every((field) => asked?.[field] === told?.[field]);
}

function isSame(asked: unknown, told: unknown): boolean {
  const [one, other] = [plain(asked), plain(told)];
  return one === undefined || other === undefined || one === other;
}

/** Of what is more than a list of names or numbers, nothing. */
function plain(value: unknown): string | undefined {
  if (value === null || value === "") return "";
  if (Array.isArray(value))
    return value.every((item) => typeof item !== "object") ? [...new Set(value)].sort().join() : undefined;
  return typeof value === "object" ? undefined : String(value);
}
