import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { ContestState, PurchaseStatus } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";
import type { PictureType } from "../../shared/pictures.ts";

/** The tables as rows. `Date` stays inside `queries/` and `journal/`: their mapping functions give milliseconds. */
export interface Tables {
  readonly account: AccountTable;
  readonly auth_session: AuthSessionTable;
  readonly server_secret: ServerSecretTable;
  readonly contest: ContestTable;
  readonly contest_shelf: ContestShelfTable;
  readonly contest_owner: ContestOwnerTable;
  readonly process: ProcessTable;
  readonly media: MediaTable;
  readonly event: EventTable;
  readonly snapshot: SnapshotTable;
  readonly snapshot_part: SnapshotPartTable;
  readonly contest_result: ContestResultTable;
  readonly result_standing: ResultStandingTable;
  readonly result_purchase: ResultPurchaseTable;
}

export interface AccountTable {
  readonly id: string;
  readonly login: string;
  readonly login_key: string;
  readonly password_hash: string;
  readonly created_at: Date;
  readonly awaits_password: boolean;
}

export interface AuthSessionTable {
  readonly id: string;
  readonly account_id: string;
  readonly refresh_hash: string;
  readonly previous_refresh_hash: string | null;
  readonly rotated_at: Date | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

export interface ServerSecretTable {
  readonly name: string;
  readonly value: string;
}

export interface ContestTable {
  readonly id: string;
  readonly owner_account_id: string;
  readonly title: string;
  readonly room_code: string;
  readonly language: Language;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
  readonly purged_at: Date | null;
}

export interface ContestShelfTable {
  readonly contest_id: string;
  readonly account_id: string;
  readonly folder: string | null;
  readonly archived_at: Date | null;
}

export interface ContestOwnerTable {
  readonly contest_id: string;
  readonly epoch: number;
  readonly alive_at: Date | null;
  readonly process_id: string | null;
  readonly silent_process_id: string | null;
  readonly ahead_ms: Generated<number>;
  readonly version: Generated<number>;
}

export interface ProcessTable {
  readonly id: string;
  readonly slot: number;
  readonly address: string;
  readonly version: number;
  readonly starting: Generated<boolean>;
  readonly draining: boolean;
  readonly load: number;
  readonly backend_pid: number;
  readonly backend_started_at: string;
  readonly seen_at: Date;
}

export interface MediaTable {
  readonly contest_id: string;
  readonly id: string;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly byte_count: number;
  readonly bytes: Buffer;
  readonly created_at: Generated<Date>;
}

export interface EventTable {
  readonly contest_id: string;
  readonly seq: number;
  readonly epoch: number;
  readonly at: Date;
  readonly command_key: string | null;
  readonly command_index: number | null;
  readonly actor: string;
  readonly type: string;
  readonly version: number;
  readonly data: JSONColumnType<Readonly<Record<string, unknown>>>;
}

export interface SnapshotTable {
  readonly contest_id: string;
  readonly seq: number;
  readonly version: string;
  readonly parts: number;
  readonly state: ColumnType<ContestState, string, string>;
}

export interface SnapshotPartTable {
  readonly contest_id: string;
  readonly seq: number;
  readonly version: string;
  readonly part: number;
  readonly teams: ColumnType<ContestState["teams"], string, string>;
}

export interface ContestResultTable {
  readonly contest_id: string;
  readonly seq: number;
  readonly finished_at: Date;
}

export interface ResultStandingTable {
  readonly contest_id: string;
  readonly team_id: string;
  readonly team_name: string;
  readonly place: number;
  readonly balance_points: number;
  readonly solved_count: number;
}

export interface ResultPurchaseTable {
  readonly contest_id: string;
  readonly purchase_id: number;
  readonly team_id: string;
  readonly card_id: number;
  readonly category: string;
  readonly card_row: number;
  readonly card_column: number;
  readonly price_points: number;
  readonly paid_points: number;
  readonly status: PurchaseStatus;
  readonly attempts: number;
  readonly reward_points: number;
  readonly bought_at: Date;
  readonly closed_at: Date | null;
}
