import type { RouteName, RouteReply } from "../../shared/api.ts";
import { type Answer, isPassing, type Trouble } from "../net/http.ts";

/** What somebody waits for who is to be let in. */
export type EntryWait =
  /** Their turn. */
  | { readonly for: "turn"; readonly place: number; readonly seconds: number }
  /** A click of the team or of the teacher, who know this device by its number. */
  | { readonly for: "click"; readonly number: number }
  /** The organizer's word. APV2 */
  | { readonly for: "organizer" };

/** Asked again at least so often: the place is kept, and what is shown stays true. */
const mostBetweenMs = 5_000;

/**
 * Asks until the answer is another than that one has to wait; `tell` shows for what meanwhile, and null in the end. `ask`
 * sends the same command id each time; a network or a server that is away for a moment loses no place. Null at once when
 * `givenUp` says that nobody waits any more; `keep` is told what was granted, also when that comes later. BUD5 AUT15 ENT25
 */
export async function askInLine<N extends RouteName>(parts: {
  readonly ask: () => Promise<Answer<N>>;
  readonly keep: (granted: RouteReply[N]) => void;
  readonly tell: (wait: EntryWait | null) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly givenUp: AbortSignal;
}): Promise<Answer<N> | null> {
  const { ask, keep, tell, sleep, givenUp } = parts;
  const left = whenAborted(givenUp);
  let isWaiting = false;
  for (;;) {
    const asked = ask().then((answer) => {
      if (answer.ok) keep(answer.reply);
      return answer;
    });
    const answer = await Promise.race([asked, left]);
    if (!answer || givenUp.aborted) return null;
    const wait = answer.ok ? null : waitOf(answer.problem);
    if (wait) {
      isWaiting = true;
      tell(wait);
    } else if (answer.ok || !isWaiting || !isPassing(answer.problem)) {
      tell(null);
      return answer;
    }
    await Promise.race([sleep(Math.min(mostBetweenMs, secondsOf(answer) * 1000)), left]);
    if (givenUp.aborted) return null;
  }
}

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener("abort", () => resolve(null), { once: true });
  });
}

function waitOf({ code, params = {} }: Trouble): EntryWait | null {
  switch (code) {
    case "in_line":
      return { for: "turn", place: Number(params["place"] ?? 1), seconds: Number(params["seconds"] ?? 1) };
    case "waits_for_team":
      return { for: "click", number: Number(params["number"] ?? 0) };
    case "waits_for_organizer":
      return { for: "organizer" };
    default:
      return null;
  }
}

function secondsOf(answer: Answer<RouteName>): number {
  return answer.ok ? 0 : Number(answer.problem.params?.["seconds"] ?? 1);
}
