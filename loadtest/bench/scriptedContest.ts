import type { Actor, Command, StampedCommand } from "../../shared/contest/commands.ts";
import { decide } from "../../shared/contest/decide.ts";
import type { ContestDefinition, ContestEvent } from "../../shared/contest/events.ts";
import { evolve, initialState } from "../../shared/contest/evolve.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { type AnswerBook, answerBookOf } from "../bots/answerBook.ts";
import { nextMove } from "../bots/strategy.ts";
import { makeContestFile } from "../contestFile.ts";
import { type Random, seededRandom } from "../random.ts";

export interface Size {
  readonly teams: number;
  readonly cards: number;
  /** Stops after the first command that reaches so many events. */
  readonly events: number;
}

/** A contest as it would be played: the same size gives the same contest. */
export interface ScriptedContest {
  readonly created: ContestEvent & { readonly type: "ContestCreated" };
  /** Everything that was sent, refused or not. */
  readonly commands: readonly StampedCommand[];
  /** What came of it, a list for each accepted command. */
  readonly batches: readonly (readonly ContestEvent[])[];
  readonly state: ContestState;
}

const startAt = Date.UTC(2026, 0, 15, 9);
const msBetweenCommands = 50;
const moderator = { role: "moderator", accountId: "a1" } as const;

export function scriptContest({ teams, cards, events }: Size): ScriptedContest {
  const random = seededRandom(teams * 1_000 + cards);
  const created = {
    type: "ContestCreated",
    at: startAt,
    by: moderator,
    ...definition(cards, random),
  } as const;
  const play = new Play(created);
  play.send(moderator, { type: "OpenLobby" });
  for (let index = 1; index <= teams; index += 1) {
    const command = {
      type: "JoinContest",
      name: `Team ${index}`,
      pin: "123456",
      seatId: seatOf(index),
    } as const;
    play.send({ role: "guest" }, command);
  }
  play.send(moderator, { type: "StartContest" });
  const book = answerBookOf(created.board);
  while (play.eventCount < events) sendNextMove(play, 1 + random.below(teams), book, random);
  return { created, commands: play.commands, batches: play.batches, state: play.state };
}

function sendNextMove(play: Play, index: number, book: AnswerBook, random: Random): void {
  const { state } = play;
  const { rules, board } = viewFor(state, { kind: "public" });
  const view = viewFor(state, { kind: "team", teamId: `t${index}` });
  const move = nextMove({ rules, cards: board.cards, view }, book, random);
  if (move.kind !== "command") return;
  const { command } = move;
  // What the server completes is sent by no team.
  if (command.type === "AdmitTeam" || command.type === "GiveNewPin" || command.type === "MarkFinal") return;
  play.send({ role: "team", teamId: view.teamId, seatId: seatOf(index) }, command);
}

function definition(cards: number, random: Random): ContestDefinition {
  const { board } = makeContestFile(random);
  return {
    contestId: "bench",
    roomCode: "BENCH2",
    title: "Bench",
    language: "en",
    board: { ...board, cards: board.cards.slice(0, cards) },
    rules: classicRules,
    limits: { teams: 500, seatsPerTeam: 6 },
    durationMs: 24 * 60 * 60_000,
    startsAt: null,
  };
}

function seatOf(index: number): string {
  return `seat${index}`.padEnd(10, "0");
}

class Play {
  readonly commands: StampedCommand[] = [];
  readonly batches: (readonly ContestEvent[])[] = [];
  state: ContestState;
  eventCount = 1;

  constructor(created: ScriptedContest["created"]) {
    this.state = initialState(created);
  }

  send(actor: Actor, command: Command): void {
    const stamped = { actor, command, at: startAt + this.commands.length * msBetweenCommands };
    this.commands.push(stamped);
    const decision = decide(this.state, stamped);
    if (!decision.ok) return;
    this.batches.push(decision.events);
    this.eventCount += decision.events.length;
    this.state = decision.events.reduce(evolve, this.state);
  }
}
