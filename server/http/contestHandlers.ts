import type { Kysely } from "kysely";
import type { ContestSummary } from "../../shared/api.ts";
import { classicRules } from "../../shared/contest/rules.ts";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import { usualDurationMs } from "../../shared/contestFile/settings.ts";
import { isPictureId } from "../../shared/pictures.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { roomLimits } from "../budgets/roomLimits.ts";
import type { Tables } from "../db/tables.ts";
import { documentPieces } from "../files/exports/documentPieces.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { type ImportedContest, importContest, importDocument } from "../making/importContest.ts";
import { makeContest } from "../making/makeContest.ts";
import { readPicture } from "../media/pictures.ts";
import { type ListedContest, listContests } from "../queries/contests.ts";
import type { Handlers } from "./handler.ts";
import { journalLines } from "./journalLines.ts";
import { HttpProblem, problemOf } from "./problems.ts";

export function contestHandlers(deps: {
  readonly db: Kysely<Tables>;
  readonly budgets: Budgets;
  readonly origins: () => readonly string[];
  /** The contests that are broken, at whichever process, as far as is known. */
  readonly brokenIds: () => Promise<ReadonlySet<string>>;
  readonly spreadsheets: Spreadsheets;
  /** Whether the origins are as somebody has said, and not found out. */
  readonly isOriginGiven: boolean;
}): Handlers<
  | "listContests"
  | "createContest"
  | "importDocument"
  | "createBoard"
  | "contestDocument"
  | "journal"
  | "addresses"
> {
  const { db, budgets, origins, brokenIds, spreadsheets } = deps;
  return {
    async listContests({ signedIn }) {
      const [rows, broken] = await Promise.all([listContests(db, signedIn.accountId), brokenIds()]);
      return { contests: rows.map((row) => ({ ...summaryOf(row), broken: broken.has(row.id) })) };
    },

    async createContest({ body: { file, ...settings }, signedIn, receivedAt }) {
      refusePast(settings.startsAt, receivedAt);
      const owner = { ownerAccountId: signedIn.accountId, limits: roomLimits(budgets), now: receivedAt };
      const bytes = Buffer.from(file, "base64");
      return importedReply(await importContest(db, { ...settings, file: bytes }, owner, spreadsheets));
    },

    async importDocument({ body: { document, ...settings }, signedIn, receivedAt }) {
      refusePast(settings.startsAt, receivedAt);
      const owner = { ownerAccountId: signedIn.accountId, limits: roomLimits(budgets), now: receivedAt };
      return importedReply(await importDocument(db, { ...settings, document }, owner));
    },

    async createBoard({ body: { title, language, rows, columns }, signedIn, receivedAt }) {
      const content = { title, language, durationMs: usualDurationMs, rules: classicRules };
      const empty = { ...content, board: { rows, columns, cards: [] }, drafts: [], media: {} };
      const owner = { ownerAccountId: signedIn.accountId, limits: roomLimits(budgets), now: receivedAt };
      const { roomCode } = await makeContest(db, empty, null, owner);
      return { roomCode };
    },

    contestDocument({ contest: { row, state }, response }) {
      response.attachment(`${row.roomCode}.json`);
      return documentPieces(documentOf(state), async (name) =>
        isPictureId(name) ? readPicture(db, row.id, name) : undefined,
      );
    },

    journal({ contest: { row }, response }) {
      response.attachment(`${row.roomCode}.jsonl`);
      return journalLines(db, row.id);
    },

    addresses: () => ({ origins: origins(), ...(deps.isOriginGiven && { isGiven: true }) }),
  };
}

/** A contest would be made whose start is missed already. DET1 TIM9 */
function refusePast(startsAt: number | null, now: number): void {
  if (startsAt !== null && startsAt <= now) throw problemOf({ code: "moment_passed" });
}

function importedReply(made: ImportedContest) {
  if (!made.ok) throw new HttpProblem(422, "file_invalid", { problems: made.problems });
  return { roomCode: made.roomCode, title: made.title, warnings: made.warnings };
}

/** LIB1 */
function summaryOf(row: ListedContest): Omit<ContestSummary, "broken"> {
  const { roomCode, title, language, phase, createdAt, folder, archived, deletedAt } = row;
  const isFinished = phase === "finished";
  return {
    roomCode,
    title,
    language,
    phase,
    createdAt,
    finishedAt: isFinished ? row.phaseSince : null,
    teamCount: isFinished ? row.rankedTeams : null,
    folder,
    archived,
    deletedAt,
  };
}
