import type { RouteName } from "../../shared/api.ts";
import type { Answer } from "../net/http.ts";

/** Where somebody stands who waits to be let in. */
export interface PlaceInLine {
  readonly place: number;
  readonly seconds: number;
}

/** Asked again at least so often: the place is kept, and what is shown stays true. */
const mostBetweenMs = 5_000;

/**
 * Asks until the answer is another than "in line"; `tell` shows the place meanwhile, and null in the end. `ask` sends
 * the same command id each time. Null when `isGone` said so: nobody waits for the answer any more. BUD5
 */
export async function askInLine<N extends RouteName>(parts: {
  readonly ask: () => Promise<Answer<N>>;
  readonly tell: (place: PlaceInLine | null) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isGone: () => boolean;
}): Promise<Answer<N> | null> {
  const { ask, tell, sleep, isGone } = parts;
  for (;;) {
    const answer = await ask();
    if (isGone()) return null;
    if (answer.ok || answer.problem.code !== "in_line") {
      tell(null);
      return answer;
    }
    const { place, seconds } = answer.problem.params ?? {};
    tell({ place: Number(place ?? 1), seconds: Number(seconds ?? 1) });
    await sleep(Math.min(mostBetweenMs, Number(seconds ?? 1) * 1000));
    if (isGone()) return null;
  }
}
