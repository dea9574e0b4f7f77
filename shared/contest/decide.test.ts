import { describe, expect, test } from "vitest";
import type { Actor, Command, CommandType, Role } from "./commands.ts";
import { commandAccess } from "./commands.ts";
import { decide } from "./decide.ts";
import { replay } from "./evolve.ts";
import { type Phase, phases } from "./phases.ts";
import { commandSamples } from "./testing/commandSamples.ts";
import {
  byModerator,
  byTeam,
  byTime,
  created,
  extendsBy,
  finishes,
  given,
  happened,
  joins,
  minute,
  opens,
  pauses,
  running,
  seatOf,
  starts,
  t0,
} from "./testing.ts";

const histories: Record<Phase, ReturnType<typeof happened>> = {
  draft: [created()],
  lobby: happened(created(), opens(), joins(1, "Ann"), joins(2, "Bob")),
  running: running(created()),
  paused: running(created(), pauses(1_000)),
  finished: running(created(), finishes(1_000)),
};

const phaseCodes: Record<Phase, string> = {
  draft: "contest_in_draft",
  lobby: "contest_not_started",
  running: "contest_running",
  paused: "contest_paused",
  finished: "contest_finished",
};

const actors: Record<Role, Actor> = {
  guest: { role: "guest" },
  team: { role: "team", teamId: "t1", seatId: seatOf("t1") },
  moderator: { role: "moderator", accountId: "teacher" },
  time: { role: "time" },
};

/** Of commands about what nobody did in these contests. */
const refusals: Partial<Record<CommandType, string>> = {
  ReturnTeam: "team_name_taken", // it is here
  RestoreTeam: "nothing_to_change", // it is here
  UndoDeed: "unknown_act",
  SubmitAnswer: "unknown_purchase",
  AppealVerdict: "unknown_purchase",
  AnswerQuestion: "unknown_question",
  SettleAppeal: "unknown_question",
  JudgeAnswers: "unknown_answer",
  WithdrawPurchase: "unknown_purchase",
  RefundPurchase: "unknown_purchase",
  GiveBackAttempt: "unknown_purchase",
  UndoAct: "unknown_act",
  GiveAward: "unknown_award",
  TakeAwardBack: "unknown_award",
  ThawStandings: "not_frozen",
  RevealNext: "not_frozen",
  RevealAll: "not_frozen",
  TakeBackMessage: "unknown_message",
  EndEmergency: "nothing_stopped",
  CallOffStart: "not_counting_down",
  CancelPlannedAct: "unknown_planned_act",
};

describe("every command, role and phase", () => {
  const types = Object.keys(commandAccess) as CommandType[];
  const cases = types.flatMap((type) =>
    (Object.keys(actors) as Role[]).flatMap((role) => phases.map((phase) => [type, role, phase] as const)),
  );

  test.each(types)("GEN1 GEN2 %s is for whom and when the table says", (type) => {
    const { role, phases: allowed } = commandAccess[type];
    expect([role, ...allowed].join(" ")).toBe(commandSamples[type].access);
  });

  test.each(cases)("GEN1 GEN2 %s by %s in %s", (type, role, phase) => {
    // The draft has no team yet, so its seat is refused before its phase.
    const state = replay(histories[phase]);
    const decision = decide(state, {
      command: commandSamples[type].command,
      actor: actors[role],
      at: t0 + 2_000,
    });
    const code = decision.ok ? null : decision.rejection.code;
    const [allowedRole, ...allowedPhases] = commandSamples[type].access.split(" ");
    if (role !== allowedRole) expect(code).toBe("not_allowed");
    else if (role === "team" && phase === "draft") expect(code).toBe("unknown_seat");
    else if (!allowedPhases.includes(phase)) expect(code).toBe(phaseCodes[phase]);
    else if (role === "time" && type !== "RemoveIdleTeams" && type !== "NoteMissedActs")
      expect(code).toBe(phaseCodes[phase]); // nothing is due
    else if (refusals[type]) expect(code).toBe(refusals[type]);
    else expect(decision).toMatchObject({ ok: true });
  });
});

describe("GEN3 after the deadline", () => {
  const late = 10 * minute + 1;
  const types = (Object.keys(commandSamples) as CommandType[]).filter(
    (type) => commandAccess[type].phases.includes("running") && commandAccess[type].role !== "time",
  );

  test.each(types)("GEN3 TIM1 %s is refused one millisecond late", (type) => {
    const actor = actors[commandAccess[type].role];
    given(histories.running)
      .when({ command: commandSamples[type].command, actor, at: t0 + late })
      .isRefused("time_is_up");
  });

  test("GEN3 nothing is late in a pause", () => {
    given(histories.paused).when(extendsBy(late, minute)).gives({ type: "DeadlineMoved" });
  });

  test("GEN3 time itself may still finish the contest", () => {
    given(histories.running)
      .when(byTime(late, { type: "FinishOnSchedule" }))
      .gives({ type: "ContestFinished" });
  });
});

describe("GEN4 seats", () => {
  const buy: Command = { type: "BuyCard", cardId: 1 };

  test("GEN4 a team that never was", () => {
    given(histories.running)
      .when(byTeam(1, "t9", buy))
      .isRefused("unknown_seat");
  });

  test("GEN4 a removed team", () => {
    given(running(created(), byModerator(1, { type: "RemoveTeam", teamId: "t1" })))
      .when(byTeam(2, "t1", buy))
      .isRefused("team_removed");
  });

  test("GEN4 a released seat", () => {
    const release: Command = { type: "ReleaseSeat", teamId: "t1", seatId: seatOf("t1") };
    given(running(created(), byModerator(1, release)))
      .when(byTeam(2, "t1", buy))
      .isRefused("unknown_seat");
  });

  test("GEN4 another team's seat", () => {
    given(histories.running)
      .when({ command: buy, actor: { role: "team", teamId: "t1", seatId: seatOf("t2") }, at: t0 })
      .isRefused("unknown_seat");
  });

  test("GEN4 a released seat is told so before the phase", () => {
    const release: Command = { type: "ReleaseSeat", teamId: "t1", seatId: seatOf("t1") };
    given(happened(created(), opens(), joins(1, "Ann"), byModerator(1, release)))
      .when(byTeam(2, "t1", buy))
      .isRefused("unknown_seat");
  });
});

describe("journals", () => {
  test("GEN7 a journal begins with ContestCreated", () => {
    expect(() => replay([])).toThrow("an empty journal");
    expect(() => replay([{ type: "LobbyOpened", at: t0, by: { role: "time" } }])).toThrow(
      "begins with ContestCreated",
    );
  });

  test("GEN7 a contest is created once", () => {
    expect(() => replay([created(), created()])).toThrow("comes once");
  });

  test("GEN7 a new contest is a draft with an open entry, without teams", () => {
    expect(given([created()]).state).toMatchObject({
      phase: "draft",
      entryOpen: true,
      teams: {},
      lastEventAt: t0,
    });
    given([created()]).when(starts()).isRefused("contest_in_draft");
  });
});
