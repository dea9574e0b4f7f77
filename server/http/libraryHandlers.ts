import type { Kysely } from "kysely";
import { namesContest } from "../../shared/bin.ts";
import { detailsOf } from "../../shared/contest/details.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { roomLimits } from "../budgets/roomLimits.ts";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { duplicateContest } from "../making/duplicateContest.ts";
import {
  binContest,
  ContestUnderWay,
  markPurged,
  restoreContest,
  shelveContests,
} from "../queries/library.ts";
import type { ContestRooms } from "../rooms/ContestRooms.ts";
import type { Bin } from "../supervision/Bin.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { Binned } from "../supervision/SharedNews.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

type Names =
  | "shelveContests"
  | "duplicateContest"
  | "details"
  | "setDetails"
  | "binContest"
  | "restoreContest"
  | "purgeContest";

export interface LibraryHandlersDeps {
  readonly db: Kysely<Tables>;
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly rooms: ContestRooms;
  readonly live: LiveContests;
  readonly bin: Bin;
  /** Whether this process looks for contests that should be live, and opens them: then nobody else has to. */
  readonly looksForOrphans: boolean;
  /** Told what has just gone into the bin. */
  readonly onBinned: (binned: Binned) => void;
}

/** What organizers do with the contests of their list. LIB2 – LIB6 */
export function libraryHandlers(deps: LibraryHandlersDeps): Handlers<Names> {
  const { db, budgets, clock, rooms, live, bin, looksForOrphans, onBinned } = deps;

  return {
    async shelveContests({ body, signedIn, receivedAt }) {
      const { accountId } = signedIn;
      if (!(await shelveContests(db, { ...body, accountId, at: receivedAt })))
        throw new HttpProblem(404, "unknown_room");
      return {};
    },

    async duplicateContest({ contest: { state }, signedIn, receivedAt }) {
      const owner = {
        ownerAccountId: signedIn.accountId,
        limits: roomLimits(budgets),
        now: receivedAt,
      };
      return duplicateContest(db, state, owner);
    },

    details: ({ contest: { state } }) => ({ ...detailsOf(state), phase: state.phase }),

    async setDetails({ contest: { runner }, body: { id, ...changes }, signedIn, receivedAt }) {
      const { accountId, authSessionId: signIn } = signedIn;
      const actor = { role: "moderator", accountId, signIn } as const;
      const command = { type: "SetDetails", ...changes } as const;
      const reply = await inTime(clock, runner.execute({ id, command, actor, receivedAt }));
      if (!reply.ok) throw problemOf(reply.rejection);
      return {};
    },

    async binContest({ contest: { row }, receivedAt }) {
      try {
        await binContest(db, row.id, { at: receivedAt, isBroken: live.broken.has(row.id) });
      } catch (error) {
        if (!(error instanceof ContestUnderWay)) throw error;
        throw new HttpProblem(409, "wrong_phase", { params: { phase: error.phase } });
      }
      onBinned({ contestId: row.id, roomCode: row.roomCode });
      await rooms.dissolve(row.id, "contest_deleted");
      live.broken.forget(row.id);
      return {};
    },

    async restoreContest({ contest: { row } }) {
      const phase = await restoreContest(db, row.id);
      // Its time goes on also while nobody looks: a lobby may wait for its start. TIM2
      const isLive = phase !== null && phase !== "draft" && phase !== "finished";
      if (isLive && !looksForOrphans) await live.openAll([row.id]); // WAY2
      return {};
    },

    async purgeContest({ contest: { row }, body: { confirm }, receivedAt }) {
      if (!namesContest(confirm, row)) throw new HttpProblem(409, "not_confirmed");
      await markPurged(db, row.id, receivedAt);
      bin.sweep();
      return {};
    },
  };
}
