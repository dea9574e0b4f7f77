import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { AccountNotice } from "../../shared/accountNotice.ts";
import type { RepairCommand, UndoDeed } from "../../shared/contest/commands.ts";
import type { PrivateView } from "../../shared/contest/view.ts";
import type {
  ClockNotice,
  CommandReply,
  EntranceView,
  GoodbyeReason,
  PrivateMessage,
  RoomReply,
  RoomRequest,
} from "../../shared/protocol.ts";
import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import { createAsking } from "../net/asking.ts";
import { joinRoom } from "../net/colyseusRoom.ts";
import { type CallRoute, createCallRoute, type Trouble } from "../net/http.ts";
import { type Connection, type Heard, isUp, type LinkParts } from "../net/linkParts.ts";
import { createOutbox, type SentCommand } from "../net/outbox.ts";
import { randomId } from "../net/randomId.ts";
import { openRoomLink } from "../net/roomLink.ts";
import type { RoomSocket } from "../net/roomSocket.ts";
import { createSeen } from "../net/seen.ts";
import { startServerClock } from "../net/serverClock.ts";
import { browserTimers } from "../net/timers.ts";
import { createTabStorage } from "./browserStorage.ts";
import type { ShownTime } from "./byClock.ts";
import { nextFrame } from "./nextFrame.ts";
import { type PrivateFeed, takePrivate } from "./privateFeed.ts";
import { type OpenContest, reserveSeat } from "./reserveSeat.ts";
import { createSharedDrafts, type SharedDrafts } from "./sharedDrafts.ts";
import { createSharedWriting, type SharedWriting } from "./sharedWriting.ts";

export type { Connection };

/** A live contest as one page sees it. Reconnects by itself until closed. */
export interface ContestStore extends ShownTime {
  /** The public state; null until the first arrives. Kept while reconnecting. */
  readonly live: ReadonlySignal<LiveView | null>;
  readonly privateView: ReadonlySignal<PrivateView | null>;
  readonly connection: ReadonlySignal<Connection>;
  /** Why the last connection was refused; null when it was not. With `connection` "closed" it is for good. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Why the server ended this session for good. */
  readonly goodbye: ReadonlySignal<GoodbyeReason | null>;
  /** What a moderator should know of the server's clock. */
  readonly clockNotice: ReadonlySignal<ClockNotice | null>;
  /** How the independent account of the journal stands, for a moderator; null where none is told of. */
  readonly account: ReadonlySignal<AccountNotice | null>;
  /** How the server does, for a moderator; null until it was told. */
  readonly health: ReadonlySignal<Heard | null>;
  /** The reply, whenever it comes: over reconnects the same command is sent again. Never rejects. */
  send(command: SentCommand): Promise<CommandReply>;
  /** What the team's laptops are writing, this one's words among them. */
  readonly drafts: SharedDrafts;
  /** Where the other authors of the board are, and what they have not saved; this one's words among them. EDT9 */
  readonly writing: SharedWriting;
  /** Who wants in, for those who may say something to it. */
  readonly entrance: ReadonlySignal<EntranceView>;
  /** Says what becomes of a crowd, or of a device at a team's door; null without a connection. */
  settle<T extends "crowd" | "applicants" | "knock">(
    type: T,
    payload: RoomRequest<T>,
  ): Promise<RoomReply[T] | null>;
  /** A card's task, for moderators; null without a connection. */
  task(cardId: number): Promise<RoomReply["task"] | null>;
  /** Board, tasks and rules for their authors, all or what was written after a revision; null without a connection. */
  content(since: number | null): Promise<RoomReply["content"] | null>;
  /** What an act would change, for moderators; null without a connection. */
  preview(command: RepairCommand | UndoDeed): Promise<RoomReply["preview"] | null>;
  /** What a key means, and what it says to an answer, for moderators; null without a connection. */
  tryKey(asked: RoomRequest<"key">): Promise<RoomReply["key"] | null>;
  /** What a moderator is called: told now and on every connection to come. */
  introduce(name: string): void;
  close(): void;
}

/** Opens a contest over the network. `call` may bring its own way to the server. */
export function openContest(opened: OpenContest, call: CallRoute = createCallRoute()): ContestStore {
  const localNow = () => performance.now();
  const clock = startServerClock(localNow, () => Date.now());
  return createContestStore({
    reserve: (wish) => reserveSeat(opened, wish, call),
    join: joinRoom,
    async findOwner() {
      const answer = await call("owner", { code: opened.code });
      return answer.ok ? answer.reply.owner : null;
    },
    clock,
    seen: createSeen(opened.code, createTabStorage(), localNow),
    timers: browserTimers,
    localNow,
    random: () => Math.random(),
    frame: nextFrame,
    wakes: pageWakes,
    tellBlocked() {
      if (opened.audience === "team") void call("noSocket", { code: opened.code, token: opened.seatToken });
    },
  });
}

