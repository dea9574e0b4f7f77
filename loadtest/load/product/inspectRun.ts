import { isDeepStrictEqual } from "node:util";
import { findContestByCode } from "../../../server/queries/contests.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import type { Answered } from "../../bots/CommandDesk.ts";
import * as compare from "../../crash/compare.ts";
import { readJournalRows, readResultRows } from "../../crash/journalRows.ts";
import { accountOf } from "../../crash/plainAccount.ts";
import { replayJournal } from "../../crash/replayJournal.ts";
import type { RunDatabase } from "../../runDatabase.ts";
import type { ViewsReport } from "../crowd/botCalls.ts";
import type { CommandRecord } from "../crowd/records.ts";

/** Above this the plain account, which keeps every state of every team, would need too much memory. */
const mostAccountedEvents = 30_000;

/** Reads the journal of every room while the server is down, and holds against it all that was answered and shown. */
export async function inspectRun(
  database: RunDatabase,
  roomCodes: readonly string[],
  records: readonly CommandRecord[],
  views: readonly ViewsReport[],
): Promise<{ readonly events: number; readonly findings: readonly string[] }> {
  const byRoom = Map.groupBy(records, ({ room }) => room);
  const findings = views.flatMap(({ faults }) => faults);
  let events = 0;
  const { db, close } = await database.open();
  try {
    for (const [room, roomCode] of roomCodes.entries()) {
      const contest = await findContestByCode(db, roomCode);
      if (!contest) throw new Error(`the contest ${roomCode} is gone`);
      const rows = await readJournalRows(db, contest.id);
      events += rows.length;
      const state = await replayJournal(db, contest.id);
      const byId = compare.rowsByCommandId(rows);
      const answers = (byRoom.get(room) ?? []).flatMap(answered);
      const seats = views.flatMap((view) => view.seats.filter((seat) => seat.room === room));
      const results = await readResultRows(db, contest.id);
      const found = [
        ...compare.lostCommands(answers, byId),
        ...compare.lostSeats(seats, state),
        ...compare.refusedWithEffect(answers, byId),
        ...compare.doubledCommands(byId),
        ...compare.brokenOrder(rows),
        ...compare.fallenEpochs(rows),
        ...(rows.length > mostAccountedEvents
          ? []
          : compare.accountDifferences(state, results, accountOf(rows))),
        ...shownDifferences(room, state, views),
      ];
      findings.push(...found.map((sentence) => `room ${room + 1}: ${sentence}`));
    }
  } finally {
    await close();
  }
  return { events, findings };
}

/** What was shown at the end against what the journal leads to. */
function shownDifferences(
  room: number,
  state: ContestState,
  views: readonly ViewsReport[],
): readonly string[] {
  const publicView = viewFor(state, { kind: "public" });
  const rooms = views.flatMap((view) => view.rooms.filter((shown) => shown.room === room));
  const teams = views.flatMap((view) => view.teams.filter((shown) => shown.room === room));
  const missing = Object.keys(state.teams).length - teams.length;
  return [
    ...(rooms.length === 0 ? ["nobody was shown the public state"] : []),
    ...(missing === 0 ? [] : [`${missing} teams were shown nothing`]),
    ...rooms.flatMap(({ live }) =>
      same(live.view, publicView) ? [] : ["what is shown to all is not in the replay"],
    ),
    ...teams.flatMap(({ view }) =>
      state.teams[view.teamId] && same(view, viewFor(state, { kind: "team", teamId: view.teamId }))
        ? []
        : [`what team ${view.teamId} is shown is not in the replay`],
    ),
  ];
}

function answered({ id, command, reply, connections }: CommandRecord): readonly Answered[] {
  return reply ? [{ id, command, reply, connections }] : [];
}

/** As it comes out of JSON: what travelled and what did not look alike. */
function same(shown: unknown, replayed: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(shown)), JSON.parse(JSON.stringify(replayed)));
}
