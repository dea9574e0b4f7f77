import { decide } from "../../shared/contest/decide.ts";
import { seatRefusal } from "../../shared/contest/entering.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState, Team } from "../../shared/contest/state.ts";
import type { SeatId, TeamId } from "../../shared/ids.ts";
import type { CommandReply } from "../../shared/protocol.ts";
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
import { inLine } from "./entranceProblems.ts";
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

/** Who comes with one. */
interface Asking {
  readonly address: string;
  /** Of the wish. */
  readonly id: string;
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
  async function inItsTurn<T>(
    { row }: LiveContest,
    { address, id }: Asking,
    work: () => Promise<T>,
  ): Promise<T> {
    const turn = { rate: "refusedEntries", whose: originKey(row.id, address), id } as const;
    const done = await budgets.spendInLine(turn, work);
    if (!done.ok) throw inLine(done);
    return done.result;
  }

  /** Whether it was used before the journal knows, and nobody asks that without end. */
  async function atOnce<T>(
    contest: LiveContest,
    asking: Asking,
    { teamId }: Inviting,
    work: () => Promise<T>,
  ): Promise<T> {
    const share = { rate: "invitedEntries", whose: `${contest.row.id} ${teamId}` } as const;
    const done = await budgets.spend([share], work);
    return done.ok ? done.result : inItsTurn(contest, asking, work);
  }

  return {
    async inviteDevice({ contest: { row, state }, seat: { teamId, seatId } }) {
      const team = state.teams[teamId];
      const { seatsPerTeam } = state.limits;
      if (!team || team.pin === null) throw problemOf({ code: "pin_unknown" }); // ENT20
      if (team.seats.length >= seatsPerTeam)
        throw problemOf({ code: "team_full", params: { seats: seatsPerTeam } }); // ENT8
      const { pin } = team;
      const invitation = { teamId, seatId, until: clock.now() + invitationMs };
      const share = { rate: "invitations", whose: `${row.id} ${seatId}` } as const;
      const written = await budgets.spend([share], async () =>
        writeInvitation(invitationKey, invitation, { contestId: row.id, pin }),
      );
      if (!written.ok) {
        const headers = { "Retry-After": `${Math.ceil(written.waitMs / 1000)}` };
        throw new HttpProblem(429, "too_fast", { headers });
      }
      return { invitation: written.result, seconds: invitationMs / 1000 };
    },

    async acceptInvitation({ contest, body: { id, secret, invitation }, address, receivedAt }) {
      const { row, runner } = contest;
      const inviting = findInviting(runner.state, invitation);
      const asking = { address, id };
      if (!inviting) {
        await inItsTurn(contest, asking, async () => undefined);
        throw over();
      }
      const seatId = invitedSeatId(invitationKey, invitation, `${id} ${secret}`);
      const { name, pin, invitedBy } = inviting;
      const command = { type: "TakeSeat", name, pin, seatId, invitedBy } as const;
      const foreseen = decide(runner.state, { command, actor: guest, at: receivedAt });
      const asked = { id: invitationId(invitation), command, actor: guest, receivedAt };
      const take = () => runner.execute(asked);
      const begin = () =>
        foreseen.ok ? atOnce(contest, asking, inviting, take) : inItsTurn(contest, asking, take);
      // Whoever lost the reply asks for the seat that it has. BUD6
      const known = runner.findReply(guest, asked.id);
      const reply = known && seatIn(known) === seatId ? known : await inTime(clock, begin());
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

function seatIn(reply: CommandReply): SeatId | null {
  return reply.ok && reply.outcome.type === "joined" ? reply.outcome.seatId : null;
}

/** One sentence, whatever is wrong with it. */
function over(): HttpProblem {
  return new HttpProblem(409, "invitation_over");
}

/** Its team was given another name or PIN a moment ago, or its device was released. */
function hasEnded({ code }: Rejection): boolean {
  return code === "unknown_team" || code === "wrong_pin" || code === "pin_unknown" || code === "unknown_seat";
}
