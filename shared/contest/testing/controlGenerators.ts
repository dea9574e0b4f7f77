import fc from "fast-check";
import type { ControlCommand, PlannedAct, PlannedMoment } from "../controlActs.ts";
import { screenShows, screenSounds } from "../screenActs.ts";
import { t0 } from "../testing.ts";

type OfType<Type extends ControlCommand["type"]> = fc.Arbitrary<Extract<ControlCommand, { type: Type }>>;

const anyTeams = fc.uniqueArray(
  fc.integer({ min: 1, max: 4 }).map((n) => `t${n}`),
  { minLength: 1, maxLength: 2 },
);

const SendMessage: OfType<"SendMessage"> = fc.record({
  type: fc.constant("SendMessage"),
  to: fc.option(anyTeams),
  text: fc.constantFrom("Look at card 3 again.", " <b>Bring</b> paper "),
  screenSeconds: fc.option(fc.integer({ min: 5, max: 60 })),
});
const CoverBoards: OfType<"CoverBoards"> = fc.record({
  type: fc.constant("CoverBoards"),
  covered: fc.boolean(),
  pause: fc.boolean(),
});

const anyMoment: fc.Arbitrary<PlannedMoment> = fc.oneof(
  fc.integer({ min: t0, max: t0 + 400_000 }).map((at) => ({ at })),
  fc.integer({ min: 1, max: 8 }).map((minutesBeforeEnd) => ({ minutesBeforeEnd })),
);

/** Complete by its type: what can be planned. */
const plannable: {
  readonly [Type in PlannedAct["type"]]: fc.Arbitrary<Extract<PlannedAct, { type: Type }>>;
} = {
  StartContest: fc.constantFrom(
    { type: "StartContest" as const },
    { type: "StartContest" as const, countdown: true as const },
  ),
  PauseContest: fc.constant({ type: "PauseContest" }),
  FinishContest: fc.constant({ type: "FinishContest" }),
  SetEntry: fc.record({ type: fc.constant("SetEntry"), open: fc.boolean() }),
  FreezeStandings: fc.constant({ type: "FreezeStandings" }),
  SendMessage,
  CoverBoards,
};

/** What moderators do beside the phases. Complete by its type. */
export const anyControl: { readonly [Type in ControlCommand["type"]]: OfType<Type> } = {
  SendMessage,
  CoverBoards,
  TakeBackMessage: fc.record({
    type: fc.constant("TakeBackMessage"),
    message: fc.constant(1),
    screenOnly: fc.boolean(),
  }),
  StopEverything: fc.constant({ type: "StopEverything" }),
  EndEmergency: fc.constant({ type: "EndEmergency" }),
  CallOffStart: fc.constant({ type: "CallOffStart" }),
  PlanAct: fc.record({
    type: fc.constant("PlanAct"),
    when: anyMoment,
    act: fc.oneof(...Object.values(plannable)),
  }),
  SteerScreen: fc.record({
    type: fc.constant("SteerScreen"),
    screen: fc.constantFrom("", " Hall "),
    wish: fc.option(
      fc.record({
        show: fc.constantFrom(...screenShows),
        zoomPercent: fc.integer({ min: 50, max: 200 }),
        marginPercent: fc.nat(10),
        sound: fc.constantFrom(...screenSounds),
      }),
    ),
  }),
  CancelPlannedAct: fc.record({
    type: fc.constant("CancelPlannedAct"),
    number: fc.integer({ min: 1, max: 2 }),
  }),
};

export function isControl(type: string): boolean {
  return type in anyControl;
}
