import type { RulePack } from "../contest/rules.ts";
import type { Team } from "../contest/state.ts";
import { nextAct, type Player, type TeamAct } from "./nextAct.ts";
import type { PlayedCards } from "./playedCards.ts";
import type { TeamProfile } from "./profiles.ts";
import { seededRandom, seedOf } from "./seededRandom.ts";

/** An act, and the place in the list of who does it, from 0. */
export interface Move extends TeamAct {
  readonly nth: number;
}

/**
 * Simulated teams at one board. Each throws dice of its own: what it does follows from the seed, its place in the list and
 * what it saw of itself, whoever plays the contest, and whatever others do. SIM1
 */
export class Players {
  #players: readonly Player[];
  /** What each will do; null: nothing, or it has not looked yet. */
  readonly #moves: (Move | null)[];

  constructor(profiles: readonly TeamProfile[], cards: PlayedCards, rules: RulePack, seed: number) {
    this.#players = profiles.map((profile, index) => {
      return { profile, cards, rules, random: seededRandom(seedOf(seed, index)) };
    });
    this.#moves = profiles.map(() => null);
  }

  /** A team looks at how it stands, and makes up its mind. False: it has nothing to do any more. */
  looks(nth: number, team: Team, at: number): boolean {
    const player = this.#players[nth];
    if (!player) throw new RangeError(`there is no player ${nth}`);
    const act = nextAct(player, team, at);
    this.#moves[nth] = act && { ...act, nth };
    return act !== null;
  }

  /** From now on they are like these, with the dice that they have; what each has in mind it does still. PRA11 */
  become(profiles: readonly TeamProfile[]): void {
    this.#players = this.#players.map((player, nth) => ({
      ...player,
      profile: profiles[nth] ?? player.profile,
    }));
  }

  /** What is done first, by the one who comes first in the list; null: nobody has anything to do. */
  next(): Move | null {
    let first: Move | null = null;
    for (const move of this.#moves) if (move && (first === null || move.at < first.at)) first = move;
    return first;
  }
}
