import type { Kysely } from "kysely";
import { contentView } from "../../shared/contest/contentView.ts";
import type { EditContest } from "../../shared/contest/editActs.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Clock } from "../contests/clock.ts";
import type { CommandMaker } from "../contests/runnerTypes.ts";
import type { Tables } from "../db/tables.ts";
import { type CardsToCopy, copyCards } from "../making/copyCards.ts";
import { copyPictures } from "../media/pictures.ts";
import { findContestByCode } from "../queries/contests.ts";
import type { LookedContests } from "../supervision/LookedContests.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem } from "./problems.ts";
import { writtenCardsOf } from "./writtenCardsOf.ts";

/** Cards of one contest in another. COP1 */
export function copyHandlers(deps: {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly looked: LookedContests;
}): Handlers<"contestCards" | "copyCards"> {
  const { db, clock, looked } = deps;
  return {
    contestCards: ({ contest: { state } }) => contentView(state, null),

    async copyCards({ contest: { row, runner }, body, signedIn, receivedAt }) {
      const source = await findContestByCode(db, body.from);
      if (!source || source.ownerAccountId !== signedIn.accountId) throw new HttpProblem(404, "unknown_room");
      const { state } = await inTime(clock, looked.look(source.id));
      const copied = copyCards(state, runner.state, body);
      // Before the event that names them.
      if (copied.ok && source.id !== row.id) await copyPictures(db, source.id, row.id, copied.pictures);
      // What has no room now may have been done before, and others may write before its turn.
      const command: CommandMaker = (now) => (copied.ok ? copying(state, now, body) : copied.rejection);
      const { accountId, authSessionId: signIn } = signedIn;
      const actor = { role: "moderator", accountId, signIn } as const;
      const reply = await inTime(clock, runner.execute({ id: body.id, command, actor, receivedAt }));
      return { cardIds: writtenCardsOf(reply) };
    },
  };
}

function copying(source: ContestState, target: ContestState, wanted: CardsToCopy): EditContest | Rejection {
  const copied = copyCards(source, target, wanted);
  return copied.ok ? { type: "EditContest", edits: copied.edits } : copied.rejection;
}
