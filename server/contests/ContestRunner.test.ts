import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestDefinition, ContestEvent } from "../../shared/contest/events.ts";
import { replay } from "../../shared/contest/evolve.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { remainingMs } from "../../shared/contest/timing.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { SoleOwners } from "../cluster/SoleOwners.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";
import { passing } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { FaultyJournal } from "../test/faultyJournal.ts";
import { smallContest } from "../test/smallContest.ts";
import { uncounted } from "../test/uncounted.ts";
import { ContestRunner } from "./ContestRunner.ts";
import { type Log, RunnerEnded } from "./runnerTypes.ts";

const start = 1_700_000_000_000;
const minute = 60_000;
const moderator: Actor = { role: "moderator", accountId: "a1" };
const seat: Actor = { role: "team", teamId: "t1", seatId: "seat000001" };
const guest: Actor = { role: "guest" };
let log: Log;
beforeEach(() => {
  log = { info: () => {}, warn: () => {}, error: () => {} };
});

const open: ContestRunner[] = [];
afterEach(async () => {
  for (const runner of open.splice(0)) await runner.close();
});

describe("a live contest", () => {
  it("RUN1 acknowledges and shows nothing before the commit", async () => {
    const { journal, runner, send, shown } = await running();
    const release = journal.hold();
    let acknowledged = false;
    const reply = send(seat, { type: "BuyCard", cardId: 1 }).then((settled) => {
      acknowledged = true;
      return settled;
    });
    await turns(20);
    expect(acknowledged).toBe(false);
    expect(shown.events).not.toContain("CardBought");
    expect(runner.state.teams.t1?.purchases).toEqual([]);

    release();
    expect(await reply).toMatchObject({ ok: true, outcome: { type: "bought", cardId: 1 } });
    expect(shown.events.at(-1)).toBe("CardBought");
  });

  it("RUN2 gives the same id by the same actor one effect and the same reply", async () => {
    const { journal, runner, sendAs, reopen } = await running();
    const first = await sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    const again = await sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    expect(again).toEqual(first);
    expect(runner.state.teams.t1?.balancePoints).toBe(400);

    const appends = journal.appends;
    const restarted = await reopen();
    expect(await restarted.sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 })).toEqual(first);
    expect(journal.appends).toBe(appends);
    expect(restarted.runner.state.teams.t1?.balancePoints).toBe(400);
  });

  it("RUN2 says at once what an id was answered when it had its effect, whatever waits in the queue", async () => {
    const { journal, runner, send, sendAs } = await running();
    const id = "buy-1-aaaaaaaaaaaa";
    expect(runner.findReply(seat, id)).toBeUndefined();
    const first = await sendAs(id, seat, { type: "BuyCard", cardId: 1 });
    const refusedId = "buy-2-aaaaaaaaaaaa";
    expect(await sendAs(refusedId, seat, { type: "BuyCard", cardId: 1 })).toMatchObject({ ok: false });
    const release = journal.hold();
    const waiting = send(moderator, { type: "PauseContest" });
    expect(runner.findReply(seat, id)).toEqual(first);
    expect(runner.findReply(seat, refusedId)).toBeUndefined();
    expect(runner.findReply(guest, id)).toBeUndefined();
    release();
    await waiting;
    runner.fence();
    expect(() => runner.findReply(seat, id)).toThrow(RunnerEnded);
  });

  it("SEA2 knows a command that an earlier version kept by its team, also after the seat has moved", async () => {
    const { journal, runner, send, kill, reopen } = await running();
    await send(guest, { type: "JoinContest", name: "Owls", pin: "123457", seatId: "seat000002" });
    const id = "buy-1-aaaaaaaaaaaa";
    const bought = await send(seat, { type: "BuyCard", cardId: 1 });
    const [event] = (await journal.read("c1", runner.seq - 1, 10)).map((entry) => entry.event);
    kill();
    await journal.append({
      contestId: "c1",
      epoch: runner.epoch,
      firstSeq: runner.seq + 1,
      commandKey: `team:t1:seat000001/${id}`,
      events: [{ ...(event as Extract<ContestEvent, { type: "CardBought" }>), purchaseId: 2, cardId: 2 }],
    });
    const again = await reopen();
    const wish = { type: "BuyCard", cardId: 2 } as const;
    const earlier = { ...bought, outcome: { type: "bought", purchaseId: 2, cardId: 2 } };
    expect(await again.sendAs(id, seat, wish)).toEqual(earlier);
    await again.send(moderator, { type: "MergeTeams", fromTeamId: "t1", intoTeamId: "t2" });
    await again.send(seat, wish); // by the token of before
    expect(again.runner.state.teams.t2?.purchases).toHaveLength(1);
    expect(await again.sendAs(id, { ...seat, teamId: "t2" }, wish)).toEqual(earlier);
    expect(again.runner.state.teams.t1?.purchases).toHaveLength(2);
  });

  it("RUN2 answers a team's refused id again, and decides a guest's anew: the entry may be open by then", async () => {
    const { send, sendAs } = await running();
    const wish = { type: "JoinContest", name: "Owls", pin: "123457", seatId: "seat000002" } as const;
    const ask = () => sendAs("join-aaaaaaaaaaaa", guest, wish);
    const buy = () => sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    await send(moderator, { type: "SetEntry", open: false });
    await send(moderator, { type: "PauseContest" });
    expect(await ask()).toMatchObject({ ok: false, rejection: { code: "entry_closed" } });
    const refused = await buy();
    expect(refused).toMatchObject({ ok: false, rejection: { code: "contest_paused" } });
    await send(moderator, { type: "SetEntry", open: true });
    await send(moderator, { type: "ResumeContest" });
    const joined = await ask();
    expect(joined).toMatchObject({ ok: true });
    expect(await ask()).toEqual(joined);
    expect(await buy()).toEqual(refused);
  });

  it("RUN2 makes a command of the state in its turn, once: it is answered as it was where it cannot be made again", async () => {
    const { clock, journal, runner, send, reopen } = await running();
    let made = 0;
    const rename = (state: ContestState): Command | Rejection => {
      made += 1;
      if (state.teams.t1?.name !== "Foxes") return { code: "changed_meanwhile" };
      return { type: "RenameTeam", teamId: "t1", name: "Owls" };
    };
    const request = {
      id: "rename-1-aaaaaaaa",
      actor: moderator,
      command: rename,
      receivedAt: clock.now(),
    } as const;
    const [first, again, other] = await Promise.all([
      runner.execute(request),
      runner.execute(request),
      runner.execute({ ...request, id: "rename-2-aaaaaaaa" }),
    ]);
    expect(first).toEqual({ ok: true, outcome: { type: "done" } });
    expect(again).toEqual(first);
    expect(other).toEqual({ ok: false, rejection: { code: "changed_meanwhile" } });
    expect(made).toBe(2);
    await send(moderator, { type: "RenameTeam", teamId: "t1", name: "Herons" });

    const appends = journal.appends;
    const restarted = await reopen();
    expect(await restarted.runner.execute(request)).toEqual(first);
    expect(journal.appends).toBe(appends);
    expect(restarted.runner.state.teams.t1?.name).toBe("Herons");
  });

  it("RUN2 keeps the ids of different actors apart", async () => {
    const { sendAs } = await running();
    await sendAs("shared-id-aaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    const mate = await sendAs(
      "shared-id-aaaaaaaa",
      { ...seat, seatId: "seat000002" },
      { type: "BuyCard", cardId: 2 },
    );
    expect(mate).toMatchObject({ ok: false, rejection: { code: "unknown_seat" } });
  });

  it("RUN3 makes one purchase and one charge of fifty simultaneous ones", async () => {
    const { runner, send } = await running();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => send(seat, { type: "BuyCard", cardId: 1 })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(runner.state.teams.t1?.purchases).toHaveLength(1);
    expect(runner.state.teams.t1?.balancePoints).toBe(400);
  });

  it("RUN3 takes at most the allowed attempts from fifty simultaneous answers", async () => {
    const { runner, send } = await running();
    await send(seat, { type: "BuyCard", cardId: 1 });
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: String(1000 + index) }),
      ),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(3);
    expect(runner.state.teams.t1?.purchases[0]).toMatchObject({ status: "failed" });
  });

  it("RUN3 decides what players ask before what guests ask, and lets a guest through among many", async () => {
    const { journal, send } = await running();
    const release = journal.hold();
    const order: string[] = [];
    const ask = (who: string, actor: Actor, command: Command) =>
      send(actor, command).then(() => order.push(who));
    const asked = [
      ask("first", seat, { type: "BuyCard", cardId: 1 }),
      ...[1, 2, 3].map((n) => ask(`guest ${n}`, guest, joining(`Guests ${n}`))),
      ...Array.from({ length: 30 }, (_, index) =>
        ask(`player ${index + 1}`, seat, { type: "BuyCard", cardId: 99 }),
      ),
    ];
    await turns(5);
    release();
    await Promise.all(asked);
    const players = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `player ${from + index}`);
    expect(order).toEqual(["first", ...players(1, 20), "guest 1", ...players(21, 30), "guest 2", "guest 3"]);
  });

  it("RUN13 asks the journal about a refused command only when it may be a repeat", async () => {
    const { journal, send, sendAs, reopen } = await running();
    await sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    journal.questions = 0;
    for (let guess = 0; guess < 100; guess += 1) await send(guest, joining("Foxes"));
    expect(journal.questions).toBe(0);

    const after = await reopen();
    for (let guess = 0; guess < 100; guess += 1) await after.send(guest, joining("Foxes"));
    expect(journal.questions).toBe(0);
    const again = await after.sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    expect(again).toMatchObject({ ok: true, outcome: { type: "bought" } });
    expect(journal.questions).toBe(1);
  });

  it("RUN13 knows a command that had its effect however many were answered since", async () => {
    const { sendAs, send } = await running();
    const first = await sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 });
    for (let count = 0; count < 1_100; count += 1) {
      await send(moderator, { type: "PauseContest" });
      await send(moderator, { type: "ResumeContest" });
    }
    expect(await sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 })).toEqual(first);
  });

  it("RUN4 writes nothing for a refusal", async () => {
    const { journal, runner, send } = await running();
    const { seq } = runner;
    const appends = journal.appends;
    expect(await send(seat, { type: "BuyCard", cardId: 99 })).toMatchObject({
      rejection: { code: "unknown_card" },
    });
    expect(runner.seq).toBe(seq);
    expect(journal.appends).toBe(appends);
  });

  it("RUN5 stops at once when another process has claimed the contest", async () => {
    const { journal, runner, send, shown } = await running();
    await journal.claim("c1");
    await expect(send(seat, { type: "BuyCard", cardId: 1 })).rejects.toThrow(RunnerEnded);
    expect(shown.ended).toEqual(["fenced"]);
    expect(runner.state.teams.t1?.purchases).toEqual([]);
    await expect(send(seat, { type: "BuyCard", cardId: 2 })).rejects.toThrow(RunnerEnded);
  });

  it("RUN6 tells everybody when nothing can be saved, and goes on by itself", async () => {
    const { clock, journal, runner, send, shown } = await running();
    journal.mode = "down";
    const reply = send(seat, { type: "BuyCard", cardId: 1 });
    const waiting = send(seat, { type: "BuyCard", cardId: 2 });
    await until(() => shown.saving.includes(false));
    expect(runner.saving).toBe(false);
    expect(runner.state.teams.t1?.purchases).toEqual([]);
    journal.mode = "up";
    expect(await passing(clock, reply)).toMatchObject({ ok: true });
    expect(await waiting).toMatchObject({ ok: true });
    expect(shown.saving).toEqual([false, true]);
    expect(runner.state.teams.t1?.balancePoints).toBe(200);
  });

  it("RUN6 finds out what a lost connection had committed, and does it once", async () => {
    const { clock, journal, runner, send, shown } = await running();
    journal.mode = "answerLost";
    const reply = await passing(clock, send(seat, { type: "BuyCard", cardId: 1 }));
    expect(reply).toMatchObject({ ok: true, outcome: { type: "bought", purchaseId: 1 } });
    expect(runner.state.teams.t1?.balancePoints).toBe(400);
    expect(shown.events.filter((type) => type === "CardBought")).toHaveLength(1);
    expect(await journaled(journal)).toEqual(runner.state);
  });

  it("RUN6 tells everybody when the journal does not answer, and not any more once it does", async () => {
    const { clock, journal, send, shown } = await running();
    const release = journal.hold();
    const reply = send(seat, { type: "BuyCard", cardId: 1 });
    await turns(5);
    clock.advance(1_999);
    expect(shown.saving).toEqual([]);
    clock.advance(1);
    expect(shown.saving).toEqual([false]);
    release();
    expect(await reply).toMatchObject({ ok: true });
    expect(shown.saving).toEqual([false, true]);
  });

  it("RUN6 shows what an append brings that was given up and came through later", async () => {
    const { clock, journal, runner, sendAs, shown } = await running();
    journal.mode = "late";
    const reply = await passing(clock, sendAs("buy-1-aaaaaaaaaaaa", seat, { type: "BuyCard", cardId: 1 }));
    expect(reply).toMatchObject({ ok: true, outcome: { type: "bought", purchaseId: 1 } });
    expect(runner.state.teams.t1?.balancePoints).toBe(400);
    expect(shown.events.filter((type) => type === "CardBought")).toHaveLength(1);
    expect(await journaled(journal)).toEqual(runner.state);
  });

  it("RUN6 counts an answer by the time it was received, however late it is saved", async () => {
    const { clock, journal, runner, send, shown } = await running();
    await send(seat, { type: "BuyCard", cardId: 1 });
    clock.advance(39 * minute);
    journal.mode = "down";
    const reply = send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: "10" });
    await until(() => shown.saving.includes(false));
    clock.advance(2 * minute);
    journal.mode = "up";
    expect(await passing(clock, reply)).toMatchObject({ ok: true, outcome: { verdict: "accepted" } });
    await runner.idle();
    expect(runner.state.phase).toBe("finished");
  });

  it("RUN7 survives a bug in a rule: that command is refused, the contest goes on", async () => {
    const { send } = await running();
    const poisoned = null as unknown as Command;
    expect(await send(seat, poisoned)).toMatchObject({ ok: false, rejection: { code: "internal" } });
    expect(await send(seat, { type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  });

  it("RUN7 survives what fails while a command is made: it is refused, the contest goes on", async () => {
    const { clock, runner, send } = await running();
    const command = () => {
      throw new Error("a plan has a bug");
    };
    const request = { id: "plan-1-aaaaaaaaaa", actor: moderator, command, receivedAt: clock.now() };
    expect(await runner.execute(request)).toEqual({ ok: false, rejection: { code: "internal" } });
    expect(await send(seat, { type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
  });

  it("RUN14 ends when something outside of the rules fails, and says with what", async () => {
    const { journal, runner, send, shown } = await running();
    runner.subscribe({
      published: () => {
        throw new Error("a room failed");
      },
      savingChanged: () => {},
      ended: (ending) => expect(ending).toMatchObject({ by: "failed", error: { message: "a room failed" } }),
    });
    const { seq } = runner;
    await expect(send(seat, { type: "BuyCard", cardId: 1 })).rejects.toThrow(RunnerEnded);
    expect(shown.ended).toEqual(["failed"]);
    await expect(send(seat, { type: "BuyCard", cardId: 2 })).rejects.toThrow(RunnerEnded);
    // It was committed before: nothing of it is lost.
    expect((await journal.read("c1", seq, 10)).map(({ event }) => event.type)).toEqual(["CardBought"]);
  });

  it("RUN8 replays to the live state, from the journal and from a snapshot", async () => {
    const { journal, runner, send, reopen } = await running();
    await send(seat, { type: "BuyCard", cardId: 1 });
    await send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: "11" });
    expect(await journaled(journal)).toEqual(runner.state);
    const state = runner.state;
    await runner.close();
    expect(await journal.findSnapshot("c1", snapshotVersion)).toMatchObject({ seq: runner.seq });
    expect((await reopen()).runner.state).toEqual(state);
  });

  it("RUN8 leaves a snapshot every five hundred events, however often it is killed", async () => {
    let contest = await running();
    for (let count = 0; count < 260; count += 1) {
      if (count % 40 === 0) {
        contest.kill();
        contest = { ...contest, ...(await contest.reopen()) };
      }
      await contest.send(moderator, { type: "PauseContest" });
      await contest.send(moderator, { type: "ResumeContest" });
    }
    expect((await contest.journal.findSnapshot("c1", snapshotVersion))?.seq).toBeGreaterThanOrEqual(500);
  });

  it("RUN8 leaves snapshots rarer the longer the contest, and never more than an eighth behind", async () => {
    const { journal, runner, send } = await running();
    while (runner.seq < 8_000) {
      await send(moderator, { type: "PauseContest" });
      await send(moderator, { type: "ResumeContest" });
    }
    const seqs = [0, ...journal.snapshotSeqs];
    for (const [index, seq] of seqs.entries()) {
      const distance = (seqs[index + 1] ?? runner.seq) - seq;
      expect(distance).toBeLessThanOrEqual(Math.max(500, Math.ceil(seq / 8)));
    }
    expect(journal.snapshotSeqs.length).toBeGreaterThan(8);
    expect(journal.snapshotSeqs.length).toBeLessThan(15);
  });

  it("RUN9 refuses when too many commands wait", async () => {
    const { journal, send } = await running();
    const release = journal.hold();
    const replies = Array.from({ length: 1_100 }, () => send(seat, { type: "BuyCard", cardId: 1 }));
    await turns(5);
    release();
    const settled = await Promise.all(replies);
    expect(
      settled.filter((reply) => !reply.ok && reply.rejection.code === "overloaded").length,
    ).toBeGreaterThan(90);
  });
});

describe("time", () => {
  it("TIM2 starts on schedule", async () => {
    const { clock, runner, send } = await opened({ startsAt: start + 5 * minute });
    await send(moderator, { type: "OpenLobby" });
    clock.advance(5 * minute - 1);
    await runner.idle();
    expect(runner.state.phase).toBe("lobby");
    clock.advance(1);
    await runner.idle();
    expect(runner.state.phase).toBe("running");
    expect(runner.state.clock.endsAt).toBe(start + 45 * minute);
  });

  it("TIM3 finishes by itself and writes the results", async () => {
    const { clock, journal, runner, send } = await running();
    await send(seat, { type: "BuyCard", cardId: 1 });
    clock.advance(40 * minute);
    await runner.idle();
    expect(runner.state.phase).toBe("running");
    clock.advance(1);
    await runner.idle();
    expect(runner.state.phase).toBe("finished");
    expect(runner.state.teams.t1?.purchases[0]?.status).toBe("expired");
    expect(await journal.findResultsSeq("c1")).toBe(runner.seq);
  });

  it("XTR2 ends each team at its own time, over a restart, and finishes after the last", async () => {
    const { clock, journal, runner, send, kill, reopen } = await running();
    await send(guest, { type: "JoinContest", name: "Owls", pin: "123457", seatId: "seat000002" });
    await send(seat, { type: "BuyCard", cardId: 1 });
    await send({ ...seat, teamId: "t2", seatId: "seat000002" }, { type: "BuyCard", cardId: 1 });
    await send(moderator, { type: "GiveExtraTime", teamIds: ["t1"], byMs: 5 * minute, why: "" });
    clock.advance(40 * minute + 1);
    await runner.idle();
    expect(runner.state.phase).toBe("running");
    expect(runner.state.teams.t2?.purchases[0]?.status).toBe("expired");
    expect(runner.state.teams.t1?.purchases[0]?.status).toBe("active");

    kill();
    const again = await reopen();
    expect(await again.send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: "11" })).toMatchObject({
      ok: true,
    });
    clock.advance(5 * minute);
    await again.runner.idle();
    expect(again.runner.state.phase).toBe("finished");
    expect(again.runner.state.teams.t1?.purchases[0]?.status).toBe("expired");
    expect((await journaled(journal)).teams.t2?.endedAt).toBe(start + 40 * minute + 1);
  });

  it("TIM1 refuses an answer that was received one millisecond late", async () => {
    const { clock, runner, send } = await running();
    await send(seat, { type: "BuyCard", cardId: 1 });
    clock.advance(40 * minute);
    const inTime = await send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: "11" });
    expect(inTime).toMatchObject({ ok: true });
    clock.advance(1);
    const late = await send(seat, { type: "SubmitAnswer", purchaseId: 1, answer: "10" });
    expect(late).toMatchObject({ ok: false, rejection: { code: "contest_finished" } });
    expect(runner.state.teams.t1?.balancePoints).toBe(400);
  });

  it("TIM6 goes on after a gap of fifteen seconds", async () => {
    const { clock, kill, reopen } = await running();
    kill();
    clock.advance(15_000);
    expect((await reopen()).runner.state.phase).toBe("running");
  });

  it("TIM6 comes back paused after a power cut of twenty minutes, with all deadlines moved by it", async () => {
    const { clock, runner, kill, reopen } = await running();
    clock.advance(10 * minute);
    await runner.idle();
    kill();
    clock.advance(20 * minute);
    const after = await reopen();
    expect(after.runner.state.phase).toBe("paused");
    expect(after.runner.state.clock.pausedAt).toBe(start + 10 * minute);
    clock.advance(3 * minute);
    await after.send(moderator, { type: "ResumeContest" });
    expect(after.runner.state.clock.endsAt).toBe(start + 63 * minute);
  });

  it("TIM6 pauses when the laptop slept for longer than that", async () => {
    const { clock, runner } = await running();
    clock.advance(10 * minute);
    await runner.idle();
    clock.freeze(50 * minute);
    await runner.idle();
    expect(runner.state.phase).toBe("paused");
    expect(viewFor(runner.state, { kind: "public" }).clock.pausedAt).toBe(start + 10 * minute);
  });

  it("RUN10 says every five seconds that it is alive", async () => {
    const { clock, journal, runner } = await running();
    for (const seconds of [5, 10, 15]) {
      clock.advance(5_000);
      await runner.idle();
      expect(await journal.findLiveness("c1")).toBe(start + seconds * 1_000);
    }
  });

  it("RUN11 writes the results anew when a finished contest changes", async () => {
    const { journal, runner, send } = await running();
    await send(moderator, { type: "FinishContest" });
    await runner.idle();
    expect(await journal.findResultsSeq("c1")).toBe(runner.seq);
    await send(moderator, { type: "RenameTeam", teamId: "t1", name: "Red foxes" });
    await runner.idle();
    expect(await journal.findResultsSeq("c1")).toBe(runner.seq);
  });

  it("RUN11 asks for results only of a contest that is over, and writes those of another end anew", async () => {
    const { journal, kill, reopen, send } = await running();
    await send(moderator, { type: "FinishContest" });
    await send(moderator, { type: "ReopenContest", forMs: 10 * minute });
    const asked = vi.spyOn(journal, "findResultsSeq");
    const written = vi.spyOn(journal, "saveResults");
    kill();
    const goesOn = await reopen();
    expect(goesOn.runner.state.phase).toBe("running");
    expect(asked).not.toHaveBeenCalled();
    await goesOn.send(moderator, { type: "FinishContest" });
    await goesOn.runner.idle();
    expect(written).toHaveBeenCalledTimes(1);
    expect(await journal.findResultsSeq("c1")).toBe(goesOn.runner.seq);
    kill();
    const over = await reopen();
    await over.runner.idle();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(written).toHaveBeenCalledTimes(1);
  });

  it("RUN11 completes results that a crash left unwritten", async () => {
    const { clock, journal, kill, reopen, send } = await running();
    journal.resultsFail = true;
    expect(await send(moderator, { type: "FinishContest" })).toMatchObject({ ok: true });
    kill();
    expect(await journal.findResultsSeq("c1")).toBeNull();
    journal.resultsFail = false;
    clock.advance(minute);
    const after = await reopen();
    expect(after.runner.state.phase).toBe("finished");
    await after.runner.idle();
    expect(await journal.findResultsSeq("c1")).toBe(after.runner.seq);
  });

  it("RUN11 lets no command wait for results that are refused, says so once, and tries again", async () => {
    const { clock, journal, runner, send, shown } = await running();
    const errors: string[] = [];
    log.error = (_fields: object, message: string) => errors.push(message);
    journal.resultsFail = true;
    expect(await send(moderator, { type: "FinishContest" })).toMatchObject({ ok: true });
    expect(await send(moderator, { type: "RenameTeam", teamId: "t1", name: "Red foxes" })).toMatchObject({
      ok: true,
    });
    await runner.idle();
    clock.advance(25_000);
    await runner.idle();
    expect(errors).toEqual(["no results were written"]);
    expect(shown.saving).toEqual([]);
    journal.resultsFail = false;
    clock.advance(10_000);
    await runner.idle();
    expect(await journal.findResultsSeq("c1")).toBe(runner.seq);
  });

  it("RUN11 after a later change the results wait once before they are tried again", async () => {
    const { clock, journal, runner, send } = await running();
    const tries = vi.spyOn(journal, "saveResults");
    journal.resultsFail = true;
    await send(moderator, { type: "FinishContest" });
    await runner.idle();
    clock.advance(6_000);
    await send(moderator, { type: "RenameTeam", teamId: "t1", name: "Red foxes" });
    await runner.idle();
    expect(tries).toHaveBeenCalledTimes(2);
    // The first wait would be over by now, and is none any more.
    clock.advance(6_000);
    await runner.idle();
    expect(tries).toHaveBeenCalledTimes(2);
    clock.advance(6_000);
    await runner.idle();
    expect(tries).toHaveBeenCalledTimes(3);
  });

  it("TIM6 does not take a database that was away for a gap", async () => {
    const { clock, journal, runner, shown } = await running();
    journal.mode = "down";
    for (let passed = 0; passed < 60_000; passed += 5_000) {
      clock.advance(5_000);
      await turns(10);
    }
    await until(() => shown.saving.includes(false));
    journal.mode = "up";
    await passing(clock, runner.idle());
    expect(runner.state.phase).toBe("running");
  });

  it("TIM13 opened by a clock that was set back an hour, it is paused and its deadline moves with the clock", async () => {
    const { clock, journal, kill, runner } = await running();
    expect(runner.clockSetBackMs).toBeNull();
    clock.advance(30 * minute);
    await runner.idle();
    kill();
    const setBack = new FakeClock(clock.now() - 60 * minute);
    const after = await openRunner(setBack, journal);
    expect(after.runner.state).toMatchObject({ phase: "paused", clock: { pausedAt: start + 30 * minute } });
    expect(remainingMs(after.runner.state, setBack.now())).toBe(10 * minute);
    expect(after.runner.clockSetBackMs).toBe(60 * minute);
    setBack.advance(minute);
    await after.send(moderator, { type: "ResumeContest" });
    expect(remainingMs(after.runner.state, setBack.now())).toBe(10 * minute);
    setBack.advance(10 * minute + 1);
    await after.runner.idle();
    expect(after.runner.state.phase).toBe("finished");
  });

  it("TIM13 opened in the lobby by a clock that was set back, it lasts its duration from the start", async () => {
    const { clock, journal, kill, send } = await opened();
    await send(moderator, { type: "OpenLobby" });
    kill();
    const setBack = new FakeClock(clock.now() - 60 * minute);
    const after = await openRunner(setBack, journal);
    await after.send(moderator, { type: "StartContest" });
    expect(remainingMs(after.runner.state, setBack.now())).toBe(40 * minute);
  });

  it("TIM9 does not start a contest whose start passed during a power cut", async () => {
    const { clock, kill, runner, send, reopen } = await opened({ startsAt: start + 5 * minute });
    await send(moderator, { type: "OpenLobby" });
    clock.advance(5_000);
    await runner.idle();
    kill();
    clock.advance(20 * minute);
    const after = await reopen();
    expect(after.runner.state.phase).toBe("lobby");
    expect(after.runner.state.clock.startsAt).toBeNull();
  });
});

