import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findContestByCode } from "../../../server/queries/contests.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { replayJournal } from "../../crash/replayJournal.ts";
import { makeRunDatabase, type RunDatabase } from "../../runDatabase.ts";
import type { ViewsReport } from "../crowd/botCalls.ts";
import type { CommandRecord } from "../crowd/records.ts";
import { inspectRun } from "./inspectRun.ts";
import { type SeededContest, seedContests } from "./seedContests.ts";

let database: RunDatabase;
let contest: SeededContest;
let state: ContestState;

beforeAll(async () => {
  database = await makeRunDatabase("pglite", null);
  const { db, close } = await database.open();
  const options = { teams: 3, events: 60, boardSeed: 3, boardSize: { rows: 4, columns: 4 } };
  const [seeded] = await seedContests(db, [options]);
  if (!seeded) throw new Error("nothing was seeded");
  contest = seeded;
  const row = await findContestByCode(db, seeded.roomCode);
  state = await replayJournal(db, row?.id ?? "");
  await close();
});
afterAll(() => database.remove());

/** What bots report when they were shown exactly what the journal says. */
function shown(): ViewsReport {
  const view = viewFor(state, { kind: "public" });
  return {
    rooms: [{ room: 0, live: { epoch: 1, saving: true, view, online: {} } }],
    teams: Object.keys(state.teams).map((teamId) => ({
      room: 0,
      view: viewFor(state, { kind: "team", teamId }),
    })),
    seats: Object.values(state.teams).map(({ id, name, seats }) => {
      return { room: 0, teamId: id, seatId: seats[0] ?? "", name };
    }),
    faults: [],
  };
}

const inspect = (views: ViewsReport, records: readonly CommandRecord[] = []) =>
  inspectRun(database, [contest.roomCode], records, [views]);

describe("the inspection after a run", () => {
  it("finds nothing where everything is as it was shown", async () => {
    expect(contest.events).toBeGreaterThanOrEqual(60);
    expect(await inspect(shown())).toEqual({ events: contest.events, findings: [] });
  });

  it("finds a public state that the journal does not lead to", async () => {
    const views = structuredClone(shown());
    const [room] = views.rooms;
    const team = room?.live.view.teams.t2;
    const wrong = { ...team, balancePoints: (team?.balancePoints ?? 0) + 1 };
    Object.assign(room?.live.view.teams ?? {}, { t2: wrong });
    expect((await inspect(views)).findings).toEqual(["room 1: what is shown to all is not in the replay"]);
  });

  it("finds a team that was shown too little of its own, and one that was shown nothing", async () => {
    const views = structuredClone(shown());
    const [first, second] = views.teams;
    if (!first || !second) throw new Error("no teams");
    const teams = [{ room: 0, view: { ...first.view, ledger: first.view.ledger.slice(1) } }, second];
    expect((await inspect({ ...views, teams })).findings).toEqual([
      "room 1: 1 teams were shown nothing",
      "room 1: what team t1 is shown is not in the replay",
    ]);
  });

  it("finds a command that was acknowledged and is not in the journal", async () => {
    const lost: CommandRecord = {
      id: "abcdefghijklmnop",
      room: 0,
      teamId: "t1",
      client: 0,
      command: { type: "BuyCard", cardId: 1 },
      cardId: 1,
      scheduledUs: 0,
      sentUs: 1,
      repliedUs: 2,
      reply: { ok: true, outcome: { type: "bought", purchaseId: 1, cardId: 1 } },
      connections: 1,
    };
    expect((await inspect(shown(), [lost])).findings).toEqual([
      "room 1: BuyCard abcdefghijklmnop was acknowledged and is not in the journal",
    ]);
  });

  it("passes on what the bots found themselves", async () => {
    const views = { ...shown(), faults: ["patch 7 is not the one that others got"] };
    expect((await inspect(views)).findings).toEqual(["patch 7 is not the one that others got"]);
  });
});
