import { readSeatToken, signSeatToken } from "../auth/tokens.ts";
import type { Clock } from "../contests/clock.ts";
import type { Practices, StartedPractice } from "../practice/Practices.ts";
import type { ContestRow } from "../queries/contestRows.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

type Names = "practiceBoards" | "startPractice" | "finishPractice";

/** One person alone on a demo board. */
export function practiceHandlers(deps: {
  readonly practices: Practices;
  /** A practice of any kind. */
  readonly findPractice: (roomCode: string) => ContestRow | undefined;
  readonly seatKey: Uint8Array;
  readonly clock: Clock;
}): Handlers<Names> {
  const { practices, findPractice, seatKey, clock } = deps;
  return {
    async practiceBoards() {
      const boards = await practices.boards();
      return {
        boards: boards.map(({ id, titles, language, board: { rows, columns, cards } }) => ({
          id,
          titles,
          language,
          rows,
          columns,
          cardCount: cards.length,
          kinds: [...new Set(cards.map((card) => card.task.checker.kind))],
        })),
      };
    },

    async startPractice({ body: { insteadOf, ...wish }, address }) {
      const before = insteadOf === undefined ? null : await readSeatToken(seatKey, insteadOf, clock.now());
      const goes = before && { insteadOf: before.contestId };
      const started = await inTime(clock, practices.start({ ...wish, address, ...goes }));
      if (!started.ok) throw refusalOf(started);
      const { roomCode, contestId, teamId, seatId } = started;
      const seatToken = await signSeatToken(seatKey, { contestId, teamId, seatId });
      return { roomCode, teamId, seatId, seatToken };
    },

    async finishPractice({ contest: { row, runner }, receivedAt }) {
      // PRA4: by this route no team ends the contest of an organizer.
      if (!findPractice(row.roomCode)) throw new HttpProblem(403, "forbidden");
      const actor = { role: "moderator", accountId: row.ownerAccountId } as const;
      const reply = await inTime(
        clock,
        runner.execute({ id: null, command: { type: "FinishContest" }, actor, receivedAt }),
      );
      if (!reply.ok) throw problemOf(reply.rejection);
      return {};
    },
  };
}

function refusalOf(refused: Extract<StartedPractice, { ok: false }>): HttpProblem {
  switch (refused.code) {
    case "unknown_board":
      return new HttpProblem(400, "invalid_request", { params: { field: "board" } });
    case "practice_full":
      return new HttpProblem(503, "practice_full", { headers: { "Retry-After": "60" } });
    case "practice_too_often": {
      const seconds = Math.max(1, Math.ceil(refused.waitMs / 1000));
      return new HttpProblem(429, "practice_too_often", {
        params: { seconds },
        headers: { "Retry-After": `${seconds}` },
      });
    }
  }
}
