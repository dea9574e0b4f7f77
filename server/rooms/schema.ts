import { Encoder, type SchemaType, schema, t } from "@colyseus/schema";

// A whole board with sixty teams fits without growing the buffer.
Encoder.BUFFER_SIZE = 256 * 1024;

/** The fields of `WireTeam` (shared/wireState.ts), and no others. */
export const TeamSchema = schema(
  {
    name: t.string(),
    balance: t.int32(),
    inPlay: t.int32(),
    lastRewardAt: t.float64(),
    online: t.uint16(),
    cells: t.array("uint8"),
    outOfSight: t.boolean(),
    boat: t.uint8(),
  },
  "Team",
);
export type TeamSchema = SchemaType<typeof TeamSchema>;

/** The fields of `WireState` (shared/wireState.ts), and no others. */
export const ContestSchema = schema(
  {
    epoch: t.float64(),
    mark: t.string(),
    roomCode: t.string(),
    title: t.string(),
    language: t.string(),
    theme: t.string(),
    rules: t.string(),
    board: t.string(),
    phase: t.string(),
    entryOpen: t.boolean(),
    entryByApproval: t.boolean(),
    saving: t.boolean(),
    durationMs: t.float64(),
    startsAt: t.float64(),
    startedAt: t.float64(),
    endsAt: t.float64(),
    pausedAt: t.float64(),
    finishedAt: t.float64(),
    extraTimeTeams: t.uint16(),
    countdownAt: t.float64(),
    missingActs: t.uint32(),
    cover: t.string(),
    announcement: t.string(),
    screens: t.string(),
    frozenAt: t.float64(),
    revealed: t.string(),
    lastReveal: t.string(),
    shownPlaces: t.uint16(),
    finality: t.string(),
    awards: t.string(),
    review: t.string(),
    teams: t.map(TeamSchema),
  },
  "Contest",
);
export type ContestSchema = SchemaType<typeof ContestSchema>;
