import { decide } from "../../shared/contest/decide.ts";
import { evolve, initialState, replay } from "../../shared/contest/evolve.ts";
import { perSecond } from "./measure.ts";
import { scriptContest } from "./scriptedContest.ts";

/** The rules alone, in memory: a class of 30 teams at a board of 35 cards, played to nearly the end. */
export async function rulesBench() {
  const { created, commands, batches } = scriptContest({ teams: 30, cards: 35, events: 2_000 });
  const events = [created, ...batches.flat()];
  const decided = await perSecond(commands.length, () => {
    let state = initialState(created);
    for (const stamped of commands) {
      const decision = decide(state, stamped);
      if (decision.ok) state = decision.events.reduce(evolve, state);
    }
  });
  const replayed = await perSecond(events.length, () => replay(events));
  return { decided, replayed };
}