function joining(name: string): Command {
  return { type: "JoinContest", name, pin: "123456", seatId: "seat000009" };
}

interface Shown {
  readonly events: ContestEvent["type"][];
  readonly saving: boolean[];
  readonly ended: string[];
}

async function opened(change: Partial<ContestDefinition> = {}) {
  const clock = new FakeClock(start);
  const journal = new FaultyJournal();
  journal.createContest(smallContest(change), start);
  return { ...(await openRunner(clock, journal)), clock, journal };
}

async function running() {
  const contest = await opened();
  await contest.send(moderator, { type: "OpenLobby" });
  await contest.send(guest, { type: "JoinContest", name: "Foxes", pin: "123456", seatId: "seat000001" });
  await contest.send(moderator, { type: "StartContest" });
  return contest;
}

async function openRunner(clock: FakeClock, journal: FaultyJournal) {
  const claim = await new SoleOwners(journal).claim("c1");
  const runner = await ContestRunner.open({
    contestId: "c1",
    claim,
    held: null,
    journal,
    clock,
    log,
    meter: uncounted,
  });
  open.push(runner);
  const shown: Shown = { events: [], saving: [], ended: [] };
  runner.subscribe({
    published: (_before, _after, events) => shown.events.push(...events.map((event) => event.type)),
    savingChanged: (saving) => shown.saving.push(saving),
    ended: ({ by }) => shown.ended.push(by),
  });
  let count = 0;
  const sendAs = (id: string, actor: Actor, command: Command): Promise<CommandReply> =>
    runner.execute({ id, actor, command, receivedAt: clock.now() });
  return {
    runner,
    shown,
    sendAs,
    send: (actor: Actor, command: Command) => {
      count += 1;
      return sendAs(`id-${runner.epoch}-${count}-aaaaaaaaaaaa`, actor, command);
    },
    /** As a killed process: its timers are gone, and it writes nothing more. */
    kill: () => clock.forgetAlarms(),
    reopen: () => openRunner(clock, journal),
  };
}

async function journaled(journal: FaultyJournal) {
  const entries = await journal.read("c1", 0, 10_000);
  return replay(entries.map((entry) => entry.event));
}

/** Lets promises settle. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turns(1);
}
