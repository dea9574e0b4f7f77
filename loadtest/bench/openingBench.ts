import type { Kysely } from "kysely";
import { loadContest } from "../../server/contests/loadContest.ts";
import type { Tables } from "../../server/db/tables.ts";
import { snapshotVersion } from "../../server/journal/snapshotVersion.ts";
import { SqlJournal } from "../../server/journal/sqlJournal.ts";
import { createContest } from "../../server/queries/contests.ts";
import { decide } from "../../shared/contest/decide.ts";
import { evolve, evolveAll, initialState } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { runSeal } from "../seal.ts";
import { longContest, seatOf } from "./longContest.ts";
import { durationMs, perSecond, stallMs } from "./measure.ts";

/** What the length of a contest costs. Times in ms; a stall is the longest time in which nobody else came in. */
export interface LengthCosts {
  readonly events: number;
  readonly openMs: number;
  readonly openStallMs: number;
  readonly snapshotMs: number;
  readonly snapshotStallMs: number;
  /** To decide a command, to evolve and to view its effect, µs. */
  readonly commandMicroseconds: number;
}

const contests = [
  { events: 1_000, roomCode: "LANGAA" },
  { events: 10_000, roomCode: "LANGBB" },
  { events: 100_000, roomCode: "LANGCC" },
] as const;
/** The longest tail that a runner leaves behind its last snapshot. */
const tailShare = 1 / 9;
const rounds = 3;
const pageSize = 500;

/** Contests of growing length, opened from the oldest snapshot that a runner would have left. */
export async function openingBench(
  db: Kysely<Tables>,
  ownerAccountId: string,
): Promise<readonly LengthCosts[]> {
  const costs: LengthCosts[] = [];
  for (const { events, roomCode } of contests)
    costs.push(await costsOf(db, ownerAccountId, events, roomCode));
  return costs;
}

async function costsOf(
  db: Kysely<Tables>,
  ownerAccountId: string,
  length: number,
  roomCode: string,
): Promise<LengthCosts> {
  const journal = new SqlJournal(db, runSeal);
  const { created, events } = longContest(length);
  const { type: _type, at, by: _by, ...definition } = created;
  const contestId = `long-${length}`;
  await createContest(db, { ownerAccountId, definition: { ...definition, contestId, roomCode }, at });
  const epoch = await journal.claim(contestId);
  for (let start = 0; start < events.length; start += pageSize) {
    const page = events.slice(start, start + pageSize);
    await journal.append({
      contestId,
      epoch,
      firstSeq: start + 2,
      commandKey: null,
      events: page,
    });
  }
  const seq = Math.floor(length * (1 - tailShare));
  const state = evolveAll(initialState({ ...created, contestId, roomCode }), events.slice(0, seq - 1));
  const save = () => journal.saveSnapshot(contestId, epoch, { seq, state }, snapshotVersion);
  const open = () => loadContest(journal, contestId);
  const snapshotMs = await durationMs(rounds, save);
  return {
    events: length,
    snapshotMs,
    snapshotStallMs: await stallMs(rounds, save),
    openMs: await durationMs(rounds, open),
    openStallMs: await stallMs(rounds, open),
    commandMicroseconds: await commandMicroseconds((await open()).state),
  };
}

/** Every team asks for a card that it may have, or the last one again when it has all. */
async function commandMicroseconds(opened: ContestState): Promise<number> {
  const cards = opened.board.cards.length;
  const commands = Object.values(opened.teams).map((team, index) => ({
    command: { type: "BuyCard", cardId: Math.min(team.purchases.length + 1, cards) } as const,
    actor: { role: "team", teamId: team.id, seatId: seatOf(index + 1) } as const,
    at: opened.lastEventAt,
  }));
  const rate = await perSecond(commands.length, () => {
    let state = opened;
    for (const command of commands) {
      const decision = decide(state, command);
      if (decision.ok) state = decision.events.reduce(evolve, state);
      viewFor(state, { kind: "public" });
    }
  });
  return 1_000_000 / rate;
}
