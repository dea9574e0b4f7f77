import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { created, joins, opens, seatOf, starts, t0 } from "../../shared/contest/testing.ts";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import { MemoryJournal } from "../journal/memoryJournal.ts";
import { LiveContests } from "../supervision/LiveContests.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { Accounts } from "./Accounts.ts";
import type { Accountant, AccountantListener, ToAccountant } from "./accountant.ts";
import { startAccountantThread } from "./startAccountantThread.ts";
import { startAccountantHere } from "./testing/accountantHere.ts";

const time: Actor = { role: "time" };
const moderator: Actor = { role: "moderator", accountId: "teacher" };

let clock: FakeClock;
let journal: MemoryJournal;
let live: LiveContests;
let accounts: Accounts;
let listener: AccountantListener | null;
let told: ToAccountant[];
let born: number;
let counted: string[];
let alarms: object[];
/** While set, what is told gets lost. */
let deaf: boolean;

beforeEach(() => {
  clock = new FakeClock(t0);
  journal = new MemoryJournal();
  [born, counted, told, alarms, deaf, listener] = [0, [], [], [], false, null];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => alarms.push(fields),
  };
  const ownersOf = () => new SoleOwners(journal);
  live = new LiveContests({ journalOf: () => journal, ownersOf, clock, log, meter: uncounted });
  accounts = new Accounts({
    start: (given) => {
      born += 1;
      listener = given;
      const here: Accountant = startAccountantHere(given);
      return {
        tell(message) {
          told.push(message);
          if (!deaf) here.tell(message);
        },
        end: () => here.end(),
      };
    },
    clock,
    log,
    meter: { found: (code) => counted.push(code), died: () => counted.push("died") },
  });
  live.onOpened((contestId, runner) => accounts.follow(contestId, runner, journal));
});
afterEach(async () => {
  accounts.close();
  await live.closeAll();
});

async function open(contestId = "one"): Promise<ContestRunner> {
  journal.createContest(smallContest({ contestId, roomCode: contestId }), t0);
  return live.get(contestId);
}

async function does(runner: ContestRunner, command: Command, actor = moderator): Promise<void> {
  const reply = await runner.execute({ id: null, command, actor, receivedAt: clock.now() });
  expect(reply).toMatchObject({ ok: true });
}

async function plays(runner: ContestRunner): Promise<void> {
  for (const { command, actor } of [opens(), joins(1, "Ann"), starts()]) await does(runner, command, actor);
  await does(runner, { type: "BuyCard", cardId: 1 }, { role: "team", teamId: "t1", seatId: seatOf("t1") });
}

/** Both are played and followed. */
async function openTwo(): Promise<readonly [ContestRunner, ContestRunner]> {
  const [one, two] = [await open("one"), await open("two")];
  for (const runner of [one, two]) await plays(runner);
  const checked = () => [noticeOf("one")?.checkedSeq, noticeOf("two")?.checkedSeq];
  await eventually(() => expect(checked()).toEqual([one.seq, two.seq]), clock);
  return [one, two];
}

const noticeOf = (contestId = "one") => accounts.noticeOf(contestId);

test("ACC3 ACC5 a contest is followed from its first event to its last commit, and agrees", async () => {
  const runner = await open();
  clock.advance(10_000);
  expect([noticeOf(), born]).toEqual([null, 0]);
  await plays(runner);
  await eventually(() => expect(noticeOf()?.checkedSeq).toBe(runner.seq), clock);
  expect(noticeOf()).toEqual({ state: "agrees", checkedSeq: runner.seq, findings: 0, first: null });
  const tellings = told.flatMap((message) => (message.type === "events" ? message.events : []));
  expect(replay(tellings)).toEqual(runner.state);
  await eventually(
    () =>
      expect(told.some((message) => message.type === "events" && message.sight?.seq === runner.seq)).toBe(
        true,
      ),
    clock,
  );
});

test("ACC3 commits that come together are told together", async () => {
  const runner = await open();
  await plays(runner);
  await eventually(() => expect(noticeOf()?.checkedSeq).toBe(runner.seq), clock);
  clock.advance(2_000);
  told = [];
  for (const type of ["PauseContest", "ResumeContest", "PauseContest"] as const) await does(runner, { type });
  expect(told).toEqual([]);
  clock.advance(100);
  expect(told.map((message) => message.type === "events" && message.events.length)).toEqual([3]);
});

