import type { TeamId } from "../ids.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { type Message, mostMessages } from "./controlActs.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";

type MessageCommand = Extract<Command, { type: "SendMessage" | "TakeBackMessage" }>;
type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

const none: readonly Message[] = [];

/** What moderators sent to teams and screens, oldest first. */
export function messagesOf({ messages }: ContestState): readonly Message[] {
  return messages?.kept ?? none;
}

/** Whether a team sees it: those to all, also from before it came, and those to it. MSG1 MSG2 */
export function isFor({ to }: Message, teamId: TeamId): boolean {
  return to === null || to.includes(teamId);
}

/** What stands on the screens until its time is over: one at most. MSG3 */
export function screenMessage(state: ContestState): Message | null {
  return messagesOf(state).find(({ screenUntil }) => screenUntil !== null) ?? null;
}

export function decideMessaging(
  state: ContestState,
  { command, at }: StampedCommand<MessageCommand>,
): readonly DecidedEvent[] | Rejection {
  if (command.type === "TakeBackMessage") {
    const { message, screenOnly } = command;
    const sent = messagesOf(state).find(({ number }) => number === message);
    if (!sent || (screenOnly && sent.screenUntil === null)) return { code: "unknown_message" };
    return [{ type: "MessageTakenBack", at, message, screenOnly }];
  }
  const to = command.to && [...new Set(command.to)];
  for (const teamId of to ?? []) {
    const team = state.teams[teamId];
    if (!team) return { code: "unknown_team" };
    if (team.removed) return { code: "team_removed" };
  }
  const { screenSeconds } = command;
  return [
    {
      type: "MessageSent",
      at,
      number: (state.messages?.sent ?? 0) + 1,
      to,
      text: command.text.trim(),
      screenUntil: screenSeconds === null ? null : at + screenSeconds * 1_000,
    },
  ];
}

/** Of many messages the newest are kept, so that no flood grows the state; one for the screens takes the place there. MSG3 MSG4 */
export function withMessage(state: ContestState, event: EventOf<"MessageSent">): ContestState {
  const { number, at, to, text, screenUntil } = event;
  const before = messagesOf(state);
  const earlier = screenUntil === null ? before : before.map(offScreen);
  const kept = [...earlier, { number, at, to, text, screenUntil }].slice(-mostMessages);
  return { ...state, messages: { sent: number, kept } };
}

/** MSG5 */
export function withoutMessage(
  state: ContestState,
  { message, screenOnly }: EventOf<"MessageTakenBack">,
): ContestState {
  const kept = messagesOf(state).flatMap((each): readonly Message[] => {
    if (each.number !== message) return [each];
    return screenOnly ? [offScreen(each)] : [];
  });
  return { ...state, messages: { sent: state.messages?.sent ?? 0, kept } };
}

function offScreen(message: Message): Message {
  return message.screenUntil === null ? message : { ...message, screenUntil: null };
}
