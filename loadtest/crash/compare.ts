import { isDeepStrictEqual } from "node:util";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { Answered } from "../bots/CommandDesk.ts";
import { isCounted } from "../bots/checks.ts";
import type { PublicLog, ShownTeam } from "../bots/PublicLog.ts";
import type { JournalRow, ResultRow } from "./journalRows.ts";
import type { Live } from "./live.ts";
import { balanceOf, type PlainAccount, type PlainClock, type PlainState } from "./plainAccount.ts";

// Pure comparisons of what clients were told with what the journal holds. Each answers sentences, none when all is well.

type RowsById = ReadonlyMap<string, readonly JournalRow[]>;

/** Rows by the id that the client gave its command. */
export function rowsByCommandId(rows: readonly JournalRow[]): RowsById {
  const byId = new Map<string, JournalRow[]>();
  for (const row of rows) {
    if (row.commandKey === null) continue;
    const id = row.commandKey.slice(row.commandKey.indexOf("/") + 1);
    const known = byId.get(id);
    if (known) known.push(row);
    else byId.set(id, [row]);
  }
  return byId;
}

/** Acknowledged, but not in the journal, or there as something else. */
export function lostCommands(answers: readonly Answered[], byId: RowsById): readonly string[] {
  return answers.flatMap(({ id, command, reply }) => {
    if (!reply.ok) return [];
    const rows = byId.get(id);
    if (!rows) return [`${command.type} ${id} was acknowledged and is not in the journal`];
    const journaled = outcomeOf(rows.map(eventOf));
    return isDeepStrictEqual(journaled, reply.outcome)
      ? []
      : [`${id} was acknowledged as ${JSON.stringify(reply.outcome)} and is ${JSON.stringify(journaled)}`];
  });
}

/** Seats that were granted and do not exist. */
export function lostSeats(
  seats: readonly { readonly teamId: string; readonly seatId: string; readonly name: string }[],
  state: ContestState,
): readonly string[] {
  return seats.flatMap(({ teamId, seatId, name }) => {
    const team = state.teams[teamId];
    return team?.name === name && team.seats.includes(seatId)
      ? []
      : [`${name} was given the seat ${seatId} of ${teamId}, which is not in the journal`];
  });
}

/** Refused, but in the journal. */
export function refusedWithEffect(answers: readonly Answered[], byId: RowsById): readonly string[] {
  return answers.flatMap(({ id, command, reply }) =>
    !reply.ok && byId.has(id)
      ? [`${command.type} ${id} was refused (${reply.rejection.code}) and took effect`]
      : [],
  );
}

/** Ids whose rows do not stand together as one command's do, or came from two senders. */
export function doubledCommands(byId: RowsById): readonly string[] {
  return [...byId].flatMap(([id, rows]) => {
    const together = rows.every((row, index) => row.seq === (rows[0]?.seq ?? 0) + index);
    const types = new Set(rows.map(({ type }) => type));
    const sound =
      together && types.size === rows.length && new Set(rows.map((row) => row.commandKey)).size === 1;
    return sound ? [] : [`${id} stands in the journal at ${rows.map(({ seq }) => seq).join(", ")}`];
  });
}

/** Sequence numbers without gaps, times that never fall. */
export function brokenOrder(rows: readonly JournalRow[]): readonly string[] {
  return rows.flatMap((row, index) => {
    const sound = row.seq === index + 1 && row.at >= (rows[index - 1]?.at ?? 0);
    return sound ? [] : [`row ${index + 1} of the journal is seq ${row.seq}, at ${row.at}`];
  });
}

/** Entries of an owner after those of a later one: both wrote. */
export function fallenEpochs(rows: readonly JournalRow[]): readonly string[] {
  return rows.flatMap(({ seq, epoch }, index) => {
    const before = rows[index - 1]?.epoch ?? 0;
    return epoch >= before ? [] : [`entry ${seq} is of epoch ${epoch}, the one before of ${before}`];
  });
}

/**
 * Public states that were shown and never were. A process shows what it inherited or wrote itself: a state shown under
 * an epoch is not older than the last one of earlier epochs, nor of a later epoch.
 */
export function goneStates(who: string, log: PublicLog, account: PlainAccount): readonly string[] {
  const faults: string[] = [];
  for (const [teamId, shown] of log.teams) {
    const states = account.teams.get(teamId)?.states ?? [];
    const missing = firstMissing(shown, states, isSameState);
    if (missing)
      faults.push(`${who} was shown team ${teamId} as ${describe(missing)}, which is not in the journal`);
  }
  const clock = firstMissing(
    log.clocks.map(({ epoch, phase, clock: { startedAt, endsAt, pausedAt, finishedAt } }) => {
      return { epoch, phase, startedAt, endsAt, pausedAt, finishedAt };
    }),
    account.clocks,
    isSameClock,
  );
  if (clock) faults.push(`${who} was shown the clock ${JSON.stringify(clock)}, which is not in the journal`);
  return faults;
}

/** The first thing shown that does not stand in the history, in order; null when all do. */
export function firstMissing<
  Shown extends { readonly epoch: number },
  State extends { readonly epoch: number },
