import type { RouteReply } from "../../shared/api.ts";
import type { Command } from "../../shared/contest/commands.ts";
import { foldTeamName } from "../../shared/contest/teamName.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { randomPin, randomSeatId } from "../auth/random.ts";
import { signSeatToken } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Clock } from "../contests/clock.ts";
import { type ContestRooms, NoPlace } from "../rooms/ContestRooms.ts";
import type { SocketlessTeams } from "../rooms/SocketlessTeams.ts";
import type { Visitor } from "../rooms/visitor.ts";
import type { Contest, Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf, tooManyFailures } from "./problems.ts";

type Names =
  | "findRoom"
  | "joinRoom"
  | "takeSeat"
  | "connectScreen"
  | "connectTeam"
  | "connectModerator"
  | "noSocket"
  | "socketlessTeams";

export function roomHandlers(deps: {
  readonly rooms: ContestRooms;
  readonly seatKey: Uint8Array;
  readonly budgets: Budgets;
  readonly socketless: SocketlessTeams;
  readonly clock: Clock;
}): Handlers<Names> {
  const { seatKey, budgets, socketless, clock } = deps;

  return {
    findRoom({ contest: { row, runner } }) {
      const { theme, phase, entryOpen } = runner.state;
      return { title: row.title, ...(theme && { theme }), phase, entryOpen };
    },

    async joinRoom({ contest, body: { id, name }, receivedAt }) {
      const command: Command = { type: "JoinContest", name, pin: randomPin(), seatId: randomSeatId() };
      return grantSeat(contest, await executeAsGuest(clock, contest, id, command, receivedAt), seatKey);
    },

    async takeSeat({ contest, body: { id, name, pin }, receivedAt }) {
      const target = `${contest.row.id} ${foldTeamName(name)}`;
      // Counted before the contest's queue: a thousand guesses at once are a thousand.
      const taken = await budgets.take("wrongPins", target);
      if (!taken.ok) throw tooManyFailures(taken.waitMs);
      const reply = await executeAsGuest(
        clock,
        contest,
        id,
        { type: "TakeSeat", name, pin, seatId: randomSeatId() },
        receivedAt,
      );
      if (reply.ok || reply.rejection.code !== "wrong_pin") await budgets.give("wrongPins", target);
      return grantSeat(contest, reply, seatKey);
    },

    connectScreen: ({ contest }) => connect(deps, contest, { role: "screen" }),

    connectTeam: ({ contest, seat: { teamId, seatId } }) =>
      connect(deps, contest, { role: "team", teamId, seatId }),

    connectModerator: ({ contest, signedIn }) => connect(deps, contest, { role: "moderator", ...signedIn }),

    noSocket({ contest, seat: { teamId } }) {
      socketless.tell(contest.row.id, teamId);
      return {};
    },

    socketlessTeams: ({ contest }) => ({ teamIds: socketless.in(contest.row.id) }),
  };
}

function executeAsGuest(
  clock: Clock,
  contest: Contest,
  id: string,
  command: Command,
  receivedAt: number,
): Promise<CommandReply> {
  return inTime(clock, contest.runner.execute({ id, command, actor: { role: "guest" }, receivedAt }));
}

/** The seat that the outcome names: a repeated request gets the seat of the first, not the one made up just now. */
async function grantSeat(
  { row }: Contest,
  reply: CommandReply,
  seatKey: Uint8Array,
): Promise<RouteReply["joinRoom" | "takeSeat"]> {
  if (!reply.ok) throw problemOf(reply.rejection);
  const { outcome } = reply;
  if (outcome.type !== "joined" || outcome.seatId === null) throw new Error("joining gave no seat");
  const { teamId, seatId } = outcome;
  return { teamId, seatId, seatToken: await signSeatToken(seatKey, { contestId: row.id, teamId, seatId }) };
}

async function connect(
  { rooms, clock }: { readonly rooms: ContestRooms; readonly clock: Clock },
  contest: Contest,
  visitor: Visitor,
): Promise<{ reservation: unknown }> {
  try {
    return { reservation: await inTime(clock, rooms.reserve(contest.row.id, visitor)) };
  } catch (error) {
    if (error instanceof NoPlace)
      throw new HttpProblem(503, "overloaded", { headers: { "Retry-After": "2" } });
    throw error;
  }
}
