import type { Actor, Role } from "../../shared/contest/commands.ts";
import type { Audience } from "../../shared/contest/viewFor.ts";

/** Whom a seat of the room was given to, as proven over HTTP. Plain JSON: it becomes Colyseus' `client.auth`. */
export type Visitor =
  /** `isOwners`: brought by whoever owns the contest; it sees no more than any other. BUD7 */
  | { readonly role: "screen"; readonly isOwners?: true }
  | { readonly role: "team"; readonly teamId: string; readonly seatId: string }
  | { readonly role: "moderator"; readonly accountId: string; readonly authSessionId: string };

export type VisitorRole = Visitor["role"] & (Role | "screen");

/** Who a command of this visitor comes from; null: sends none. `name`: what a moderator said to be called. AUT2 AUT16 */
export function actorOf(visitor: Visitor, name: string | null): Actor | null {
  switch (visitor.role) {
    case "screen":
      return null;
    case "team":
      return { role: "team", teamId: visitor.teamId, seatId: visitor.seatId };
    case "moderator":
      return {
        role: "moderator",
        accountId: visitor.accountId,
        signIn: visitor.authSessionId,
        ...(name !== null && { name }),
      };
  }
}

/** What this visitor may see beside the public view; null: nothing. */
export function privateAudienceOf(visitor: Visitor): Exclude<Audience, { kind: "public" }> | null {
  switch (visitor.role) {
    case "screen":
      return null;
    case "team":
      return { kind: "team", teamId: visitor.teamId };
    case "moderator":
      return { kind: "moderator" };
  }
}
