import { createHash, createHmac, randomBytes } from "node:crypto";
import type { SeatId, TeamId } from "../../shared/ids.ts";
import { isSameSecret } from "./sameSecret.ts";

/** By what a team's device invites a further one. */
export interface Invitation {
  readonly teamId: TeamId;
  /** The device that invites. */
  readonly seatId: SeatId;
  /** ms since 1970. */
  readonly until: number;
}

/** What an invitation holds for and does not say: of another contest, or with another PIN, it is none. */
export interface InvitedTo {
  readonly contestId: string;
  readonly pin: string;
}

export const invitationMs = 5 * 60_000;

/** Its text: short, so that its QR code is coarse. */
export function writeInvitation(
  key: Uint8Array,
  { teamId, seatId, until }: Invitation,
  to: InvitedTo,
): string {
  const said = [teamId, seatId, until.toString(36), randomBytes(6).toString("base64url")].join(".");
  return `${said}.${sealOf(key, said, to)}`;
}

/** What a text says that looks like an invitation; whether it is one of ours is not known yet. */
export function readInvitation(text: string): Invitation | null {
  const [, teamId, seatId, until] = /^(t\d{1,6})\.([a-z0-9]{10})\.([a-z0-9]{1,10})\./.exec(text) ?? [];
  if (teamId === undefined || seatId === undefined || until === undefined) return null;
  return { teamId, seatId, until: Number.parseInt(until, 36) };
}

/** Whether it was written with this key for this contest, as long as the team has this PIN. */
export function isSealed(key: Uint8Array, text: string, to: InvitedTo): boolean {
  const end = text.lastIndexOf(".");
  return isSameSecret(text.slice(end + 1), sealOf(key, text.slice(0, end), to));
}

/** The seat that it gives for this wish: the same each time, and another one for another wish. */
export function invitedSeatId(key: Uint8Array, text: string, wish: string): SeatId {
  const bytes = createHmac("sha256", key).update(`seat ${text} ${wish}`).digest().subarray(0, 10);
  return Array.from(bytes, (byte) => seatLetters.charAt(byte % seatLetters.length)).join("");
}

/** What the journal knows it by, from which nobody makes it. */
export function invitationId(text: string): string {
  return `invited.${createHash("sha256").update(text).digest("base64url")}`;
}

const seatLetters = "0123456789abcdefghijklmnopqrstuvwxyz";

function sealOf(key: Uint8Array, said: string, { contestId, pin }: InvitedTo): string {
  const seal = createHmac("sha256", key).update(`invitation ${contestId} ${pin} ${said}`).digest();
  return seal.subarray(0, 16).toString("base64url");
}
