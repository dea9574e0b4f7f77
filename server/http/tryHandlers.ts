import { signSeatToken } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Clock } from "../contests/clock.ts";
import type { StartedTry, Tries } from "../practice/Tries.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

type Names = "tryDraft" | "trial" | "steerTrial";

/** An author plays what is written. PRA9 – PRA11 */
export function tryHandlers(deps: {
  readonly tries: Tries;
  readonly seatKey: Uint8Array;
  readonly budgets: Budgets;
  readonly clock: Clock;
}): Handlers<Names> {
  const { tries, seatKey, budgets, clock } = deps;

  /** By whoever holds its seat, on the author's account; any other contest has nothing of the kind. */
  async function ask(roomCode: string, work: () => void = () => undefined) {
    const author = tries.authorOf(roomCode);
    if (author === undefined) throw new HttpProblem(403, "forbidden");
    const looking = budgets.spend([{ rate: "tryAsks", whose: author }], async () => {
      work();
      return tries.look(roomCode);
    });
    const looked = await inTime(clock, looking);
    if (!looked.ok) throw tooOften(looked.waitMs);
    if (!looked.result) throw new HttpProblem(403, "forbidden");
    return looked.result;
  }

  return {
    async tryDraft({ contest: { state }, body, signedIn: { accountId } }) {
      const started = await inTime(clock, tries.start(state, { ...body, accountId }));
      if (!started.ok) throw refusalOf(started);
      const { roomCode, contestId, teamId, seatId, leftOut } = started;
      const seatToken = await signSeatToken(seatKey, { contestId, teamId, seatId });
      return { roomCode, teamId, seatId, seatToken, leftOut, title: state.title };
    },

    trial: ({ contest: { row } }) => ask(row.roomCode),

    steerTrial: ({ contest: { row }, body }) => ask(row.roomCode, () => tries.steer(row.roomCode, body)),
  };
}

function refusalOf(refused: Extract<StartedTry, { ok: false }>): HttpProblem {
  if ("rejection" in refused) return problemOf(refused.rejection);
  if (refused.code === "try_too_often") return tooOften(refused.waitMs);
  return new HttpProblem(503, refused.code, { headers: { "Retry-After": "60" } });
}

function tooOften(waitMs: number): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "try_too_often", {
    params: { seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}
