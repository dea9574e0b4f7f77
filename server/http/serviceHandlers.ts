import type { Kysely } from "kysely";
import type { ProcessView, ServiceContest } from "../../shared/service.ts";
import type { SlotRecord } from "../cluster/OwnershipStore.ts";
import type { Tables } from "../db/tables.ts";
import type { ProcessReport } from "../ops/processReport.ts";
import { findFirstAccountId } from "../queries/accounts.ts";
import { listNamedContests } from "../queries/contests.ts";
import type { ListedRoom } from "../redis/roomListing.ts";
import type { Handlers } from "./handler.ts";
import { type ServiceLine, serviceLines } from "./serviceLines.ts";

export interface ServiceHandlersDeps {
  readonly db: Kysely<Tables>;
  /** What this process says of itself. */
  readonly report: () => ProcessReport;
  /** What all processes say of themselves, as far as is known. */
  readonly reports: () => Promise<readonly ProcessReport[] | null>;
  /** Rooms of all processes, as far as is known. */
  readonly listings: () => Promise<readonly ListedRoom[] | null>;
  /** What the database knows of the processes, with those that ended without a word; null: this one is alone. */
  readonly slots: (() => Promise<readonly SlotRecord[]>) | null;
}

/**
 * How the service is. An organizer sees the own contests; whoever had the first account looks after the whole, and sees the
 * processes and all live contests, yet of those of others no code by which one could come in. RDS12
 */
export function serviceHandlers(deps: ServiceHandlersDeps): Handlers<"service"> {
  return {
    async service({ signedIn: { accountId } }) {
      const { db, slots } = deps;
      const [said, listings, records, firstId] = await Promise.all([
        deps.reports(),
        deps.listings(),
        slots?.() ?? null,
        findFirstAccountId(db),
      ]);
      const reports = heard(deps.report(), said, records);
      const caresForAll = accountId === firstId;
      const lines = serviceLines(reports, listings);
      const rows = await listNamedContests(db, [...new Set(lines.map(({ contestId }) => contestId))]);
      const contests = lines.flatMap((line) => {
        const row = rows.find(({ id }) => id === line.contestId);
        const isOwn = row?.ownerAccountId === accountId;
        return row && (isOwn || caresForAll) ? contestLine(row, line, isOwn) : [];
      });
      const views = processViews(reports, records);
      return {
        processes: caresForAll ? views : null,
        contests,
        incomplete: views.some(({ tells, isGone, isStarting }) => !(tells || isGone || isStarting)),
      };
    },
  };
}

/**
 * This process always knows of itself; what it wrote last may be seconds old. So may be what a process that is gone by now
 * said last: its contests are others'.
 */
function heard(
  own: ProcessReport,
  said: readonly ProcessReport[] | null,
  records: readonly SlotRecord[] | null,
): readonly ProcessReport[] {
  const lives = (slot: number | null) =>
    records === null || records.some((record) => record.slot === slot && record.lives);
  return [own, ...(said ?? []).filter(({ slot }) => slot !== own.slot && lives(slot))];
}

function contestLine(
  row: Awaited<ReturnType<typeof listNamedContests>>[number],
  { contestId: _, slot, ...state }: ServiceLine,
  isOwn: boolean,
): ServiceContest {
  const { title, roomCode, ownerLogin } = row;
  return { title, ownerLogin, roomCode: isOwn ? roomCode : null, slot, state };
}

function processViews(
  reports: readonly ProcessReport[],
  records: readonly SlotRecord[] | null,
): readonly ProcessView[] {
  if (records === null)
    return reports.map((report) => ({
      slot: report.slot,
      draining: false,
      unseenMs: null,
      tells: tellsOf(report),
    }));
  return records
    .map(({ slot, starting, draining, unseenMs, lives }) => {
      const report = reports.find((each) => each.slot === slot);
      const tells = report ? tellsOf(report) : null;
      return {
        ...{ slot, draining, unseenMs, tells },
        ...(lives || tells ? {} : { isGone: true as const }),
        ...(lives && starting ? { isStarting: true as const } : {}),
      };
    })
    .toSorted((a, b) => a.slot - b.slot);
}

function tellsOf({ contests, broken, slot: _, ...tells }: ProcessReport): ProcessView["tells"] {
  return { ...tells, contests: contests.length, broken: broken.length };
}
