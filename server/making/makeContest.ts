import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { draftEdits } from "../../shared/contest/editing.ts";
import type { RoomLimits } from "../../shared/contest/state.ts";
import { boardOf } from "../../shared/contestFile/boardOf.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import { randomRoomCode } from "../auth/random.ts";
import type { Tables } from "../db/tables.ts";
import { createContest, type NewContest, RoomCodeTaken } from "../queries/contests.ts";

export interface NewContestOf {
  readonly ownerAccountId: string;
  readonly limits: RoomLimits;
  /** ms since 1970. */
  readonly now: number;
}

export interface MadeContest {
  readonly contestId: string;
  readonly roomCode: string;
}

/** 31^6 codes: a few tries find a free one. */
const tries = 20;

/** What a contest is made of: a document, or a board that is still empty. */
export type NewContent = Omit<ContestDocument, "format" | "version">;

/**
 * Makes a contest, in draft. `startsAt`: ms since 1970; null: it is started by hand. `bringPictures` keeps what its texts name, with the contest or
 * not at all; the document's own pictures are `takePictures`'s.
 */
export async function makeContest(
  db: Kysely<Tables>,
  document: NewContent,
  startsAt: number | null,
  { ownerAccountId, limits, now }: NewContestOf,
  bringPictures?: NewContest["bringPictures"],
): Promise<MadeContest> {
  const contestId = randomUUID();
  const { title, language, theme, durationMs, rules } = document;
  const definition = {
    contestId,
    title,
    language,
    ...(theme && { theme }),
    durationMs,
    startsAt,
    rules,
    board: boardOf(document),
    limits: { teams: limits.teams, seatsPerTeam: limits.seatsPerTeam },
  };
  const drafts = draftEdits(document.drafts);
  for (let left = tries; ; left -= 1) {
    const roomCode = randomRoomCode();
    try {
      await createContest(db, {
        ownerAccountId,
        definition: { ...definition, roomCode },
        at: now,
        drafts,
        bringPictures,
      });
      return { contestId, roomCode };
    } catch (error) {
      if (!(error instanceof RoomCodeTaken) || left === 0) throw error;
    }
  }
}
