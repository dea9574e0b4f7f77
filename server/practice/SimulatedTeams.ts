import { chosenTeams } from "../../shared/simulation/chosenTeams.ts";
import { type Move, Players } from "../../shared/simulation/Players.ts";
import { playedCards } from "../../shared/simulation/playedCards.ts";
import type { PlayersChoice } from "../../shared/trying.ts";
import type { Clock } from "../contests/clock.ts";
import { type Log, RunnerEnded } from "../contests/runnerTypes.ts";
import type { MemoryContest, Place } from "./MemoryContests.ts";

export interface SimulatedTeamsDeps {
  /** Where they play; nothing but a contest in memory can be given. PRA11 */
  readonly contest: MemoryContest;
  readonly clock: Clock;
  readonly log: Log;
  /** The same again, and they play the same. */
  readonly seed: number;
}

/** All of them together send one command in so long, in the long run. */
const commandEveryMs = 200;
/** So many of them at once, where several happen to be ready at the same time. */
const commandsAtOnce = 10;

/**
 * Teams of a contest in memory that the program plays: by commands, under the rules and the clock that all others have. They
 * count a time of their own, which runs so many times as fast. They stop with the contest. PRA11
 */
export class SimulatedTeams {
  readonly #deps: SimulatedTeamsDeps;
  readonly #places: readonly Place[];
  readonly #players: Players;
  #choice: PlayersChoice;
  /** Their time was `own` when the clock showed `real`. */
  #since: { readonly own: number; readonly real: number };
  /** When all that they sent would have been sent at an even pace. */
  #paidUntil = 0;
  #isSending = false;
  #isOver = false;
  #cancel: () => void = () => undefined;

  constructor(deps: SimulatedTeamsDeps, places: readonly Place[], choice: PlayersChoice) {
    const { contest, clock, seed } = deps;
    const { board, rules } = contest.state();
    this.#deps = deps;
    this.#places = places;
    this.#choice = choice;
    this.#players = new Players(chosenTeams(choice, places.length), playedCards(board.cards), rules, seed);
    this.#since = { own: clock.now(), real: clock.now() };
    contest.whenOver(() => this.#stop());
    for (const nth of places.keys()) this.#looks(nth, this.#since.own);
    this.#wait();
  }

  get choice(): PlayersChoice {
    return this.#choice;
  }

  get count(): number {
    return this.#places.length;
  }

  /** They go on so. What a team is about to do, it does: sooner or later by the new haste. */
  change(choice: PlayersChoice): void {
    const real = this.#deps.clock.now();
    this.#since = { own: this.#ownAt(real), real };
    this.#choice = choice;
    this.#players.become(chosenTeams(choice, this.#places.length));
    this.#wait();
  }

  #stop(): void {
    this.#isOver = true;
    this.#cancel();
  }

  #wait(): void {
    this.#cancel();
    if (this.#isOver || this.#isSending) return;
    const move = this.#players.next();
    if (!move) return;
    const { own, real } = this.#since;
    const at = real + Math.ceil((move.at - own) / this.#choice.hurry);
    const inTurn = this.#paidUntil - (commandsAtOnce - 1) * commandEveryMs;
    this.#cancel = this.#deps.clock.schedule(Math.max(at, inTurn), () => {
      this.#isSending = true;
      this.#send(move)
        .catch((err: unknown) => {
          this.#stop();
          const { log, contest } = this.#deps;
          const contestId = contest.row.id;
          if (!(err instanceof RunnerEnded)) log.error({ contestId, err }, "simulated teams stopped");
        })
        .finally(() => {
          this.#isSending = false;
          this.#wait();
        });
    });
  }

  async #send({ nth, command, at }: Move): Promise<void> {
    const { clock, contest } = this.#deps;
    const now = clock.now();
    this.#paidUntil = Math.max(this.#paidUntil, now) + commandEveryMs;
    const place = this.#place(nth);
    // What is refused, such as while the contest stands still, is thought over again.
    await contest.send({ role: "team", ...place }, command);
    this.#looks(nth, Math.max(at, this.#ownAt(now)));
  }

  #looks(nth: number, own: number): void {
    const team = this.#deps.contest.state().teams[this.#place(nth).teamId];
    if (!team) throw new Error("a simulated team is gone");
    this.#players.looks(nth, team, own);
  }

  #place(nth: number): Place {
    const place = this.#places[nth];
    if (!place) throw new RangeError(`there is no simulated team ${nth}`);
    return place;
  }

  #ownAt(real: number): number {
    return this.#since.own + (real - this.#since.real) * this.#choice.hurry;
  }
}
