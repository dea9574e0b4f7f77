import { type MessageContext, Room, type RoomException, ServerError } from "@colyseus/core";
import { seatRefusal } from "../../shared/contest/entering.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { isHiddenFromAll } from "../../shared/contest/publicTeams.ts";
import { seatNow } from "../../shared/contest/seating.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { PublicView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { HealthNotice } from "../../shared/healthNotice.ts";
import { CommandId, type TeamId } from "../../shared/ids.ts";
import {
  closeCodes,
  type GoodbyeReason,
  type PrivateMessage,
  type RoomReply,
  type RoomRequestType,
  roomRequests,
} from "../../shared/protocol.ts";
import type { Accounts } from "../account/Accounts.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Mark } from "../cluster/marks.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../ops/log.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Pulse } from "../ops/Pulse.ts";
import type { RoomListing } from "../redis/roomListing.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import { AuthorDesk } from "./AuthorDesk.ts";
import type { Busyness } from "./Busyness.ts";
import { Connection, writeSent } from "./Connection.ts";
import { Crowd } from "./Crowd.ts";
import { EntranceDesk, type EntranceParts } from "./EntranceDesk.ts";
import { Goodbyes } from "./Goodbyes.ts";
import { Pacer } from "./Pacer.ts";
import { PrivateFeed } from "./PrivateFeed.ts";
import { patchPace } from "./patchPace.ts";
import { type ContestClient, type Presence, presenceOf } from "./presence.ts";
import { wireStateOf, writeOnline, writePublic } from "./publicSync.ts";
import { isRefused, RequestDesk, refused } from "./RequestDesk.ts";
import { type Answer, RoomAnswers, type RoomAnswersParts } from "./RoomAnswers.ts";
import type { ContestSchema } from "./schema.ts";
import { TeamDrafts } from "./TeamDrafts.ts";
import { TeamTeller } from "./TeamTeller.ts";
import { privateAudienceOf, type Visitor } from "./visitor.ts";

export interface ContestRoomDeps extends EntranceParts {
  readonly live: LiveContests;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly budgets: Budgets;
  /** Of this process, hence of all its rooms. */
  readonly busyness: Busyness;
  readonly accounts: Pick<Accounts, "noticeOf">;
  readonly pulse: Pick<Pulse, "commitMs">;
  readonly isRevoked: (authSessionId: string) => boolean;
  /** Whether the contest holds all of these pictures. MED6 */
  readonly holdsPictures: RoomAnswersParts["holdsPictures"];
  /** What says how far somebody has been shown a contest; always another one. Null: alone, and nobody asks. */
  readonly markOf: ((contestId: string, mark: Mark) => string) | null;
}

/** Who is online is of no hurry: without this a class that comes in at once is a patch to everybody for each of them. */
const onlinePace = { everyMs: 250, rest: 0 };
const clockEveryMs = 500;
const reservationSeconds = 10;

