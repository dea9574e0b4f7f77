import { z } from "zod";
import { SeatId, TeamId } from "../ids.ts";
import { TeamName } from "../personal.ts";
import { SetDetailsBack } from "./detailActs.ts";

/*
 * What moderators did beside putting right: what undoes it, or why nothing does, as the state keeps it.
 */

const Time = z.number();
const Words = z.array(z.string()).readonly();

/** What undoes a deed: a command as a moderator might send it, with what was there before. */
export const Inverse = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ExtendContest"), byMs: z.number() }),
  z.strictObject({ type: z.literal("SetEntry"), open: z.boolean(), approval: z.boolean() }),
  z.strictObject({ type: z.literal("RenameTeam"), teamId: TeamId, name: TeamName }),
  z.strictObject({ type: z.literal("RemoveTeam"), teamId: TeamId }),
  z.strictObject({ type: z.literal("RestoreTeam"), teamId: TeamId }),
  z.strictObject({ type: z.literal("MoveSeat"), seatId: SeatId, fromTeamId: TeamId, toTeamId: TeamId }),
  z.strictObject({ type: z.literal("BlockTeam"), teamId: TeamId, blocked: z.boolean() }),
  z.strictObject({ type: z.literal("HideName"), teamId: TeamId, hidden: z.boolean() }),
  z.strictObject({ type: z.literal("SetNameWords"), marked: Words, allowed: Words }),
  z.strictObject({ type: z.literal("PlanFreeze"), minutesBeforeEnd: z.int().nullable() }),
  z.strictObject({ type: z.literal("ShowPlaces"), places: z.int().nullable() }),
  z.strictObject({ type: z.literal("GiveExtraTime"), teamIds: z.array(TeamId).readonly(), byMs: z.number() }),
  SetDetailsBack,
]);
export type Inverse = z.infer<typeof Inverse>;

/** Why nothing undoes a deed: it has a button of its own that leads back; everybody has seen it; time went on; a device has lost it. */
export const noUndoReasons = ["own_way_back", "was_seen", "time_went_on", "device_lost_it"] as const;
export type NoUndo = (typeof noUndoReasons)[number];

/** The newest that are kept; the journal has all. */
export const mostDeeds = 60;

export const Deed = z
  .strictObject({
    /** Counts the deeds of a contest, from 1. */
    number: z.int(),
    at: Time,
    accountId: z.string(),
    /** Of the event that it is. */
    type: z.string(),
    teamIds: z.array(TeamId).readonly(),
    /** Null: `none` says why. */
    inverse: Inverse.nullable(),
    none: z.enum(noUndoReasons).nullable(),
    /** What a later deed must not have touched. */
    marks: z.array(z.string()).readonly(),
    /** The number of the deed that it undid. */
    undoes: z.int().nullable(),
    undoneBy: z.int().nullable(),
  })
  .readonly();
export type Deed = z.infer<typeof Deed>;
