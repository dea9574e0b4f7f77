import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { EpochFenced } from "./journal.ts";

/** A process says that the contest it owns is alive. */
export interface Renewal {
  readonly contestId: string;
  readonly epoch: number;
  /** ms since 1970. */
  readonly at: number;
}

/** Writes renewals of different contests in one commit; one whose epoch is no longer the contest's is `EpochFenced`. */
export async function writeRenewals(
  db: Kysely<Tables>,
  renewals: readonly Renewal[],
): Promise<readonly PromiseSettledResult<void>[]> {
  const parameter = renewals.map(({ at, ...owned }) => ({ ...owned, at: new Date(at) }));
  const { rows } = await sql<{ contest_id: string }>`/* prepared: renew_liveness */
    update contest_owner as owner set alive_at = renewal.at
    from jsonb_to_recordset(${JSON.stringify(parameter)}::jsonb) as renewal
      ("contestId" text, epoch bigint, at timestamptz)
    where owner.contest_id = renewal."contestId" and owner.epoch = renewal.epoch
    returning owner.contest_id
  `.execute(db);
  const renewed = new Set(rows.map(({ contest_id }) => contest_id));
  return renewals.map(({ contestId }) =>
    renewed.has(contestId)
      ? { status: "fulfilled", value: undefined }
      : { status: "rejected", reason: new EpochFenced(contestId) },
  );
}