/** The Colyseus side of one contest: who is here, what they ask, and what they are shown. The rules are elsewhere. */
export class ContestRoom extends Room<{
  state: ContestSchema;
  client: ContestClient;
  metadata: RoomListing;
}> {
  override autoDispose = false;
  /** Patches go out by `#pacer`. */
  override patchRate = null;
  override seatReservationTimeout = reservationSeconds;
  /** Only frames that never reach `#request` get this far. */
  override maxMessagesPerSecond = 200;
  override messages = Object.fromEntries(
    (Object.keys(roomRequests) as RoomRequestType[]).map((type) => [
      type,
      (client: ContestClient, payload: unknown, context: MessageContext) =>
        this.#request(type, client, payload, context),
    ]),
  );

  readonly #deps: ContestRoomDeps;
  readonly #pacer: Pacer;
  readonly #onlinePacer: Pacer;
  /** For what only moderators see. */
  readonly #moderatorsPacer: Pacer;
  readonly #teller: TeamTeller;
  readonly #goodbyes: Goodbyes;
  readonly #desk: RequestDesk;
  readonly #answers: RoomAnswers;
  readonly #entrance: EntranceDesk;
  readonly #drafts = new TeamDrafts();
  readonly #authors = new AuthorDesk<Presence>();
  readonly #crowd: Crowd<ContestClient>;
  #runner: ContestRunner | null = null;
  /** What the schema says; null before there is one. */
  #shown: PublicView | null = null;
  /** Teams of which somebody came or went since the last flush. */
  readonly #stirred = new Set<string>();
  #unsubscribe: () => void = () => undefined;
  #emptySince: number;
  /** The contest is being handed to another process: what happens to its runner is told by whoever does that. */
  #isHeldOut = false;
  #ended = false;
  readonly #endedListeners: (() => void)[] = [];

  constructor(deps: ContestRoomDeps) {
    super();
    this.#deps = deps;
    const { clock, busyness } = deps;
    this.#pacer = new Pacer(
      clock,
      () => patchPace(busyness.shares),
      () => busyness.tell(() => this.#flush()),
    );
    this.#onlinePacer = new Pacer(
      clock,
      () => onlinePace,
      () => this.#pacer.request(),
    );
    this.#moderatorsPacer = new Pacer(
      clock,
      () => patchPace(busyness.shares),
      () => busyness.tell(() => this.#flushToModerators()),
    );
    this.#teller = new TeamTeller(clock, (teamId) => this.#orFail(() => this.#tellTeam(teamId)));
    this.#desk = new RequestDesk(deps.budgets);
    this.#entrance = new EntranceDesk(deps, () => this.#contest());
    this.#crowd = new Crowd({
      places: deps.budgets.most("clients"),
      screens: deps.budgets.most("screens"),
      keptForModerators: deps.budgets.most("moderators"),
      ofAddress: deps.budgets.most("addressClients"),
      screensOfAddress: deps.budgets.most("addressScreens"),
      connectionsPerSeat: deps.budgets.most("seatConnections"),
      reservationMs: reservationSeconds * 1000,
    });
    this.#goodbyes = new Goodbyes(clock, deps.metrics);
    this.#answers = new RoomAnswers({
      clock,
      contest: () => this.#contest(),
      mayStay: (visitor, state) => this.#mayStay(visitor, state),
      entrance: this.#entrance,
      drafts: this.#drafts,
      authors: this.#authors,
      crowd: this.#crowd,
      accounts: deps.accounts,
      health: () => this.#health(),
      holdsPictures: deps.holdsPictures,
      whole: (feed) => this.#whole(feed),
    });
    this.#emptySince = clock.now();
  }

  override async onCreate({ contestId }: { readonly contestId: string }): Promise<void> {
    this.#calmClock();
    const runner = await this.#deps.live.get(contestId);
    this.#runner = runner;
    this.metadata = { contestId };
    const view = publicViewOf(runner);
    this.state = wireStateOf(view, runner.epoch, runner.saving);
    this.#writeMark(runner);
    // Nobody is here yet: else the first patch would hold the whole state again, and over the state that somebody has by
    // then, a changed cell is one cell more.
    this.broadcastPatch();
    this.#shown = view;
    const endChanges = this.#deps.changes.subscribe(contestId, () => {
      this.#entrance.stir();
      this.#onlinePacer.request();
    });
    const endPublished = runner.subscribe({
      // SEE13
      published: (before, after, events) => this.#published(before, after, events),
      savingChanged: () => this.#pacer.request(),
      epochChanged: () => this.#pacer.request(),
      ended: () => {
        if (!this.#isHeldOut) this.#comeBack();
      },
    });
    this.#unsubscribe = () => {
      endChanges();
      endPublished();
    };
  }

  /** Calls once, when nobody can come here any more. */
  onceEnded(call: () => void): void {
    if (this.#ended) call();
    else this.#endedListeners.push(call);
  }

  /** When the last client left, ms since 1970; null while somebody is here. */
  get emptySince(): number | null {
    return this.clients.length === 0 ? this.#emptySince : null;
  }

  /** Whether there is a place for this visitor; a place is kept for a moment under `connectionId`. */
  expect(connectionId: string, visitor: Visitor, address: string): boolean {
    return this.#crowd.expect(connectionId, visitor, address, this.#deps.clock.now());
  }

  /** The sign-in was ended: its clients are told and sent away. */
  signOut(authSessionId: string): void {
    this.#goodbyes.sayWhere(
      "signed_out",
      this.#crowd.moderators(),
      (visitor) => visitor.role === "moderator" && visitor.authSessionId === authSessionId,
    );
  }

  /** Everybody is told why and sent away. */
  dismissAll(reason: GoodbyeReason): void {
    this.#goodbyes.sayWhere(reason, [...this.clients], () => true);
  }

  /** From now on what the contest does not answer any more is not answered at all, and its end is no reason to leave. WAY10 */
  holdOut(): void {
    this.#isHeldOut = true;
  }

  /** Everybody is told by which path to come to the contest, and the room ends. */
  moveTo(path: string): void {
    for (const client of this.clients) client.send("moved", { path });
    this.#comeBack();
  }

  /** Everybody is to connect anew: elsewhere, or here again. */
  sendBack(): void {
    this.#comeBack();
  }

  override onJoin(client: ContestClient): void {
    const address = this.#crowd.forget(client.sessionId);
    const { state } = this.#contest();
    const { auth } = client;
    // Between the reservation and now a seat may have moved or been released, a sign-in ended.
    const visitor = auth?.role === "team" ? seatNow(state, auth) : auth;
    if (!visitor || !this.#mayStay(visitor, state))
      throw new ServerError(403, "this seat is not valid any more");
    if (address === null) throw new ServerError(503, "somebody else has come in meanwhile");
    const audience = privateAudienceOf(visitor);
    const feed = audience && new PrivateFeed(audience);
    client.userData = presenceOf(visitor, feed, this.#deps.budgets);
    this.#deps.metrics.clients.inc({ role: visitor.role });
    this.#crowd.enter(client, visitor, address);
    if (visitor.role === "team") this.#deps.newcomers.came(state.contestId, visitor.teamId);
    this.#stir(visitor);
    const connection: unknown = client.ref;
    if (visitor.role === "moderator" && connection instanceof Connection) connection.allowLargeFrames(); // EDT14
    if (feed) client.send("private", this.#whole(feed));
    const drafts = visitor.role === "team" ? this.#drafts.of(visitor.teamId) : [];
    if (drafts.length > 0) client.send("drafts", drafts);
    this.#entrance.tell(client, state);
  }

  override onLeave(client: ContestClient): void {
    const presence = client.userData;
    if (!presence) return;
    const { visitor } = presence;
    this.#deps.metrics.clients.dec({ role: visitor.role });
    this.#crowd.leave(client, visitor);
    if (visitor.role === "team") this.#deps.newcomers.left(this.#contest().state.contestId, visitor.teamId);
    const gone = this.#authors.leave(presence);
    if (gone) this.#answers.tellAuthors(presence, gone); // EDT9
    this.#stir(visitor);
    if (this.clients.length === 0) this.#emptySince = this.#deps.clock.now();
  }

  override onDispose(): void {
    this.#end();
  }

  override onBeforeShutdown(): void {
    this.#comeBack();
  }

  /** Whoever calls it: from now on nobody is sent here, however long Colyseus takes to dispose of the room. */
  override disconnect(closeCode?: number): Promise<unknown> {
    this.#end();
    this.#forgetExpected();
    return super.disconnect(closeCode);
  }

  /** Without this a throw in any hook would end the process. */
  override onUncaughtException(error: RoomException, method: string): void {
    if (error.cause instanceof ServerError) return;
    this.#deps.log.error(
      { contestId: this.#runner?.state.contestId, method, err: error },
      "a room's hook failed",
    );
  }

  /** Colyseus counts the messages of a second by this clock only; unasked it ticks sixty times a second in every room. */
  #calmClock(): void {
    this.clock["now"] = () => this.#deps.clock.monotonicMs();
    this.clock.start();
    this.setTimestep(() => undefined, clockEveryMs);
    this.patchRate = null; // ends the faster one
  }

  #contest(): ContestRunner {
    if (!this.#runner) throw new Error("the room has no contest yet");
    return this.#runner;
  }

  #mayStay(visitor: Visitor, state: ContestState): boolean {
    switch (visitor.role) {
      case "screen":
        return true;
      case "team":
        return seatRefusal(state, seatNow(state, visitor)) === null;
      case "moderator":
        return !this.#deps.isRevoked(visitor.authSessionId);
    }
  }

  // Requests: counted, let through by the desk, answered.

  /** Never throws: a throw would be answered as if all went well. */
  async #request<T extends RoomRequestType>(
    type: T,
    client: ContestClient,
    payload: unknown,
    context: MessageContext,
  ): Promise<RoomReply[T] | undefined> {
    const presence = client.userData;
    if (!presence || presence.dismissed || context.id === undefined) return undefined;
    const { requestSeconds, requests, refusals } = this.#deps.metrics;
    const stopTimer = requestSeconds.startTimer({ type });
    presence.pending += 1;
    const reply = await this.#replyTo(type, client, presence, payload);
    presence.pending -= 1;
    stopTimer();
    const refusal = isRefused(reply) ? reply.rejection : null;
    // It is asked again where the contest is then, with the same id. WAY10
    if (this.#isHeldOut && refusal?.code === "contest_moved") return new Promise(() => undefined);
    requests.inc({ type, result: refusal?.code ?? "ok" });
    if (refusal) refusals.inc({ code: refusal.code });
    // `time` and `sync` have no shape for a refusal.
    if (refusal && (type === "time" || type === "sync")) {
      context.reject(refusal);
      return undefined;
    }
    return reply as RoomReply[T];
  }

  async #replyTo<T extends RoomRequestType>(
    type: T,
    client: ContestClient,
    presence: Presence,
    payload: unknown,
  ): Promise<Answer<T>> {
    const receivedAt = this.#contest().clock.now();
    try {
      if (!presence.requests.take()) {
        this.#goodbyes.say(client, "too_fast"); // who asks without end
        return refused("too_fast");
      }
      const admitted = this.#desk.admit(type, presence, payload);
      if (!admitted.ok) return admitted;
      return await this.#answers.answer(type, presence, admitted.payload, receivedAt);
    } catch (error) {
      const { seq, state } = this.#contest();
      const { contestId } = state;
      const { role } = presence.visitor;
      const commandId = commandIdIn(payload);
      this.#deps.log.error({ contestId, seq, commandId, type, role, err: error }, "a room request failed");
      return refused("internal");
    }
  }

  // What became true: at once to the teams whom it concerns, and before the reply; then to everybody, paced.

  #published(before: ContestState, after: ContestState, events: readonly ContestEvent[]): void {
    this.#orFail(() => {
      // FRZ7: what is hidden may not even move the moment of another patch.
      const pacer = isHiddenFromAll(before, after, events) ? this.#moderatorsPacer : this.#pacer;
      pacer.request();
      const changed = Object.values(after.teams).filter((team) => before.teams[team.id] !== team);
      // MSG1: to whom, their views say.
      const isForAll =
        before.messages !== after.messages ||
        before.answersToAll !== after.answersToAll ||
        before.board !== after.board || // EDT5: who has the card open reads the corrected words
        before.keysShown !== after.keysShown;
      this.#teller.tell((isForAll ? Object.values(after.teams) : changed).map(({ id }) => id));
      this.#drafts.follow(before, after);
      if (events.some(({ type }) => type === "TeamRemoved" || type === "PinGiven")) this.#entrance.stir();
      for (const team of changed) this.#goodbyes.sayToUnseated(this.#crowd.ofTeam(team.id), after);
    });
  }

  #tellTeam(teamId: TeamId): void {
    const { state } = this.#contest();
    for (const client of this.#crowd.ofTeam(teamId))
      if (!this.#goodbyes.hasMoved(client, state)) this.#tell(client, state);
  }

  #health(): HealthNotice {
    const runner = this.#contest();
    const { pulse, busyness } = this.#deps;
    return {
      commitMs: pulse.commitMs,
      waiting: runner.queueLength("players") + runner.queueLength("guests"),
      busy: busyness.shares.busy,
    };
  }

  #flush(): void {
    if (!this.#ended) this.#orFail(() => this.#show(this.#contest()));
  }

  #flushToModerators(): void {
    if (!this.#ended) this.#orFail(() => this.#tellModerators(this.#contest().state));
  }

  /** What fails here may leave something wrong on the screens: the contest ends, and everybody starts from the whole. RUN14 */
  #orFail(show: () => void): void {
    try {
      show();
    } catch (error) {
      this.#contest().fail(error);
    }
  }

  /**
   * The only writer of the schema, so that between two patches it holds nothing that is not sent: Colyseus would encode
   * the whole state anew for everybody who comes in meanwhile.
   */
  #show(runner: ContestRunner): void {
    const { state, saving, epoch } = runner;
    const view = viewFor(state, { kind: "public" });
    let isNews = writePublic(this.state, this.#shown, view);
    if (this.state.saving !== saving) {
      this.state.saving = saving;
      isNews = true;
    }
    if (this.state.epoch !== epoch) {
      this.state.epoch = epoch;
      isNews = true;
    }
    for (const teamId of this.#stirred)
      isNews = writeOnline(this.state, teamId, this.#crowd.seatsOnline(teamId)) || isNews;
    this.#stirred.clear();
    if (isNews) this.#writeMark(runner);
    this.#shown = view;
    this.broadcastPatch();
    this.#deps.metrics.patches.inc();
    this.#tellModerators(state);
    this.#entrance.tellAll(this.clients, state);
    writeSent(); // the time that it takes counts as telling
  }

  /** Beside something else that everybody is shown, and whenever there is: else it would tell of acts that are hidden. WAY9 */
  #writeMark(runner: ContestRunner): void {
    const mark = this.#markOf(runner);
    if (mark !== null) this.state.mark = mark;
  }

  #markOf({ state, epoch, seq }: ContestRunner): string | null {
    return this.#deps.markOf?.(state.contestId, { epoch, seq }) ?? null;
  }

  /** Not while something was left out: so far nobody has seen it. */
  #marked(feed: PrivateFeed, message: PrivateMessage): PrivateMessage {
    const mark = feed.isBehind ? null : this.#markOf(this.#contest());
    return mark === null ? message : { ...message, mark };
  }

  #tellModerators(state: ContestState): void {
    for (const client of this.#crowd.moderators()) this.#tell(client, state);
  }

  /** What does not fit follows with the next flushes, after this has been sent. */
  #whole(feed: PrivateFeed): PrivateMessage {
    const message = feed.whole(this.#contest().state);
    if (feed.isBehind) this.#deps.clock.soon(() => this.#moderatorsPacer.request());
    return this.#marked(feed, message);
  }

  #tell(client: ContestClient, state: ContestState): void {
    const feed = client.userData?.feed;
    const message = feed?.change(state);
    if (feed && message) client.send("private", this.#marked(feed, message));
    if (feed?.isBehind) this.#moderatorsPacer.request();
  }

  #comeBack(): void {
    try {
      this.disconnect(closeCodes.comeBack).catch((error: unknown) => this.#logFailedEnd(error));
    } catch (error) {
      this.#logFailedEnd(error);
    }
  }

  /**
   * Colyseus has no call for this, and disposes of a room only when the seats that nobody took have expired: the stop of
   * the server would wait for that, and go on ten seconds later in whatever runs in this process by then.
   */
  #forgetExpected(): void {
    const seats: Record<string, unknown> = this["_reservedSeats"];
    const timeouts: Record<string, NodeJS.Timeout> = this["_reservedSeatTimeouts"];
    for (const connectionId of this.#crowd.expected()) {
      this.#crowd.forget(connectionId);
      clearTimeout(timeouts[connectionId]);
      delete timeouts[connectionId];
      delete seats[connectionId];
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const call of this.#endedListeners) call();
    this.#unsubscribe();
    this.#pacer.stop();
    this.#onlinePacer.stop();
    this.#moderatorsPacer.stop();
    this.#teller.stop();
  }

  #logFailedEnd(error: unknown): void {
    this.#deps.log.error({ contestId: this.#runner?.state.contestId, err: error }, "a room did not end well");
  }

  #stir(visitor: Visitor): void {
    if (visitor.role !== "team") return;
    this.#stirred.add(visitor.teamId);
    this.#onlinePacer.request();
  }
}

/** Throws what the view threw, and then the contest is broken. RUN14 */
function publicViewOf(runner: ContestRunner): PublicView {
  try {
    return viewFor(runner.state, { kind: "public" });
  } catch (error) {
    runner.fail(error);
    throw error;
  }
}

/** The class that Colyseus makes rooms of, with what they need. */
export function contestRoomClass(deps: ContestRoomDeps) {
  return class extends ContestRoom {
    constructor() {
      super(deps);
    }
  };
}

/** Of a command; null for what has none. */
function commandIdIn(payload: unknown): string | null {
  const read = CommandId.safeParse(Object(payload).id);
  return read.success ? read.data : null;
}
