import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import { evolve, initialState } from "../../shared/contest/evolve.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import { classicRules, type RulePack } from "../../shared/contest/rules.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { contestFileOf, contestRules } from "../load/loadContests.ts";
import { seededRandom } from "../random.ts";
import { answerBookOf } from "./answerBook.ts";
import { type PlannedCommand, TeamModel } from "./TeamModel.ts";

const { board } = contestFileOf(5, { rows: 6, columns: 6 });
const book = answerBookOf(board);
const team: Actor = { role: "team", teamId: "t1", seatId: "aaaaaaaaaa" };
const moderator: Actor = { role: "moderator", accountId: "a1" };

/** A contest with one team, decided by the rules themselves. */
class Contest {
  #state: ContestState;

  constructor(rules: RulePack) {
    this.#state = initialState({
      contestId: "c1",
      roomCode: "ABCDEF",
      title: "Load",
      language: "en",
      board,
      rules,
      limits: { teams: 1, seatsPerTeam: 1 },
      durationMs: 3_600_000,
      startsAt: null,
      at: 0,
    });
    this.reply(moderator, { type: "OpenLobby" });
    this.reply({ role: "guest" }, { type: "JoinContest", name: "One", pin: "123456", seatId: "aaaaaaaaaa" });
    this.reply(moderator, { type: "StartContest" });
  }

  reply(actor: Actor, command: Command): CommandReply {
    const decision = decide(this.#state, { actor, command, at: 1 });
    if (!decision.ok) return { ok: false, rejection: decision.rejection };
    this.#state = decision.events.reduce(evolve, this.#state);
    return { ok: true, outcome: outcomeOf(decision.events) };
  }
}

describe("the model of a team", () => {
  it("plans only what the rules accept, however late the replies are, to the last card", () => {
    const delays = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(), delays, fc.constantFrom(classicRules, contestRules), (seed, lateness, rules) => {
        const contest = new Contest(rules);
        const model = new TeamModel(rules, board, book, seededRandom(seed));
        const onTheirWay: { readonly planned: PlannedCommand; readonly reply: CommandReply }[] = [];
        let accepted = 0;
        for (let step = 0; step < 600; step += 1) {
          const planned = model.next();
          if (planned) {
            const reply = contest.reply(team, planned.command as Command);
            expect(reply).toMatchObject({ ok: true });
            accepted += 1;
            onTheirWay.push({ planned, reply });
          }
          // Who can do nothing more waits for a reply.
          const mostOnTheirWay = planned ? (lateness[step % lateness.length] ?? 0) : onTheirWay.length - 1;
          while (onTheirWay.length > Math.max(0, mostOnTheirWay)) {
            const [heard] = onTheirWay.splice(0, 1);
            if (heard) model.settle(heard.planned, heard.reply);
          }
        }
        expect(accepted).toBeGreaterThanOrEqual(board.cards.length * 2);
      }),
      { numRuns: 30 },
    );
  });
});
