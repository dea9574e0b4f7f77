import type { z } from "zod";
import type { RouteBody } from "../../shared/api.ts";
import type { ModeratorCommand } from "../../shared/contest/commands.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import { applyPrivateChange } from "../../shared/protocol.ts";
import { readWireState } from "../../shared/wireState.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import { findContestByCode } from "../queries/contests.ts";
import { randomId, type TestApp, type TestRoom } from "./app.ts";

export interface TestContest {
  readonly code: string;
  readonly runner: ContestRunner;
  /** Executes as the moderator; throws when refused. */
  moderate(command: z.infer<typeof ModeratorCommand>): Promise<void>;
  /** Brings the contest on to a later phase. */
  goTo(phase: Phase): Promise<void>;
}

const way: Readonly<Record<Phase, readonly z.infer<typeof ModeratorCommand>[]>> = {
  draft: [],
  lobby: [{ type: "OpenLobby" }],
  running: [{ type: "OpenLobby" }, { type: "StartContest" }],
  paused: [{ type: "OpenLobby" }, { type: "StartContest" }, { type: "PauseContest" }],
  finished: [{ type: "OpenLobby" }, { type: "StartContest" }, { type: "FinishContest" }],
};

/** A contest of the organizer, in this phase. */
export async function contestIn(
  app: TestApp,
  token: string,
  phase: Phase,
  settings: Partial<RouteBody<"createContest">> = {},
): Promise<TestContest> {
  const code = await app.makeContest(token, settings);
  const row = await findContestByCode(app.database.db, code);
  if (!row) throw new Error("the contest was not made");
  const runner = await app.app.live.get(row.id);
  const moderate: TestContest["moderate"] = async (command) => {
    const actor = { role: "moderator", accountId: row.ownerAccountId } as const;
    const reply = await runner.execute({ id: randomId(), command, actor, receivedAt: app.clock.now() });
    if (!reply.ok) throw new Error(`${command.type}: ${reply.rejection.code}`);
  };
  const contest: TestContest = {
    code,
    runner,
    moderate,
    async goTo(next) {
      const from = way[runner.state.phase];
      for (const command of way[next].slice(from.length)) await moderate(command);
    },
  };
  await contest.goTo(phase);
  return contest;
}

export interface TestSeat {
  readonly teamId: string;
  readonly seatId: string;
  readonly seatToken: string;
}

/** A new team of a contest whose entry is open. */
export async function joinTeam(
  app: TestApp,
  { code }: Pick<TestContest, "code">,
  name: string,
): Promise<TestSeat> {
  const { status, reply } = await app.call("joinRoom", { code, body: { id: randomId(), name } });
  if (status !== 200) throw new Error(`joinRoom: ${status} ${reply.code}`);
  return reply;
}

export function liveView({ room }: TestRoom) {
  return readWireState(room.state, null);
}

/** What a client knows by the private messages it got. */
export function privateView({ privates }: TestRoom) {
  const [first, ...rest] = privates;
  if (!first || !("whole" in first)) throw new Error("the first private message is not whole");
  return rest.reduce(
    (view, message) => ("whole" in message ? message.whole : applyPrivateChange(view, message.change)),
    first.whole,
  );
}
