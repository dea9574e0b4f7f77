import type { Kysely } from "kysely";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { openDemoContest } from "../making/demoContest.ts";
import type { DemoBoard } from "../practice/demoBoards.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem } from "./problems.ts";

/** A class plays a demo board. FST5 */
export function demoHandlers(deps: {
  readonly db: Kysely<Tables>;
  readonly live: LiveContests;
  readonly boards: () => Promise<readonly DemoBoard[]>;
  readonly budgets: Budgets;
  readonly clock: Clock;
}): Handlers<"createDemo"> {
  const { db, live, boards, budgets, clock } = deps;
  const limits = { teams: budgets.most("teams"), seatsPerTeam: budgets.most("seats") };
  return {
    async createDemo({ body, signedIn: { accountId, authSessionId }, address, receivedAt }) {
      const board = (await boards()).find(({ id }) => id === body.board);
      if (!board) throw new HttpProblem(400, "invalid_request", { params: { field: "board" } });
      const title = board.titles[body.language];
      const open = () =>
        openDemoContest(
          { db, live },
          { ...board.document, title },
          { ownerAccountId: accountId, limits, now: receivedAt },
          { role: "moderator", accountId, signIn: authSessionId },
        );
      const share = { rate: "demoContests", whose: `${address} ${accountId}` } as const;
      const opened = await inTime(clock, budgets.spend([share], open));
      if (!opened.ok) throw tooOften(opened.waitMs);
      return { roomCode: opened.result.roomCode, title };
    },
  };
}

function tooOften(waitMs: number): HttpProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new HttpProblem(429, "demo_too_often", {
    params: { seconds },
    headers: { "Retry-After": `${seconds}` },
  });
}
