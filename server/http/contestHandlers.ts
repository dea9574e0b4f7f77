import type { Kysely } from "kysely";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Tables } from "../db/tables.ts";
import { importContest } from "../making/importContest.ts";
import { listContests } from "../queries/contests.ts";
import type { BrokenContests } from "../supervision/BrokenContests.ts";
import type { Handlers } from "./handler.ts";
import { journalLines } from "./journalLines.ts";
import { HttpProblem } from "./problems.ts";

export function contestHandlers(deps: {
  readonly db: Kysely<Tables>;
  readonly budgets: Budgets;
  readonly origins: () => readonly string[];
  readonly broken: BrokenContests;
}): Handlers<"listContests" | "createContest" | "contestDocument" | "journal" | "addresses"> {
  const { db, budgets, origins, broken } = deps;
  const limits = { teams: budgets.most("teams"), seatsPerTeam: budgets.most("seats") };
  return {
    async listContests({ signedIn }) {
      const rows = await listContests(db, signedIn.accountId);
      const contests = rows.map(({ id, roomCode, title, language, phase, createdAt }) => {
        return { roomCode, title, language, phase, createdAt, broken: broken.has(id) };
      });
      return { contests };
    },

    async createContest({ body: { file, ...settings }, signedIn, receivedAt }) {
      const made = await importContest(
        db,
        { ...settings, file: Buffer.from(file, "base64") },
        { ownerAccountId: signedIn.accountId, limits, now: receivedAt },
      );
      if (!made.ok) throw new HttpProblem(422, "file_invalid", { problems: made.problems });
      return { roomCode: made.roomCode, title: made.title, warnings: made.warnings };
    },

    contestDocument({ contest: { row, state }, response }) {
      response.attachment(`${row.roomCode}.json`);
      return documentOf(state);
    },

    journal({ contest: { row }, response }) {
      response.attachment(`${row.roomCode}.jsonl`);
      return journalLines(db, row.id);
    },

    addresses: () => ({ origins: origins() }),
  };
}
