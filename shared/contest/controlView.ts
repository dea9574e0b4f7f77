import type { TeamId } from "../ids.ts";
import type { Failed, Message, Planned } from "./controlActs.ts";
import { messagesOf, screenMessage } from "./messaging.ts";
import { plannedActs } from "./planning.ts";
import { remembering } from "./remembering.ts";
import type { SteeredScreen } from "./screenActs.ts";
import { sparseRecord } from "./sparseRecord.ts";
import type { ContestState } from "./state.ts";
import { steeredScreens } from "./steeringScreens.ts";

/* How a contest is steered, as it leaves the server: field by field. SEE21 */

/** Words that stand on the screens until then, unless they are taken off. */
export interface AnnouncementView {
  readonly number: number;
  readonly text: string;
  readonly until: number;
}

/** A message as its readers have it. */
export interface MessageView {
  readonly number: number;
  readonly at: number;
  readonly text: string;
  /** Whether all teams have it. */
  readonly toAll: boolean;
}

/** The same for those who sent it. */
export interface SentMessageView {
  readonly number: number;
  readonly at: number;
  readonly text: string;
  /** Null: all. */
  readonly to: readonly TeamId[] | null;
  /** Null: not on the screens. */
  readonly screenUntil: number | null;
}

/** What was planned. Of the two moments one is null. */
export interface PlanView {
  readonly number: number;
  /** Who planned it, where that was said. */
  readonly by: string | null;
  readonly at: number | null;
  readonly minutesBeforeEnd: number | null;
  readonly act: Planned["act"]["type"];
  /** Whether the entry is opened or the boards are covered; null for others. */
  readonly isOn: boolean | null;
  /** Of a message. */
  readonly text: string | null;
}

/** What was planned and came to nothing. */
export interface FailedPlanView {
  readonly at: number;
  readonly plan: PlanView;
  /** A refusal's code. */
  readonly code: string;
}

/** What moderators know of how the contest is steered. */
export interface SteeringView {
  /** The clock stands still for the covered boards. */
  readonly coverHoldsClock: boolean;
  readonly plans: readonly PlanView[];
  /** Oldest first. */
  readonly failed: readonly FailedPlanView[];
}

/** What is asked of the big screens of one name. */
export interface ScreenView {
  readonly name: string;
  readonly wish: {
    readonly show: "own" | "all" | "board" | "race" | "standings" | "join" | "rotate" | "standin";
    readonly zoomPercent: number;
    readonly marginPercent: number;
    readonly sound: "own" | "on" | "off";
  };
}

export function screensView(state: ContestState): readonly ScreenView[] {
  return allScreens(steeredScreens(state));
}

export function announcementView(state: ContestState): AnnouncementView | null {
  const message = screenMessage(state);
  return message && shownOnScreen(message);
}

/** Those that a team may read, by number. MSG2 */
export function messagesView(
  messages: readonly Message[],
  isReader: (message: Message) => boolean,
): Readonly<Record<number, MessageView>> {
  const shown = sparseRecord<MessageView>();
  for (const message of messages) if (isReader(message)) shown[message.number] = messageView(message);
  return shown;
}

/** All that is kept, by number. */
export function sentMessagesView(state: ContestState): Readonly<Record<number, SentMessageView>> {
  return sentView(messagesOf(state));
}

export function steeringView(state: ContestState): SteeringView {
  return {
    coverHoldsClock: state.cover?.holdsClock ?? false,
    plans: plannedActs(state).map(planView),
    failed: (state.plan?.failed ?? []).map(failedView),
  };
}

const allScreens = remembering<readonly SteeredScreen[], readonly ScreenView[]>((screens) =>
  screens.map(screenView),
);

const screenView = remembering<SteeredScreen, ScreenView>(({ screen, wish }) => ({
  name: screen,
  wish: {
    show: wish.show,
    zoomPercent: wish.zoomPercent,
    marginPercent: wish.marginPercent,
    sound: wish.sound,
  },
}));

const shownOnScreen = remembering<Message, AnnouncementView>(({ number, text, screenUntil }) => ({
  number,
  text,
  until: screenUntil ?? 0,
}));

const messageView = remembering<Message, MessageView>(({ number, at, text, to }) => ({
  number,
  at,
  text,
  toAll: to === null,
}));

const sentView = remembering<readonly Message[], Readonly<Record<number, SentMessageView>>>((messages) => {
  const sent = sparseRecord<SentMessageView>();
  for (const message of messages) sent[message.number] = sentMessageView(message);
  return sent;
});

const sentMessageView = remembering<Message, SentMessageView>(({ number, at, text, to, screenUntil }) => ({
  number,
  at,
  text,
  to: to && [...to],
  screenUntil,
}));

const planView = remembering<Planned, PlanView>(({ number, author, when, act }) => ({
  number,
  by: author.name ?? null,
  at: "at" in when ? when.at : null,
  minutesBeforeEnd: "at" in when ? null : when.minutesBeforeEnd,
  act: act.type,
  isOn: act.type === "SetEntry" ? act.open : act.type === "CoverBoards" ? act.covered : null,
  text: act.type === "SendMessage" ? act.text : null,
}));

const failedView = remembering<Failed, FailedPlanView>(({ at, planned, code }) => ({
  at,
  plan: planView(planned),
  code,
}));
