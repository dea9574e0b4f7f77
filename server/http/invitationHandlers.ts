import { decide } from "../../shared/contest/decide.ts";
import { seatRefusal } from "../../shared/contest/entering.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState, Team } from "../../shared/contest/state.ts";
import type { SeatId, TeamId } from "../../shared/ids.ts";
import {
  invitationId,
  invitationMs,
  invitedSeatId,
  isSealed,
  readInvitation,
  writeInvitation,
} from "../auth/invitations.ts";
import { signSeatToken } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { originKey } from "../budgets/Newcomers.ts";
import type { Clock } from "../contests/clock.ts";
import { inLine } from "./Entrance.ts";
import type { Handlers, LiveContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

export interface InvitationDeps {
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly invitationKey: Uint8Array;
  readonly seatKey: Uint8Array;
}

/** Whose invitation it is, as the contest is now. */
interface Inviting extends Pick<Team, "name"> {
  readonly teamId: TeamId;
  readonly pin: string;
  readonly invitedBy: SeatId;
}

const guest = { role: "guest" } as const;

/**
 * A device of a team invites a further one, which needs no PIN. Nothing is kept of it: what it holds for is sealed in its
 * text, and that it was used is the command in the journal. ENT24
 */
export function invitationHandlers(deps: InvitationDeps): Handlers<"inviteDevice" | "acceptInvitation"> {
  const { budgets, clock, invitationKey, seatKey } = deps;

  /** Its team and the device that gave it, if it holds. */
  function findInviting(state: ContestState, text: string): Inviting | null {
    const invitation = readInvitation(text);
    if (!invitation || invitation.until <= clock.now() || seatRefusal(state, invitation) !== null)
      return null;
    const team = state.teams[invitation.teamId];
    if (!team || team.pin === null) return null;
    const { name, pin } = team;
    if (!isSealed(invitationKey, text, { contestId: state.contestId, pin })) return null;
    return { teamId: team.id, name, pin, invitedBy: invitation.seatId };
  }

  /** What leads nowhere waits in the line of all that is refused. BUD6 */
  async function waitInLine({ row }: LiveContest, address: string, id: string): Promise<void> {
    const turn = await budgets.takeInLine("refusedEntries", originKey(row.id, address), id);
    if (!turn.ok) throw inLine(turn);
  }

  return {
    async inviteDevice({ contest: { row, state }, seat: { teamId, seatId } }) {
      const team = state.teams[teamId];
      const { seatsPerTeam } = state.limits;
      if (!team || team.pin === null) throw problemOf({ code: "pin_unknown" }); // ENT20
      if (team.seats.length >= seatsPerTeam)
        throw problemOf({ code: "team_full", params: { seats: seatsPerTeam } }); // ENT8
      const turn = await budgets.take("invitations", `${row.id} ${seatId}`);
      if (!turn.ok) {
        const headers = { "Retry-After": `${Math.ceil(turn.waitMs / 1000)}` };
        throw new HttpProblem(429, "too_fast", { headers });
      }
      const invitation = { teamId, seatId, until: clock.now() + invitationMs };
      const text = writeInvitation(invitationKey, invitation, { contestId: row.id, pin: team.pin });
      return { invitation: text, seconds: invitationMs / 1000 };
    },

    async acceptInvitation({ contest, body: { id, secret, invitation }, address, receivedAt }) {
      const { row, runner } = contest;
      const inviting = findInviting(runner.state, invitation);
      if (!inviting) {
        await waitInLine(contest, address, id);
        throw over();
      }
      const seatId = invitedSeatId(invitationKey, invitation, `${id} ${secret}`);
      const { name, pin, invitedBy } = inviting;
      const command = { type: "TakeSeat", name, pin, seatId, invitedBy } as const;
      const foreseen = decide(runner.state, { command, actor: guest, at: receivedAt });
      // Whether it was used before the journal knows, and nobody asks that without end.
      const isAtOnce = foreseen.ok && budgets.takeAtContest("invitedEntries", `${row.id} ${inviting.teamId}`);
      if (!isAtOnce) await waitInLine(contest, address, id);
      const asked = { id: invitationId(invitation), command, actor: guest, receivedAt };
      const reply = await inTime(clock, runner.execute(asked));
      if (!reply.ok) throw hasEnded(reply.rejection) ? over() : problemOf(reply.rejection);
      const { outcome } = reply;
      // The command of whoever came first is answered again to everybody who comes with the same invitation.
      if (outcome.type !== "joined" || outcome.seatId !== seatId) throw over();
      const { teamId } = outcome;
      const seatToken = await signSeatToken(seatKey, { contestId: row.id, teamId, seatId });
      return { teamId, seatId, seatToken, teamName: name };
    },
  };
}

/** One sentence, whatever is wrong with it. */
function over(): HttpProblem {
  return new HttpProblem(409, "invitation_over");
}

/** Its team was given another name or PIN a moment ago, or its device was released. */
function hasEnded({ code }: Rejection): boolean {
  return code === "unknown_team" || code === "wrong_pin" || code === "pin_unknown" || code === "unknown_seat";
}
