import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandType, commandAccess } from "../../shared/contest/commands.ts";
import { type Phase, phases } from "../../shared/contest/phases.ts";
import { commandSamples } from "../../shared/contest/testing/commandSamples.ts";
import { type RoomRequestType, requestAccess, requestKinds, roomRequests } from "../../shared/protocol.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest } from "../test/contests.ts";
import type { VisitorRole } from "./visitor.ts";

// The table message × role × phase, walked from `roomRequests` and `commandAccess`, through the real room.

const roles = ["screen", "team", "moderator"] as const satisfies readonly VisitorRole[];

const commandTypes = Object.keys(commandSamples) as CommandType[];

const phaseCodes: Readonly<Record<Phase, string>> = {
  draft: "contest_in_draft",
  lobby: "contest_not_started",
  running: "contest_running",
  paused: "contest_paused",
  finished: "contest_finished",
};

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

describe("command × role × phase", () => {
  for (const phase of phases) {
    for (const role of roles) {
      if (role !== "moderator" && phase === "draft") {
        test(`${role} in draft: is not let in`, async () => {
          const contest = await contestIn(app, token, "draft");
          const name = role === "screen" ? "connectScreen" : "connectTeam";
          const seatToken = role === "team" ? await seatTokenElsewhere() : undefined;
          await expect(app.join(name, contest.code, seatToken)).rejects.toThrow(/wrong_phase|not_signed_in/);
        });
        continue;
      }
      test(`${role} in ${phase}`, async () => {
        let visit = await enter(phase, role);
        for (const type of commandTypes) {
          const before = visit.contest.runner.seq;
          const reply = await visit.room.command(wireForm(type) as never);
          const code = reply.ok ? "ok" : reply.rejection.code;
          const shown = `${type} by ${role} in ${phase}: ${code}`;
          const refusal = expectedRefusal(type, role, phase);
          if (refusal) {
            expect(code, shown).toBe(refusal);
            expect(visit.contest.runner.seq, shown).toBe(before);
          } else {
            expect(["not_allowed", "invalid_message", "internal", phaseCodes[phase]], shown).not.toContain(
              code,
            );
          }
          // Ten a second are a client's limit, and what was let through has changed the contest.
          visit = refusal ? await again(visit) : await enter(phase, role);
        }
      });
    }
  }
});

/** As clients send it: the server adds the PINs, and how the account stands. */
function wireForm(type: CommandType): object {
  const { command } = commandSamples[type];
  if (command.type === "MarkFinal") {
    const { account: _, ...sent } = command;
    return sent;
  }
  if (command.type !== "AdmitTeam" && command.type !== "GiveNewPin") return command;
  const { pin: _, ...sent } = command;
  return sent;
}

/** What the tables say; null: the command reaches the rules' own conditions. */
function expectedRefusal(type: CommandType, role: VisitorRole, phase: Phase): string | null {
  if (!(requestAccess.command as readonly string[]).includes(role)) return "not_allowed";
  const access = commandAccess[type];
  // What guests and the clock send has no form here.
  if (type !== "AdmitTeam" && (access.role === "guest" || access.role === "time")) return "invalid_message";
  if (access.role !== role) return "not_allowed";
  return access.phases.includes(phase) ? null : phaseCodes[phase];
}

