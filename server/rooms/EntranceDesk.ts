import type { Actor, Command } from "../../shared/contest/commands.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { CrowdAct, EntranceView, RoomReply, RoomRequest } from "../../shared/protocol.ts";
import type { Applicants } from "../budgets/Applicants.ts";
import type { Changes } from "../budgets/Changes.ts";
import type { Newcomers } from "../budgets/Newcomers.ts";
import type { PinGuard } from "../budgets/PinGuard.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import type { ContestClient } from "./presence.ts";
import { refused } from "./RequestDesk.ts";
import type { Visitor } from "./visitor.ts";

/** What stands at the entrance of contests, in the memory of this process. */
export interface EntranceParts {
  readonly newcomers: Newcomers;
  readonly pinGuard: PinGuard;
  readonly applicants: Applicants;
  readonly changes: Changes;
}

type Settled = RoomReply["crowd" | "applicants" | "knock"];

const nobody: EntranceView = { crowds: [], applicants: [], knocks: [] };
const untold = JSON.stringify(nobody);
const done = { ok: true } as const;

/** Tells a room's clients who wants in, each what they may know of it, and does what they say to it. BUD9, AUT15 */
export class EntranceDesk {
  readonly #parts: EntranceParts;
  readonly #contest: () => ContestRunner;
  /** Something may be other than it was told. */
  #isStirred = false;

  constructor(parts: EntranceParts, contest: () => ContestRunner) {
    this.#parts = parts;
    this.#contest = contest;
  }

  stir(): void {
    this.#isStirred = true;
  }

  /** Everybody whom something concerns that changed since the last time. */
  tellAll(clients: Iterable<ContestClient>, state: ContestState): void {
    if (!this.#isStirred) return;
    this.#isStirred = false;
    for (const client of clients) this.tell(client, state);
  }

  /** Sends what this client was not told yet. */
  tell(client: ContestClient, state: ContestState): void {
    const presence = client.userData;
    if (!presence) return;
    const view = this.#viewOf(presence.visitor, state);
    const text = JSON.stringify(view);
    if (text === (presence.toldEntrance ?? untold)) return;
    presence.toldEntrance = text;
    client.send("entrance", view);
  }

  /** The first click settles for all what it is about. Teams are removed one by one, as if the moderator had done it. BUD9 */
  async settleCrowd(
    actor: Actor | null,
    { crowdId, act }: RoomRequest<"crowd">,
    receivedAt: number,
  ): Promise<Settled> {
    const { newcomers, applicants } = this.#parts;
    const { contestId } = this.#contest().state;
    if (actor?.role !== "moderator") return refused("not_allowed");
    const address = newcomers.take(contestId, crowdId);
    if (address === null) return refused("already_settled");
    if (act === "lift") {
      await newcomers.lift(contestId, address);
      return done;
    }
    if (act === "turn_away") applicants.turnAway(contestId, address);
    else {
      const reply = await this.#carryOut(actor, this.#commandsFor(act, address), receivedAt);
      if (!reply.ok) {
        newcomers.giveBack(contestId, address);
        return reply;
      }
    }
    const about = act === "remove_absent" || act === "remove_all" ? "teams" : "others";
    if (this.#leavesSome(act, address)) newcomers.settleInPart(contestId, address, about);
    else newcomers.settle(contestId, address);
    return done;
  }

  /** The first word counts; whoever comes too late is told so. APV2 */
  answerApplicants(visitor: Visitor, { applicantIds, letIn }: RoomRequest<"applicants">): Settled {
    if (visitor.role !== "moderator") return refused("not_allowed");
    const { contestId } = this.#contest().state;
    const letInBy = letIn ? visitor.accountId : null;
    const count = this.#parts.applicants.answer(contestId, applicantIds, letInBy);
    return count > 0 ? { ok: true, count } : refused("already_settled");
  }

  /** A team lets in at its own door only, a moderator at any. */
  answerKnock(visitor: Visitor, { teamId, knockId, letIn }: RoomRequest<"knock">): Settled {
    const { state } = this.#contest();
    const team = state.teams[teamId];
    if (!team || (visitor.role === "team" && visitor.teamId !== teamId)) return refused("not_allowed");
    const isSettled = this.#parts.pinGuard.answer(state.contestId, team, knockId, letIn);
    return isSettled ? done : refused("already_settled");
  }

  #viewOf(visitor: Visitor, state: ContestState): EntranceView {
    const { newcomers, pinGuard, applicants } = this.#parts;
    switch (visitor.role) {
      case "screen":
        return nobody;
      case "team":
        return { ...nobody, knocks: pinGuard.knocks(state, [visitor.teamId]) };
      case "moderator":
        return {
          crowds: newcomers.crowds(state, (address) => applicants.waiting(state.contestId, address)),
          applicants: applicants.list(state.contestId),
          knocks: pinGuard.knocks(state, Object.keys(state.teams)),
        };
    }
  }

  /**
   * Whether the act left some of a crowd that it was not about. Who was here when the others were removed was meant to stay; and
   * teams that were never many themselves are no crowd because others of their address waited.
   */
  #leavesSome(act: Exclude<CrowdAct, "lift">, address: string): boolean {
    const { newcomers, applicants } = this.#parts;
    const { state } = this.#contest();
    switch (act) {
      case "turn_away":
      case "close_entry":
        return newcomers.areManyIn(state, address);
      case "remove_absent":
      case "remove_all":
        return applicants.waiting(state.contestId, address) > 0;
    }
  }

  #commandsFor(act: "remove_absent" | "remove_all" | "close_entry", address: string): readonly Command[] {
    if (act === "close_entry") return [{ type: "SetEntry", open: false }];
    const who = act === "remove_all" ? "all" : "absent";
    const teamIds = this.#parts.newcomers.of(this.#contest().state, address, who);
    return teamIds.map((teamId) => ({ type: "RemoveTeam", teamId }));
  }

  async #carryOut(actor: Actor, commands: readonly Command[], receivedAt: number): Promise<Settled> {
    for (const command of commands) {
      try {
        const reply = await this.#contest().execute({ id: null, command, actor, receivedAt });
        // Somebody removed that one a moment ago.
        if (!reply.ok && reply.rejection.code !== "team_removed") return reply;
      } catch (error) {
        if (error instanceof RunnerEnded) return refused("contest_moved");
        throw error;
      }
    }
    return done;
  }
}