test("ACC3 a commit is told within a tenth of a second, also where memory is compared only later", async () => {
  const runner = await open();
  await plays(runner);
  await eventually(() => expect(noticeOf()?.checkedSeq).toBe(runner.seq), clock);
  clock.advance(2_000);
  for (const type of ["PauseContest", "ResumeContest", "PauseContest"] as const) {
    told = [];
    await does(runner, { type });
    clock.advance(100);
    expect(told).toMatchObject([{ events: [{ type: expect.stringContaining("Contest") }] }]);
  }
});

test("ACC3 ACC5 what an accountant does not check is bounded, told as behind, and read from the journal later", async () => {
  const runner = await open();
  await plays(runner);
  await eventually(() => expect(noticeOf()?.checkedSeq).toBe(runner.seq), clock);
  deaf = true;
  for (let n = 0; n < 1_100; n += 1) {
    await does(runner, { type: "PauseContest" });
    await does(runner, { type: "ResumeContest" });
    if (n % 100 === 0) clock.advance(100);
  }
  clock.advance(2_000);
  expect(noticeOf()?.state).toBe("behind");
  expect(accounts.lagMs).toBeGreaterThan(2_000);
  expect(accounts.count("behind")).toBe(1);
  const unchecked = told.flatMap((message) => (message.type === "events" ? message.events : [])).length;
  expect(unchecked).toBeLessThan(2_600);
  deaf = false;
  listener?.died(new Error("out of memory"));
  await eventually(
    () => expect(noticeOf()).toMatchObject({ state: "agrees", checkedSeq: runner.seq }),
    clock,
  );
  expect(counted).toEqual(["died"]);
});

test("ACC4 ACC5 a disagreement is told, logged once and counted, and survives the death of the accountant", async () => {
  const runner = await open();
  await plays(runner);
  // As if a rule had failed: nobody decides this.
  const wrong: ContestEvent = { type: "CardBought", at: clock.now(), by: time, ...boughtTwice };
  await journal.append({
    contestId: "one",
    epoch: runner.epoch,
    firstSeq: runner.seq + 1,
    commandKey: null,
    events: [wrong],
  });
  await live.close("one");
  const again = await live.get("one");
  clock.advance(1_500);
  const first = { seq: again.seq, code: "role", teamId: "t1", purchaseId: null };
  await eventually(() => expect(noticeOf()).toMatchObject({ state: "disagrees", first }), clock);
  expect(noticeOf()?.findings).toBeGreaterThan(1);
  expect(alarms).toEqual([{ contestId: "one", ...first, findings: noticeOf()?.findings }]);
  expect(counted).toContain("bought_twice");

  listener?.died(new Error("out of memory"));
  expect(noticeOf()?.state).toBe("disagrees");
  const before = born;
  await eventually(() => expect(born).toBe(before + 1), clock);
  await eventually(() => expect(noticeOf()).toMatchObject({ state: "disagrees", first }), clock);
});

const boughtTwice = {
  teamId: "t1",
  purchaseId: 2,
  cardId: 1,
  taskVersion: 1,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200, 150, 100],
  relief: false,
} as const;