export interface StoreParts extends LinkParts {
  /** Runs `draw` before the next picture. */
  readonly frame: (draw: () => void) => void;
  /** Calls `wake` when the network or the page comes back; returns how to stop. */
  readonly wakes: (wake: () => void) => () => void;
  /** Tells the teacher by another way that there is no live connection here. */
  readonly tellBlocked: () => void;
}

const tellBlockedEveryMs = 60_000;

const nobodyWaits: EntranceView = { crowds: [], applicants: [], knocks: [] };

export function createContestStore(parts: StoreParts): ContestStore {
  const live = signal<LiveView | null>(null);
  const privateView = signal<PrivateView | null>(null);
  const connection = signal<Connection>("connecting");
  const trouble = signal<Trouble | null>(null);
  const goodbye = signal<GoodbyeReason | null>(null);
  const clockNotice = signal<ClockNotice | null>(null);
  const account = signal<AccountNotice | null>(null);
  const health = signal<Heard | null>(null);
  const entrance = signal(nobodyWaits);

  let socket: RoomSocket | null = null;
  let feed: PrivateFeed = null;
  let syncing = false;
  let toldBlockedAt = Number.NEGATIVE_INFINITY;
  let arrived: WireState | null = null;
  let ownName: string | null = null;

  const drafts = createSharedDrafts(parts.localNow);
  const writing = createSharedWriting();
  const outbox = createOutbox(randomId, () => link.renew(), parts.timers);
  const asking = createAsking(parts.timers, () => isUp(connection.peek()));
  const { ask } = asking;

  function takeState(state: WireState): void {
    const isScheduled = arrived !== null;
    arrived = state;
    if (isScheduled) return;
    parts.frame(() => {
      if (arrived) live.value = readWireState(arrived, live.peek());
      arrived = null;
    });
  }

  function takeMessage(message: PrivateMessage): void {
    const taken = takePrivate(feed, message);
    feed = taken.feed;
    if (feed) {
      privateView.value = feed.view;
      drafts.follow(feed.view);
    }
    if (taken.gap) void sync();
  }

  async function sync(): Promise<void> {
    const asked = socket;
    if (!asked || syncing) return;
    syncing = true;
    try {
      const message = await asked.request("sync", {});
      if (socket === asked) takeMessage(message);
    } catch {
      if (socket === asked) link.renew();
    } finally {
      syncing = false;
    }
  }

  /** Every connection anew. */
  function introduce(): void {
    if (ownName !== null) socket?.request("introduce", { name: ownName }).catch(() => undefined);
  }

  const link = openRoomLink(parts, {
    connection(next) {
      connection.value = next;
      if (next === "closed") outbox.close();
    },
    trouble(next) {
      trouble.value = next;
      const now = parts.localNow();
      if (next?.code !== "sockets_blocked" || now - toldBlockedAt < tellBlockedEveryMs) return;
      toldBlockedAt = now;
      parts.tellBlocked();
    },
    socket(next) {
      socket = next;
      if (!next) arrived = null;
      // The new connection begins with the whole view; a change without it would be a gap.
      if (next === null) feed = null;
      if (next === null) entrance.value = nobodyWaits; // told anew on coming in
      introduce(); // before the commands that wait
      asking.connect(next);
      outbox.connect(next);
      drafts.connect(next);
      writing.connect(next);
    },
    state: takeState,
    private: takeMessage,
    drafts: (told) => drafts.take(told),
    authors: (told) => writing.take(told),
    entrance(view) {
      entrance.value = view;
    },
    clock(notice) {
      const known = clockNotice.peek();
      if (known?.type !== notice?.type || known?.byMs !== notice?.byMs) clockNotice.value = notice;
    },
    account(notice) {
      const known = account.peek();
      if (known?.state !== notice?.state || known?.findings !== notice?.findings) account.value = notice;
    },
    health(heard) {
      health.value = heard;
    },
    goodbye(reason) {
      if (reason !== "too_fast") goodbye.value = reason;
    },
  });
  const stopWaking = parts.wakes(() => link.wake());

  return {
    live,
    privateView,
    connection,
    trouble,
    goodbye,
    clockNotice,
    account,
    health,
    serverNow: () => parts.clock.now(),
    clockSet: parts.clock.settings,
    send: (command) => outbox.send(command),
    drafts,
    writing,
    entrance,
    settle: (type, payload) => ask(type, payload),
    task: (cardId) => ask("task", { cardId }),
    content: (since) => ask("content", { since }),
    preview: (command) => ask("preview", { command }),
    tryKey: (asked) => ask("key", asked),
    introduce(name) {
      ownName = name;
      introduce();
    },
    close() {
      stopWaking();
      batch(() => link.close());
    },
  };
}

function pageWakes(wake: () => void): () => void {
  const onVisible = () => {
    if (!document.hidden) wake();
  };
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("pageshow", wake);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
