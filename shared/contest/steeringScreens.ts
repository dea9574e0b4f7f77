import type { Command, StampedCommand } from "./commands.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import { mostScreens, type SteeredScreen } from "./screenActs.ts";
import type { ContestState } from "./state.ts";

type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

const none: readonly SteeredScreen[] = [];

/** Screens that moderators steer, in the order of the first time. */
export function steeredScreens({ screens }: ContestState): readonly SteeredScreen[] {
  return screens ?? none;
}

/** SCR1 SCR3 */
export function decideSteering(
  state: ContestState,
  { command, at }: StampedCommand<Extract<Command, { type: "SteerScreen" }>>,
): readonly DecidedEvent[] | Rejection {
  const screen = command.screen.trim();
  const { wish } = command;
  const steered = steeredScreens(state);
  const isKnown = steered.some((each) => each.screen === screen);
  if (wish === null && !isKnown) return { code: "unknown_screen" };
  if (!isKnown && steered.length >= mostScreens) return { code: "too_many_screens" };
  return [{ type: "ScreenSteered", at, screen, wish }];
}

export function afterSteering(state: ContestState, { screen, wish }: EventOf<"ScreenSteered">): ContestState {
  const steered = steeredScreens(state);
  if (wish === null) return { ...state, screens: steered.filter((each) => each.screen !== screen) };
  const isKnown = steered.some((each) => each.screen === screen);
  const next = { screen, wish };
  const screens = isKnown
    ? steered.map((each) => (each.screen === screen ? next : each))
    : [...steered, next];
  return { ...state, screens };
}