test("ACC4 what a contest takes is freed with it, and the accountant goes with the last", async () => {
  const [one, two] = await openTwo();
  await open("in its lobby");
  expect(born).toBe(1);
  await live.close("one");
  expect(told.at(-1)).toEqual({ type: "close", feed: 1 });
  expect(noticeOf("one")).toBeNull();
  await does(two, { type: "PauseContest" });
  await live.close("two");
  expect(one.seq).toBe(two.seq - 1);
  const third = await open("three");
  await plays(third);
  await eventually(() => expect(noticeOf("three")?.checkedSeq).toBe(third.seq), clock);
  expect(born).toBe(2);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** As after another process took both over. */
async function reopenTwo(): Promise<readonly [ContestRunner, ContestRunner]> {
  await openTwo();
  for (const contestId of ["one", "two"]) await live.close(contestId);
  return [await live.get("one"), await live.get("two")];
}

/** Keeps who reads a journal waiting. `reads`: of which contests, in order. */
function holdReads() {
  const read = journal.read.bind(journal);
  const reads: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  journal.read = async (contestId, afterSeq, limit) => {
    reads.push(contestId);
    await released;
    return read(contestId, afterSeq, limit);
  };
  return { reads, release };
}

test("ACC3 what had started before it was opened here is read 1.5 s later, one contest after the other", async () => {
  const [one, two] = await reopenTwo();
  const { reads, release } = holdReads();
  told = [];
  clock.advance(1_499);
  await does(one, { type: "PauseContest" });
  await turn();
  expect([reads, told]).toEqual([[], []]);
  clock.advance(1);
  await turn();
  expect(reads).toEqual(["one"]);
  release();
  const seen = () => [noticeOf("one"), noticeOf("two")];
  const all = [one, two].map(({ seq }) => ({ state: "agrees", checkedSeq: seq }));
  await eventually(() => expect(seen()).toMatchObject(all), clock);
  expect(reads).toEqual(["one", "two"]);
  // ACC6: nobody looks at what was answered by then.
  expect(told.flatMap((message) => (message.type === "events" ? message.answers : []))).toEqual([]);
});

test("ACC5 an account may be behind as soon as its journal is read, and when that is not for ten seconds", async () => {
  const [one, two] = await reopenTwo();
  const { release } = holdReads();
  const states = () => [noticeOf("one")?.state, noticeOf("two")?.state];
  clock.advance(1_500);
  await turn();
  clock.advance(2_000);
  expect(states()).toEqual(["agrees", "agrees"]);
  clock.advance(1);
  expect(states()).toEqual(["behind", "agrees"]);
  clock.advance(8_499);
  expect(states()).toEqual(["behind", "agrees"]);
  clock.advance(1);
  expect(states()).toEqual(["behind", "behind"]);
  release();
  const checked = () => [noticeOf("one")?.checkedSeq, noticeOf("two")?.checkedSeq];
  await eventually(() => expect(checked()).toEqual([one.seq, two.seq]), clock);
  expect(states()).toEqual(["agrees", "agrees"]);
});

test("ACC4 a contest that is closed before its account began is not read, and nothing waits for it", async () => {
  const [one] = await reopenTwo();
  const { reads, release } = holdReads();
  clock.advance(1_500);
  await turn();
  await live.close("two"); // it waits for its turn
  release();
  await eventually(() => expect(noticeOf("one")?.checkedSeq).toBe(one.seq), clock);
  await turn();
  expect(reads).toEqual(["one"]);
  await live.close("one");
  await live.get("one");
  reads.splice(0);
  await live.close("one");
  expect(clock.waiting).toBe(0);
  clock.advance(2_000);
  await turn();
  expect(reads).toEqual([]);
});

test("ACC4 the next accountant is told one journal after the other, and none before its time", async () => {
  await openTwo();
  await live.close("one");
  const [one, two] = [await live.get("one"), await live.get("two")];
  const { reads, release } = holdReads();
  listener?.died(new Error("out of memory"));
  clock.advance(1_000);
  await turn();
  expect(reads).toEqual(["two"]);
  clock.advance(500);
  await turn();
  expect(reads).toEqual(["two"]);
  release();
  const checked = () => [noticeOf("one")?.checkedSeq, noticeOf("two")?.checkedSeq];
  await eventually(() => expect(checked()).toEqual([one.seq, two.seq]), clock);
  expect(reads).toEqual(["two", "one"]);
});

test("ACC4 an event that an account cannot follow is a disagreement, and the other contest goes on", async () => {
  const [one, two] = await openTwo();
  const here = startAccountantHere({ checked: (answer) => listener?.checked(answer), died: () => undefined });
  here.tell({
    type: "events",
    feed: 1,
    firstSeq: one.seq + 5,
    events: [created()],
    answers: [],
    sight: null,
  });
  await eventually(() => expect(noticeOf("one")?.first?.code).toBe("not_followed"), clock);
  await does(two, { type: "PauseContest" });
  await eventually(
    () => expect(noticeOf("two")).toMatchObject({ state: "agrees", checkedSeq: two.seq }),
    clock,
  );
});

test("ACC3 a thread keeps accounts, too, and is gone when it is told to end", async () => {
  const answers: object[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const thread = startAccountantThread({
    checked(answer) {
      answers.push(answer);
      resolve();
    },
    died: (reason) => answers.push({ died: reason }),
  });
  thread.tell({ type: "events", feed: 1, firstSeq: 1, events: [created()], answers: [], sight: null });
  await promise;
  expect(answers).toEqual([{ feed: 1, seq: 1, findings: 0, found: [] }]);
  thread.end();
});
