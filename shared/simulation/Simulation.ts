import type { LiveBoard } from "../contest/board.ts";
import { teamOf } from "../contest/buying.ts";
import type { Actor, Command } from "../contest/commands.ts";
import { decide } from "../contest/decide.ts";
import type { ContestDefinition } from "../contest/events.ts";
import { evolveOwn, initialState, withOwnTeams } from "../contest/evolve.ts";
import type { ContestState } from "../contest/state.ts";
import { dueCommand, nextDueAt } from "../contest/timing.ts";
import { type Move, Players } from "./Players.ts";
import { type PlayedCards, playedCards } from "./playedCards.ts";
import { type PlayedContest, playedContest, type Sighting } from "./playedContest.ts";
import type { TeamProfile } from "./profiles.ts";

/** What of a contest is played. */
export interface SimulatedContest extends Pick<ContestDefinition, "rules" | "language" | "durationMs"> {
  readonly board: LiveBoard;
}

const moderator: Actor = { role: "moderator", accountId: "simulation" };
const time: Actor = { role: "time" };
/** All is counted from here, in ms since 1970. */
const startedAt = 0;

/** Simulated teams before one board, by the rules and the clock that real ones have. SIM2 */
export class Simulation {
  readonly #profiles: readonly TeamProfile[];
  readonly #cards: PlayedCards;
  /** Running, and all teams are in it. */
  readonly #started: ContestState;

  constructor(contest: SimulatedContest, profiles: readonly TeamProfile[]) {
    this.#profiles = profiles;
    this.#cards = playedCards(contest.board.cards);
    this.#started = started(contest, profiles.length);
  }

  /** A whole contest, from its start to its end. The same seed gives the same one. */
  play(seed: number): PlayedContest {
    const players = new Players(this.#profiles, this.#cards, this.#started.rules, seed);
    const sightings = this.#profiles.map(unseen);
    let state = withOwnTeams(this.#started);
    for (const nth of sightings.keys()) looks(players, nth, sightings, state, startedAt);
    let dueAt = nextDueAt(state);
    while (state.phase === "running") {
      const move = players.next();
      if (move && (dueAt === null || move.at < dueAt)) {
        const { nth, at, command } = move;
        state = after(state, command, { role: "team", teamId: teamIdOf(nth), seatId: seatIdOf(nth) }, at);
        noteGuess(move, sightings, state);
        looks(players, nth, sightings, state, at);
      } else {
        state = afterTime(state, dueAt);
        // Nothing but what time does moves what is due next: no need to ask after each move.
        dueAt = nextDueAt(state);
      }
    }
    return playedContest(state, sightings);
  }
}

function unseen(): Sighting {
  return { idleFromMs: null, richestPoints: 0, guessedCards: [] };
}

/** The nth team makes up its mind, and it is noted how it stands. */
function looks(
  players: Players,
  nth: number,
  sightings: readonly Sighting[],
  state: ContestState,
  at: number,
): void {
  const team = teamOf(state, teamIdOf(nth));
  const sighting = sightingOf(sightings, nth);
  if (!team.purchases.some(({ status }) => status === "active"))
    sighting.richestPoints = Math.max(sighting.richestPoints, team.balancePoints);
  if (!players.looks(nth, team, at)) sighting.idleFromMs = at - startedAt;
}

function noteGuess(
  { nth, command, isGuess }: Move,
  sightings: readonly Sighting[],
  state: ContestState,
): void {
  if (!isGuess || command.type !== "SubmitAnswer") return;
  const purchase = teamOf(state, teamIdOf(nth)).purchases.find(({ id }) => id === command.purchaseId);
  if (purchase?.status === "solved") sightingOf(sightings, nth).guessedCards.push(purchase.cardId);
}

function sightingOf(sightings: readonly Sighting[], nth: number): Sighting {
  const sighting = sightings[nth];
  if (!sighting) throw new RangeError(`there is no team ${nth}`);
  return sighting;
}

/** The contest just after its start. */
function started({ board, ...contest }: SimulatedContest, teams: number): ContestState {
  const definition: ContestDefinition = {
    ...contest,
    contestId: "simulation",
    roomCode: "SSSSSS",
    title: "Simulation",
    board,
    limits: { teams, seatsPerTeam: 1 },
    startsAt: null,
  };
  let state = withOwnTeams(initialState({ ...definition, at: startedAt }));
  state = after(state, { type: "OpenLobby" }, moderator, startedAt);
  for (let nth = 0; nth < teams; nth++) {
    const join = {
      type: "JoinContest",
      name: `Team ${nth + 1}`,
      pin: "000000",
      seatId: seatIdOf(nth),
    } as const;
    state = after(state, join, { role: "guest" }, startedAt);
  }
  return after(state, { type: "StartContest" }, moderator, startedAt);
}

function afterTime(state: ContestState, dueAt: number | null): ContestState {
  const command = dueAt === null ? null : dueCommand(state, dueAt);
  if (dueAt === null || command === null) throw new Error("a running contest has no end");
  return after(state, command, time, dueAt);
}

/** Throws for what the rules refuse: then a simulated team saw something that was not so. */
function after(state: ContestState, command: Command, actor: Actor, at: number): ContestState {
  const decision = decide(state, { command, actor, at });
  if (!decision.ok)
    throw new Error(`${command.type} was refused in a simulation: ${decision.rejection.code}`);
  let own = state;
  for (const event of decision.events) own = evolveOwn(own, event);
  return own;
}

function teamIdOf(nth: number): string {
  return `t${nth + 1}`;
}

function seatIdOf(nth: number): string {
  return `seat${`${nth + 1}`.padStart(6, "0")}`;
}
