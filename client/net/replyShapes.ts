import type { RouteName, RouteReply } from "../../shared/api.ts";

type Kind = "string" | "number" | "boolean" | "list" | "record";

type KindOf<T> = T extends string
  ? "string"
  : T extends number
    ? "number"
    : T extends boolean
      ? "boolean"
      : T extends readonly unknown[]
        ? "list"
        : "record";

type ShapeOf<T> = T extends string
  ? "text"
  : T extends Uint8Array
    ? "bytes"
    : {
        readonly [K in keyof T as string extends K ? never : K]-?: readonly [
          KindOf<NonNullable<T[K]>>,
          IsOptional<T, K>,
        ];
      };
type IsOptional<T, K extends keyof T> = unknown extends T[K]
  ? "there"
  : undefined extends T[K]
    ? "perhaps"
    : null extends T[K]
      ? "or null"
      : "there";

const text = ["string", "there"] as const;
const number = ["number", "there"] as const;
const list = ["list", "there"] as const;
const record = ["record", "there"] as const;
const theme = ["string", "perhaps"] as const;
const signedIn = { accessToken: text, login: text };
const grant = { teamId: text, seatId: text, seatToken: text };
const flag = ["boolean", "there"] as const;
const trial = { teams: number, skillPercent: number, cardSeconds: number, hurry: number, changed: flag };
const seat = { reservation: ["record", "there"], path: text } as const;

/**
 * The fields of every reply. What answers with status 200 need not be Regatta: a filter, a proxy or the sign-in page of
 * a network says `null`, HTML or words of its own. The compiler compares this with `RouteReply`; zod would do the same
 * with every validator, and be most of what the first page loads.
 */
const shapes: { readonly [N in RouteName]: ShapeOf<RouteReply[N]> } = {
  signIn: signedIn,
  firstRun: { login: ["string", "or null"] },
  setFirstPassword: signedIn,
  refresh: signedIn,
  signOut: {},
  service: { processes: ["list", "or null"], contests: list, incomplete: flag },
  listContests: { contests: list },
  createBoard: { roomCode: text },
  createContest: { roomCode: text, title: text, warnings: list },
  importDocument: { roomCode: text, title: text, warnings: list },
  previewTable: {
    kind: text,
    sheets: list,
    table: ["record", "or null"],
    board: ["record", "or null"],
    title: ["string", "or null"],
    language: ["string", "or null"],
    problems: list,
    warnings: list,
  },
  bringTable: { cardIds: ["list", "perhaps"] },
  shelveContests: {},
  duplicateContest: { roomCode: text, title: text },
  details: {
    title: text,
    language: text,
    theme: ["string", "or null"],
    durationMs: number,
    startsAt: ["number", "or null"],
    phase: text,
  },
  setDetails: {},
  binContest: {},
  restoreContest: {},
  purgeContest: {},
  createDemo: { roomCode: text, title: text },
  findRoom: { title: text, theme, phase: text, entryOpen: ["boolean", "there"] },
  joinRoom: grant,
  returnToRoom: grant,
  takeSeat: grant,
  inviteDevice: { invitation: text, seconds: number },
  acceptInvitation: { ...grant, teamName: text },
  connectScreen: seat,
  connectTeam: seat,
  connectModerator: seat,
  owner: { owner: ["record", "or null"] },
  noSocket: {},
  socketlessTeams: { teamIds: list },
  results: {
    title: text,
    theme,
    finishedAt: number,
    frozenAt: ["number", "perhaps"],
    shownPlaces: ["number", "perhaps"],
    others: ["list", "perhaps"],
    finality: text,
    standings: list,
    awards: list,
  },
  teamResults: {
    teamId: text,
    name: text,
    purchases: list,
    ledger: list,
    extraTime: list,
    keys: ["record", "or null"],
  },
  matrix: { title: text, cards: list, rows: list },
  matrixCsv: "text",
  matrixXlsx: "bytes",
  protocol: {
    title: text,
    startedAt: number,
    finishedAt: number,
    finality: text,
    finalReason: ["string", "or null"],
    finalAgainst: list,
    prizes: number,
    standings: list,
    corrections: list,
    extraTime: list,
    appeals: list,
    awards: list,
  },
  audit: { entries: list, more: ["boolean", "perhaps"] },
  auditCsv: "text",
  auditXlsx: "bytes",
  contestDocument: {
    format: text,
    version: number,
    title: text,
    language: text,
    theme,
    durationMs: number,
    rules: record,
    board: record,
    drafts: list,
    media: record,
  },
  contestCards: {
    revision: number,
    rulesRevision: number,
    title: text,
    language: text,
    theme: ["string", "or null"],
    durationMs: number,
    rules: record,
    rows: number,
    columns: number,
    places: list,
    cards: list,
  },
  copyCards: { cardIds: list },
  readiness: { seed: number, teams: number, contests: number, findings: list, idleTeams: list, cards: list },
  contestTable: { csv: text, lost: list },
  journal: "text",
  templateCsv: "text",
  uploadPicture: { id: text, type: text, width: number, height: number, bytes: number },
  ownPicture: "bytes",
  teamPicture: "bytes",
  screenPicture: "bytes",
  templateXlsx: "bytes",
  templateOds: "bytes",
  addresses: { origins: list, isGiven: ["boolean", "perhaps"] },
  practiceBoards: { boards: list },
  startPractice: { ...grant, roomCode: text },
  finishPractice: {},
  tryDraft: { ...grant, roomCode: text, leftOut: number, title: text },
  trial,
  steerTrial: trial,
};

export function isReply<N extends RouteName>(name: N, content: unknown): content is RouteReply[N] {
  const shape: "text" | "bytes" | Readonly<Record<string, readonly [Kind, "there" | "perhaps" | "or null"]>> =
    shapes[name];
  if (shape === "text") return typeof content === "string";
  if (shape === "bytes") return content instanceof Uint8Array;
  if (!isRecord(content)) return false;
  return Object.entries(shape).every(([field, [kind, presence]]) => {
    const value = content[field];
    if (value === undefined) return presence === "perhaps";
    return value === null ? presence === "or null" : isOf(kind, value);
  });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case "list":
      return Array.isArray(value);
    case "record":
      return isRecord(value);
    default:
      return typeof value === kind;
  }
}
