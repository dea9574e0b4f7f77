import type { Kysely } from "kysely";
import { contentView } from "../../shared/contest/contentView.ts";
import type { EditContest } from "../../shared/contest/editActs.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { copyCards } from "../making/copyCards.ts";
import { copyPictures } from "../media/pictures.ts";
import { findContestByCode } from "../queries/contests.ts";
import type { LookedContests } from "../supervision/LookedContests.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

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
      if (!copied.ok) throw problemOf(copied.rejection);
      // Before the event that names them.
      if (source.id !== row.id) await copyPictures(db, source.id, row.id, copied.pictures);
      const { accountId, authSessionId: signIn } = signedIn;
      const actor = { role: "moderator", accountId, signIn } as const;
      const command = { type: "EditContest", edits: copied.edits } as const;
      const written = cardsWrittenBy(runner, command);
      const reply = await inTime(clock, runner.execute({ id: body.id, command, actor, receivedAt })).finally(
        written.stop,
      );
      if (!reply.ok) throw problemOf(reply.rejection);
      return { cardIds: written.ids };
    },
  };
}

/** The cards that a command writes, once it has: others may write at the same time. */
function cardsWrittenBy(runner: ContestRunner, command: EditContest) {
  const ids: number[] = [];
  const stop = runner.subscribe({
    published(_before, _after, events, stamped) {
      if (stamped?.command !== command) return;
      for (const event of events)
        if (event.type === "ContestEdited")
          for (const edit of event.edits) if (edit.what === "card") ids.push(edit.cardId);
    },
    savingChanged: () => undefined,
    ended: () => undefined,
  });
  return { ids, stop };
}
