import { z } from "zod";
import { Instant, TeamId } from "../ids.ts";
import { personal } from "../personal.ts";
import { personText } from "../text.ts";
import { mostCharacters } from "./mostCharacters.ts";
import { SteerScreen } from "./screenActs.ts";

/*
 * How a moderator steers a contest beside its phases: words for teams and screens, covered boards, the emergency stop, and
 * acts that are planned ahead. What may be sent, and what the state keeps of it.
 */

const Time = z.number();

/** At most so many messages are kept; the journal has all. MSG4 */
export const mostMessages = 50;
/** At most so many acts are planned at once. PLN5 */
export const mostPlanned = 50;
/** Of what came to nothing so many are kept. */
export const mostFailed = 5;

export const SendMessage = z.strictObject({
  type: z.literal("SendMessage"),
  /** Null: to all, also those that come later. */
  to: z.array(TeamId).min(1).max(300).nullable(),
  text: personText(mostCharacters.message).refine((text) => text.trim() !== "", "nothing to read"),
  /** For how long it stands on the screens; null: not there. */
  screenSeconds: z.int().min(5).max(3_600).nullable(),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** `pause`: the clock stands still until the boards are uncovered. */
export const CoverBoards = z.strictObject({
  type: z.literal("CoverBoards"),
  covered: z.boolean(),
  pause: z.boolean(),
});

export const StartContest = z.strictObject({
  type: z.literal("StartContest"),
  /** After three seconds that everybody sees. */
  countdown: z.exactOptional(z.literal(true)),
});

export const PauseContest = z.strictObject({ type: z.literal("PauseContest") });
export const FinishContest = z.strictObject({ type: z.literal("FinishContest") });
export const SetEntry = z.strictObject({
  type: z.literal("SetEntry"),
  open: z.boolean(),
  approval: z.exactOptional(z.boolean()),
});
export const FreezeStandings = z.strictObject({ type: z.literal("FreezeStandings") });

/** What can be planned ahead. */
export const PlannedAct = z.discriminatedUnion("type", [
  StartContest,
  PauseContest,
  FinishContest,
  SetEntry,
  FreezeStandings,
  SendMessage,
  CoverBoards,
]);
export type PlannedAct = z.infer<typeof PlannedAct>;

/** At a time of the day, or so many minutes before the end, wherever the deadline moves. */
export const PlannedMoment = z.union([
  z.strictObject({ at: Instant }).readonly(),
  z.strictObject({ minutesBeforeEnd: z.int().min(1).max(1_440) }).readonly(),
]);
export type PlannedMoment = z.infer<typeof PlannedMoment>;

/** What only moderators send to steer a contest beside its phases. */
export const ControlCommand = z.discriminatedUnion("type", [
  SendMessage,
  CoverBoards,
  /** `screenOnly`: the teams keep it. */
  z.strictObject({
    type: z.literal("TakeBackMessage"),
    message: z.int().min(1),
    screenOnly: z.boolean(),
  }),
  /** Everything stands still, nobody comes in, and boards and screens are covered, until it is ended. */
  z.strictObject({ type: z.literal("StopEverything") }),
  /** All is as it was before. */
  z.strictObject({ type: z.literal("EndEmergency") }),
  z.strictObject({ type: z.literal("CallOffStart") }),
  z.strictObject({ type: z.literal("PlanAct"), when: PlannedMoment, act: PlannedAct }),
  z.strictObject({ type: z.literal("CancelPlannedAct"), number: z.int().min(1) }),
  SteerScreen,
]);
export type ControlCommand = z.infer<typeof ControlCommand>;

// What the state keeps.

export const Message = z
  .strictObject({
    /** Counts the messages of a contest, from 1. */
    number: z.int(),
    at: Time,
    to: z.array(TeamId).readonly().nullable(),
    text: z.string(),
    /** Until then it stands on the screens; null: not there. */
    screenUntil: Time.nullable(),
  })
  .readonly();
export type Message = z.infer<typeof Message>;

export const Messages = z
  .strictObject({
    sent: z.int(),
    /** The newest {@link mostMessages}, oldest first. */
    kept: z.array(Message).readonly(),
  })
  .readonly();

/** Boards are covered. */
export const Cover = z
  .strictObject({
    at: Time,
    /** The clock was stopped for it, and nobody moved it since: uncovering lets it go on. */
    holdsClock: z.boolean(),
  })
  .readonly();
export type Cover = z.infer<typeof Cover>;

/** What was before everything was stopped. */
export const Emergency = z
  .strictObject({ at: Time, wasRunning: z.boolean(), wasEntryOpen: z.boolean() })
  .readonly();
export type Emergency = z.infer<typeof Emergency>;

/** Who planned it, as sessions name a moderator: it is done in this name. */
const Author = z
  .strictObject({
    accountId: z.string(),
    signIn: z.exactOptional(z.string()),
    name: z.exactOptional(z.string().register(personal, { kind: "name" })),
  })
  .readonly();

export const Planned = z
  .strictObject({
    /** Counts what was planned in a contest, from 1. */
    number: z.int(),
    author: Author,
    when: PlannedMoment,
    act: PlannedAct,
  })
  .readonly();
export type Planned = z.infer<typeof Planned>;

/** What was planned and came to nothing: the code says why. */
export const Failed = z.strictObject({ at: Time, planned: Planned, code: z.string() }).readonly();
export type Failed = z.infer<typeof Failed>;

export const Plan = z
  .strictObject({
    made: z.int(),
    /** What is still to come, in the order of planning. */
    acts: z.array(Planned).readonly(),
    /** What the rules refused when it fell due; the newest {@link mostFailed}, oldest first. */
    failed: z.array(Failed).readonly(),
  })
  .readonly();