describe("request × role", () => {
  const payloads: Readonly<Record<RoomRequestType, () => unknown>> = {
    command: () => ({ id: randomId(), command: { type: "BuyCard", cardId: 0 } }),
    time: () => ({}),
    sync: () => ({}),
    task: () => ({ cardId: 1 }),
    content: () => ({ since: null }),
    preview: () => ({ command: { type: "VoidCard", cardId: 1, keepRewards: true, why: "" } }),
    key: () => ({ cardId: 1, kind: "number", cells: { answer: "2" }, trial: null }),
    introduce: () => ({ name: "Ada" }),
    draft: () => ({ purchaseId: 1, text: "1" }),
    writing: () => ({ at: { cardId: 1, field: "statement", text: "W" } }),
    crowd: () => ({ crowdId: "0123456789abcdef", act: "remove_all" }),
    applicants: () => ({ applicantIds: ["0123456789abcdef"], letIn: true }),
    knock: () => ({ teamId: "t1", knockId: "0123456789abcdef", letIn: true }),
  };
  const types = Object.keys(roomRequests) as RoomRequestType[];

  for (const role of roles) {
    test.each(types)(`${role}: %s`, async (type) => {
      const { room } = await enter("running", role);
      const answer = await outcomeOf(room, type, payloads[type]());
      if (requestAccess[type].includes(role)) expect(answer).not.toBe("not_allowed");
      else expect(answer).toBe("not_allowed");
    });
  }

  test.each(types.filter((type) => requestAccess[type].includes("team")))(
    "SEA6 a blocked team looks, and does not act: %s",
    async (type) => {
      const { contest, room } = await enter("running", "team");
      await contest.moderate({ type: "BlockTeam", teamId: "t1", blocked: true });
      const buying = { id: randomId(), command: { type: "BuyCard", cardId: 1 } };
      const answer = await outcomeOf(room, type, type === "command" ? buying : payloads[type]());
      if (requestKinds[type] === "look") expect(answer).toBe("ok");
      else expect(answer).toBe("team_blocked");
    },
  );

  const draftCodes: Readonly<Record<Exclude<Phase, "draft">, string>> = {
    lobby: "unknown_purchase",
    running: "ok",
    paused: "ok",
    finished: "purchase_closed",
  };
  test.each(["lobby", "running", "paused", "finished"] as const)(
    "DRF2 a team's draft in %s: by what the purchase is then",
    async (phase) => {
      const contest = await contestIn(app, token, "lobby");
      const { seatToken } = await joinTeam(app, contest, "Alpha");
      if (phase !== "lobby") {
        await contest.goTo("running");
        const room = await app.join("connectTeam", contest.code, seatToken);
        expect(await room.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
        await room.leave();
        await contest.goTo(phase);
      }
      const room = await app.join("connectTeam", contest.code, seatToken);
      expect(await outcomeOf(room, "draft", payloads.draft())).toBe(draftCodes[phase]);
    },
  );

  test("SEE4 a task with its key is for moderators, whatever was bought", async () => {
    const { room } = await enter("running", "moderator");
    const reply = await room.request("task", { cardId: 1 });
    expect(reply).toEqual({
      ok: true,
      task: { statement: expect.any(String), reader: expect.any(Object) },
      key: expect.objectContaining({ kind: expect.any(String) }),
      basis: { revision: expect.any(Number), taskVersion: 1 },
    });
    expect(await room.request("task", { cardId: 144 })).toEqual({
      ok: false,
      rejection: { code: "unknown_card" },
    });
  });
});

interface Visit {
  readonly contest: TestContest;
  readonly room: TestRoom;
  readonly role: VisitorRole;
  readonly seatToken: string | undefined;
}

async function enter(phase: Phase, role: VisitorRole): Promise<Visit> {
  const contest = await contestIn(app, token, phase === "draft" ? "draft" : "lobby");
  const seatToken = phase === "draft" ? undefined : (await joinTeam(app, contest, "Alpha")).seatToken;
  await contest.goTo(phase);
  return again({ contest, role, seatToken });
}

async function again(visit: Omit<Visit, "room"> & { readonly room?: TestRoom }): Promise<Visit> {
  await visit.room?.leave();
  const { contest, role, seatToken } = visit;
  const names = { screen: "connectScreen", team: "connectTeam", moderator: "connectModerator" } as const;
  const tokens = { screen: undefined, team: seatToken, moderator: token };
  return { contest, role, seatToken, room: await app.join(names[role], contest.code, tokens[role]) };
}

async function seatTokenElsewhere(): Promise<string> {
  const contest = await contestIn(app, token, "lobby");
  return (await joinTeam(app, contest, "Alpha")).seatToken;
}

/** `ok`, or the code of the refusal, however it comes. */
async function outcomeOf(room: TestRoom, type: RoomRequestType, payload: unknown): Promise<string> {
  try {
    const reply: object = await room.request(type, payload as never);
    return "ok" in reply && reply.ok === false
      ? (reply as unknown as { rejection: { code: string } }).rejection.code
      : "ok";
  } catch (error) {
    return (error as { reason?: { code?: string } }).reason?.code ?? String(error);
  }
}
