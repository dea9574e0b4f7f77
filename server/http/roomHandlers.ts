import type { RoomSeat, RouteReply } from "../../shared/api.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { randomPin, randomSeatId } from "../auth/random.ts";
import { signSeatToken } from "../auth/tokens.ts";
import { ContestLeaving, type ContestRooms, NoPlace } from "../rooms/ContestRooms.ts";
import type { SocketlessTeams } from "../rooms/SocketlessTeams.ts";
import type { Visitor } from "../rooms/visitor.ts";
import { Entrance, type EntranceDeps } from "./Entrance.ts";
import type { Handlers, NamedContest } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, overloaded, problemOf } from "./problems.ts";

type Names =
  | "findRoom"
  | "joinRoom"
  | "returnToRoom"
  | "takeSeat"
  | "connectScreen"
  | "connectTeam"
  | "connectModerator"
  | "noSocket"
  | "socketlessTeams";

export interface RoomHandlersDeps extends EntranceDeps {
  readonly rooms: ContestRooms;
  readonly seatKey: Uint8Array;
  readonly socketless: SocketlessTeams;
  /** What stands before paths that lead to this process; empty: alone. WAY7 */
  readonly path: string;
}

export function roomHandlers(deps: RoomHandlersDeps): Handlers<Names> {
  const { seatKey, socketless, newcomers } = deps;
  const entrance = new Entrance(deps);

  return {
    findRoom({ contest: { state } }) {
      const { title, theme, phase, entryOpen } = state;
      return { title, ...(theme && { theme }), phase, entryOpen };
    },

    async joinRoom({ contest, body: { id, secret, name }, address, receivedAt }) {
      const command = { type: "JoinContest", name, pin: randomPin(), seatId: randomSeatId() } as const;
      const reply = await entrance.enter(contest, { id, secret, command, address, receivedAt });
      return grantSeat(contest, reply, seatKey);
    },

    async returnToRoom({ contest, seat: { teamId, seatId }, body: { id, secret }, address, receivedAt }) {
      const command = { type: "ReturnTeam", teamId, formerSeatId: seatId, seatId: randomSeatId() } as const;
      const reply = await entrance.enter(contest, { id, secret, command, address, receivedAt });
      return grantSeat(contest, reply, seatKey);
    },

    async takeSeat({ contest, body: { id, secret, name, pin }, address, receivedAt }) {
      const command = { type: "TakeSeat", name, pin, seatId: randomSeatId() } as const;
      const reply = await entrance.enter(contest, { id, secret, command, address, receivedAt });
      return grantSeat(contest, reply, seatKey);
    },

    connectScreen: ({ contest, signedIn, address }) =>
      connect(deps, contest, signedIn ? { role: "screen", isOwners: true } : { role: "screen" }, address),

    connectTeam({ contest, seat: { teamId, seatId }, address }) {
      newcomers.stirs(contest.row.id, teamId);
      return connect(deps, contest, { role: "team", teamId, seatId }, address);
    },

    connectModerator: ({ contest, signedIn, address }) =>
      connect(deps, contest, { role: "moderator", ...signedIn }, address),

    noSocket({ contest, seat: { teamId } }) {
      newcomers.stirs(contest.row.id, teamId);
      socketless.tell(contest.row.id, teamId);
      return {};
    },

    socketlessTeams: ({ contest }) => ({ teamIds: socketless.in(contest.row.id) }),
  };
}

/** The seat that the outcome names: a repeated request gets the seat of the first, not the one made up just now. */
async function grantSeat(
  { row }: NamedContest,
  reply: CommandReply,
  seatKey: Uint8Array,
): Promise<RouteReply["joinRoom" | "returnToRoom" | "takeSeat"]> {
  if (!reply.ok) throw problemOf(reply.rejection);
  const { outcome } = reply;
  if (outcome.type !== "joined" || outcome.seatId === null) throw new Error("joining gave no seat");
  const { teamId, seatId } = outcome;
  return { teamId, seatId, seatToken: await signSeatToken(seatKey, { contestId: row.id, teamId, seatId }) };
}

async function connect(
  { rooms, clock, path }: Pick<RoomHandlersDeps, "rooms" | "clock" | "path">,
  contest: NamedContest,
  visitor: Visitor,
  address: string,
): Promise<RoomSeat> {
  try {
    return { reservation: await inTime(clock, rooms.reserve(contest.row.id, visitor, address)), path };
  } catch (error) {
    if (error instanceof ContestLeaving)
      throw new HttpProblem(503, "contest_moved", { headers: { "Retry-After": "1" } });
    if (error instanceof NoPlace) throw overloaded();
    throw error;
  }
}
