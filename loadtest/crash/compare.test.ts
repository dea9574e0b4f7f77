import { describe, expect, it } from "vitest";
import { replay } from "../../shared/contest/evolve.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { scriptContest } from "../bench/scriptedContest.ts";
import { PublicLog } from "../bots/PublicLog.ts";
import * as compare from "./compare.ts";
import type { JournalRow } from "./journalRows.ts";
import type { Live } from "./live.ts";
import { accountOf } from "./plainAccount.ts";

const contest = scriptContest({ teams: 6, cards: 40, events: 600 });
const rows = rowsOf();
const state = replay(rows.map(compare.eventOf));

describe("the plain account", () => {
  it("comes to the same as the rules' own replay", () => {
    expect(compare.accountDifferences(state, [], accountOf(rows))).toEqual([]);
  });

  it("notices a balance that is not what the events say", () => {
    const [team] = Object.values(state.teams);
    if (!team) throw new Error("no team");
    const rich = {
      ...state,
      teams: { ...state.teams, [team.id]: { ...team, balancePoints: team.balancePoints + 1 } },
    };
    expect(compare.accountDifferences(rich, [], accountOf(rows))).toHaveLength(1);
  });

  it("notices an event that stands twice", () => {
    const bought = rows.find(({ type }) => type === "CardBought");
    if (!bought) throw new Error("nothing was bought");
    const { faults } = accountOf([...rows, { ...bought, seq: rows.length + 1 }]);
    expect(faults.join("; ")).toMatch(/made purchase \d+ twice.*bought card \d+ twice/);
  });
});

describe("what was shown", () => {
  it("stands in the journal, in order, even with steps left out", () => {
    const log = new PublicLog();
    for (const seq of [20, 21, 40, 300, rows.length]) show(log, seq, 1);
    expect(compare.goneStates("the screen", log, accountOf(rows))).toEqual([]);
  });

  it("is missed when the journal ends before it", () => {
    const log = new PublicLog();
    show(log, rows.length, 1);
    const faults = compare.goneStates("the screen", log, accountOf(rows.slice(0, -60)));
    expect(faults.join()).toMatch(/the screen was shown team t\d as .* not in the journal/);
  });

  it("is missed when it goes back", () => {
    const log = new PublicLog();
    show(log, rows.length, 1);
    show(log, 30, 1);
    expect(compare.goneStates("the screen", log, accountOf(rows))).not.toEqual([]);
  });

  it("is missed when a new process shows less than it inherited", () => {
    const log = new PublicLog();
    show(log, 300, 2);
    const later = rows.map((row) => ({ ...row, epoch: row.seq <= 400 ? 1 : 2 }));
    expect(compare.goneStates("the screen", log, accountOf(later))).not.toEqual([]);
  });
});

describe("commands", () => {
  const bought = rows.find(({ type }) => type === "CardBought");
  const id = "0123456789abcdef";
  const keyed = rows.map((row) => (row === bought ? { ...row, commandKey: `team:t1:seat/${id}` } : row));
  const byId = compare.rowsByCommandId(keyed);
  const command = { type: "BuyCard", cardId: Number(bought?.data.cardId) } as const;
  const outcome = {
    type: "bought",
    purchaseId: Number(bought?.data.purchaseId),
    cardId: command.cardId,
  } as const;
  const answered = { id, command, connections: 1, reply: { ok: true, outcome } } as const;

  it("are found by the id that the client gave", () => {
    expect(compare.lostCommands([answered], byId)).toEqual([]);
    expect(compare.lostCommands([{ ...answered, id: "another" }], byId)).toHaveLength(1);
  });

  it("are lost when the journal tells another outcome", () => {
    const other = { ...answered, reply: { ok: true, outcome: { ...outcome, purchaseId: 999 } } } as const;
    expect(compare.lostCommands([other], byId)).toHaveLength(1);
  });

  it("have no effect when refused", () => {
    const refused = { ...answered, reply: { ok: false, rejection: { code: "no_free_slot" } } } as const;
    expect(compare.refusedWithEffect([refused], byId)).toHaveLength(1);
    expect(compare.refusedWithEffect([{ ...refused, id: "another" }], byId)).toEqual([]);
  });

  it("are doubled when their rows do not stand together", () => {
    expect(compare.doubledCommands(byId)).toEqual([]);
    const again = { ...keyed.find(({ commandKey }) => commandKey), seq: 599 } as JournalRow;
    expect(compare.doubledCommands(compare.rowsByCommandId([...keyed, again]))).toHaveLength(1);
  });
});

describe("rows", () => {
  it("count from 1 without gaps", () => {
    expect(compare.brokenOrder(rows)).toEqual([]);
    expect(compare.brokenOrder(rows.filter(({ seq }) => seq !== 50))).not.toEqual([]);
  });
});

describe("live views", () => {
  it("equal the replay, and one changed point is seen", () => {
    expect(compare.liveDifferences(live(), state)).toEqual([]);
    const [last] = contest.batches.slice(-1);
    const earlier = replay(rows.slice(0, rows.length - (last?.length ?? 0)).map(compare.eventOf));
    expect(compare.liveDifferences(live(), earlier)).not.toEqual([]);
  });
});

function rowsOf(): readonly JournalRow[] {
  return [contest.created, ...contest.batches.flat()].map(({ type, at, ...data }, index) => ({
    seq: index + 1,
    epoch: 1,
    at,
    commandKey: null,
    type,
    data,
  }));
}

function show(log: PublicLog, seq: number, epoch: number): void {
  const view = viewFor(replay(rows.slice(0, seq).map(compare.eventOf)), { kind: "public" });
  log.note({ epoch, saving: true, online: {}, view });
}

function live(): Live {
  const view = viewFor(state, { kind: "public" });
  const shown = { epoch: 1, saving: true, online: {}, view };
  return {
    seats: Object.keys(state.teams).map((teamId) => ({
      name: teamId,
      view: viewFor(state, { kind: "team", teamId }),
      live: shown,
    })),
    screen: shown,
    moderators: [viewFor(state, { kind: "moderator" })],
  };
}