>(
  shown: readonly Shown[],
  history: readonly State[],
  isSame: (shown: Shown, state: State) => boolean,
): Shown | null {
  let reached = 0;
  for (const seen of shown) {
    const inherited = history.filter(({ epoch }) => epoch < seen.epoch).length - 1;
    const from = Math.max(reached, inherited);
    const found = history.findIndex(
      (state, index) => index >= from && state.epoch <= seen.epoch && isSame(seen, state),
    );
    if (found < 0) return seen;
    reached = found;
  }
  return null;
}

/** What clients see now against what a replay of the journal says they should. */
export function liveDifferences(live: Live, state: ContestState): readonly string[] {
  const faults: string[] = [];
  const expect = (what: string, seen: unknown, replayed: unknown) => {
    if (!isDeepStrictEqual(plain(seen), plain(replayed)))
      faults.push(`${what} is ${firstDifference(plain(seen), plain(replayed))} in the replay`);
  };
  const { teams, ...publicView } = viewFor(state, { kind: "public" });
  for (const { name, view, live: shown } of live.seats) {
    if (!view || !shown || !state.teams[view.teamId]) {
      faults.push(`${name} sees ${view?.teamId}, which is ${view ? "not in the journal" : "nothing"}`);
      continue;
    }
    expect(`what ${name} sees of its own`, view, viewFor(state, { kind: "team", teamId: view.teamId }));
    const { teams: own, ...rest } = shown.view;
    expect(`what ${name} sees in public`, rest, publicView);
    expect(`what ${name} sees of its team`, own[view.teamId], teams[view.teamId]);
  }
  expect("what the screen sees", live.screen?.view, { ...publicView, teams });
  const moderatorView = viewFor(state, { kind: "moderator" });
  for (const view of live.moderators) expect("what a moderator sees", view, moderatorView);
  return faults;
}

/** The states of two ways to read one journal. */
export function stateDifferences(what: string, one: ContestState, other: ContestState): readonly string[] {
  return isDeepStrictEqual(plain(one), plain(other))
    ? []
    : [`${what}: ${firstDifference(plain(one), plain(other))}`];
}

/** The replay's balances, purchases and ledgers, and the rows for reports, against the plain account. */
export function accountDifferences(
  state: ContestState,
  results: readonly ResultRow[],
  account: PlainAccount,
): readonly string[] {
  const faults = [...account.faults];
  const expect = (what: string, found: unknown, counted: unknown) => {
    if (!isDeepStrictEqual(found, counted))
      faults.push(`${what} is ${JSON.stringify(found)}, counted ${JSON.stringify(counted)}`);
  };
  expect("the number of teams", Object.keys(state.teams).length, account.teams.size);
  for (const [id, team] of account.teams) {
    const replayed = state.teams[id];
    expect(`the balance of ${id}`, replayed?.balancePoints, balanceOf(team));
    expect(
      `the ledger of ${id}`,
      replayed?.ledger.map(({ deltaPoints, purchaseId }) => [deltaPoints, purchaseId]),
      team.ledger.map(({ deltaPoints, purchaseId }) => [deltaPoints, purchaseId]),
    );
    expect(
      `the purchases of ${id}`,
      replayed?.purchases.map(({ id: number, status, submissions }) => [
        number,
        status,
        submissions.filter(isCounted).length,
      ]),
      [...team.purchases].map(([purchaseId, { status, answers }]) => [purchaseId, status, answers]),
    );
  }
  if (state.phase !== "finished") return faults;
  expect("the number of results", results.length, account.teams.size);
  const balances = [...account.teams.values()].map(balanceOf);
  for (const { teamId, place, balancePoints, solvedCount } of results) {
    const team = account.teams.get(teamId);
    const solved = [...(team?.purchases.values() ?? [])].filter(({ status }) => status === "solved").length;
    expect(`the result of ${teamId}`, balancePoints, team && balanceOf(team));
    expect(`the place of ${teamId}`, place, 1 + balances.filter((other) => other > balancePoints).length);
    expect(`the solved cards of ${teamId}`, solvedCount, solved);
  }
  return faults;
}

/** As `toEvent` in the server reads it. */
export function eventOf({ type, at, data }: JournalRow): ContestEvent {
  return { ...data, type, at } as ContestEvent;
}

function isSameState(shown: ShownTeam, state: PlainState): boolean {
  return (
    shown.balancePoints === state.balancePoints &&
    shown.inPlayPoints === state.inPlayPoints &&
    isDeepStrictEqual(shown.cells, state.cells)
  );
}

function isSameClock(shown: PlainClock, state: PlainClock): boolean {
  return isDeepStrictEqual({ ...shown, epoch: 0 }, { ...state, epoch: 0 });
}

function describe({ epoch, balancePoints, inPlayPoints }: ShownTeam): string {
  return `${balancePoints} points and ${inPlayPoints} in play (epoch ${epoch})`;
}

/** As it comes out of JSON: what travelled and what did not look alike. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** `path: 1, not 2` of the first place where two JSON values differ. */
function firstDifference(one: unknown, other: unknown, path = ""): string {
  if (typeof one === "object" && typeof other === "object" && one !== null && other !== null) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const key of keys) {
      const [left, right] = [Reflect.get(one, key), Reflect.get(other, key)];
      if (!isDeepStrictEqual(left, right)) return firstDifference(left, right, `${path}/${key}`);
    }
  }
  return `${path}: ${JSON.stringify(one)}, but ${JSON.stringify(other)}`;
}
