import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { classicRules, RulePack } from "../../shared/contest/rules.ts";
import type { RoomLimits } from "../../shared/contest/state.ts";
import type { Theme } from "../../shared/contest/themes.ts";
import type { Encoding } from "../../shared/contestFile/encodings.ts";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import { randomRoomCode } from "../auth/random.ts";
import type { Tables } from "../db/tables.ts";
import { readContestFile } from "../files/readContestFile.ts";
import { createContest, RoomCodeTaken } from "../queries/contests.ts";

export interface NewContestFile {
  readonly file: Uint8Array;
  /** Of the file's text; absent: found out here. */
  readonly encoding?: Encoding | undefined;
  readonly title: string;
  readonly language: "en" | "ru";
  readonly theme?: Theme | undefined;
  readonly durationMs: number;
  /** ms since 1970; null: started by hand. */
  readonly startsAt: number | null;
  /** What differs from the classic rules. */
  readonly rules: { readonly [K in keyof RulePack]?: RulePack[K] | undefined };
}

export interface NewContestOf {
  readonly ownerAccountId: string;
  readonly limits: RoomLimits;
  /** ms since 1970. */
  readonly now: number;
}

export type MadeContest =
  | { readonly ok: true; readonly contestId: string; readonly roomCode: string }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** 31^6 codes: a few tries find a free one. */
const tries = 20;

/** Makes a contest, in draft, from a file in the CSV form; nothing when the file has a problem. */
export async function makeContest(
  db: Kysely<Tables>,
  { file, encoding, rules, theme, ...settings }: NewContestFile,
  { ownerAccountId, limits, now }: NewContestOf,
): Promise<MadeContest> {
  const read = readContestFile(file, { language: settings.language, encoding });
  if (!read.ok) return read;
  const contestId = randomUUID();
  const given = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  const definition = {
    contestId,
    ...settings,
    ...(theme && { theme }),
    board: read.board,
    rules: RulePack.parse({ ...classicRules, ...given }),
    limits: { teams: limits.teams, seatsPerTeam: limits.seatsPerTeam },
  };
  for (let left = tries; ; left -= 1) {
    const roomCode = randomRoomCode();
    try {
      await createContest(db, { ownerAccountId, definition: { ...definition, roomCode }, at: now });
      return { ok: true, contestId, roomCode };
    } catch (error) {
      if (!(error instanceof RoomCodeTaken) || left === 0) throw error;
    }
  }
}
