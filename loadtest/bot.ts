import { setTimeout as delay } from "node:timers/promises";
import { TokenBucket } from "../server/budgets/TokenBucket.ts";
import type { RoomSeat, SeatGrant } from "../shared/api.ts";
import type { TeamView } from "../shared/contest/view.ts";
import { applyPrivateChange, type PrivateMessage, type RoomMessages } from "../shared/protocol.ts";
import { type LiveView, readWireState, type WireState } from "../shared/wireState.ts";
import { Agreement } from "./agreement.ts";
import type { AnswerBook } from "./answerBook.ts";
import { type Answer, callRoute } from "./callRoute.ts";
import { balanceOf, isCounted, publicFaults, revisionFault, teamViewFaults } from "./checks.ts";
import { type Answered, CommandDesk } from "./commandDesk.ts";
import type { RoomConnection } from "./connection.ts";
import { Link } from "./link.ts";
import { PublicLog, withOneTeam } from "./publicLog.ts";
import type { Random } from "./random.ts";
import { type Move, nextMove, type Position } from "./strategy.ts";

export interface BotParts {
  readonly origin: string;
  readonly localAddress: string;
  readonly roomCode: string;
  readonly random: Random;
  /** Told every violation, in one sentence. */
  readonly fault: (sentence: string) => void;
  /** Shown everything the server sends, as it came. */
  readonly onBytes?: (bytes: Uint8Array) => void;
  /** Whether moderators may have put things right: then what was shown may be restated. */
  readonly isMended?: () => boolean;
}

export interface TeamBotParts extends BotParts {
  readonly name: string;
  readonly book: AnswerBook;
  /** Takes a seat of the team that exists; null: makes the team. */
  readonly pin: string | null;
  /** Commands it keeps on their way at the same time; 0: it moves only when told to. */
  readonly inFlight: number;
  /** How it plays; {@link nextMove} unless given. */
  readonly mind?: (position: Position, book: AnswerBook, random: Random) => Move;
}

const retryAfterMs = 100;
/** A little slower than the room's own limit, so that bots play at full speed without being sent away. */
const pace = { burst: 9, perSecond: 9 };
const lookAgainMs = 5;
const ownClock = { now: () => performance.now() };

/**
 * One device of a team: joins, plays as its mind says, comes back by itself, and checks all it is shown.
 * What it was shown stays for comparison with the journal.
 */
export class TeamBot {
  readonly desk: CommandDesk;
  readonly publicLog = new PublicLog();
  readonly #parts: TeamBotParts;
  readonly #link: Link;
  readonly #agreement = new Agreement();
  readonly #answers: Answered[] = [];
  #grant: SeatGrant | null = null;
  #view: TeamView | null = null;
  #live: LiveView | null = null;
  #revision: number | null = null;
  #connectedAt: number | null = null;
  #credits = new TokenBucket(ownClock, pace);
  #playing = false;
  #closed = false;
  #workers: readonly Promise<void>[] = [];

  constructor(parts: TeamBotParts) {
    this.#parts = parts;
    const { origin, localAddress, random, onBytes } = parts;
    this.desk = new CommandDesk(random, {
      answered: (answered) => this.#answers.push(answered),
      fault: (sentence) => this.#fault(sentence),
    });
    this.#link = new Link(
      { origin, localAddress, random, onFrame: onBytes, reserve: () => this.#reserve() },
      {
        connection: (connection) => this.#connected(connection),
        state: (state) => this.#showState(state),
        message: (type, payload) => this.#showMessage(type, payload),
      },
    );
  }

  get name(): string {
    return this.#parts.name;
  }

  /** Known once {@link join} has resolved. Throws before. */
  get seat(): SeatGrant {
    if (!this.#grant) throw new Error(`${this.name} has no seat yet`);
    return this.#grant;
  }

  get view(): TeamView | null {
    return this.#view;
  }

  get live(): LiveView | null {
    return this.#live;
  }

  /** Everything the server answered, in order. */
  get answers(): readonly Answered[] {
    return this.#answers;
  }

  /** When the present connection was shown its first state, by `performance.now()`; null while there is none. */
  get connectedAt(): number | null {
    return this.#connectedAt;
  }

  /** Connected, told its own view, and without a command whose fate is open. */
  get isAtRest(): boolean {
    return this.#link.isConnected && this.#revision !== null && this.desk.unanswered === 0;
  }

  /** Joins for as long as it takes, always under the same id, then connects. */
  async join(): Promise<void> {
    const id = this.#parts.random.id();
    while (!this.#grant && !this.#closed) {
      this.#grant = await this.#askForSeat(id);
      if (!this.#grant) await delay(retryAfterMs);
    }
    if (this.#closed) return;
    this.#link.start();
    this.#workers = Array.from({ length: this.#parts.inFlight }, () => this.#work());
  }

  play(): void {
    this.#playing = true;
  }

  /** Starts nothing new; what is under way is brought to its end. */
  hold(): void {
    this.#playing = false;
  }

  /** Loses the network for a moment. */
  drop(): void {
    this.#link.drop();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#link.close();
    await Promise.race([Promise.all(this.#workers), delay(retryAfterMs)]);
  }

  /** To be called when nothing has happened for a moment: what may differ for an instant must agree now. */
  checkAtRest(): void {
    const { view } = this;
    const team = this.#live?.view.teams[this.seat.teamId];
    if (!view || !team) {
      this.#fault("was shown nothing");
      return;
    }
    const isFrozen = this.#live?.view.freeze != null;
    if (!isFrozen && team.balancePoints !== balanceOf(view))
      this.#fault(`the public balance is ${team.balancePoints}, the ledger's sum ${balanceOf(view)}`);
    for (const balance of this.#agreement.unexplained)
      this.#fault(`a balance of ${balance} was shown that is no sum of the ledger`);
    for (const answered of this.#answers) this.#checkEffect(answered, view);
  }

  /** An acknowledged effect is there. */
  #checkEffect({ id, reply }: Answered, view: TeamView): void {
    if (!reply.ok) return;
    const { outcome } = reply;
    if (outcome.type === "bought") {
      const purchase = view.purchases[outcome.purchaseId];
      if (purchase?.cardId !== outcome.cardId) this.#fault(`the purchase acknowledged to ${id} is not there`);
    } else if (outcome.type === "judged" && !this.#isMended) {
      const counted = view.purchases[outcome.purchaseId]?.submissions.filter(isCounted);
      const submission = counted?.[outcome.attempt - 1];
      if (submission?.reading !== outcome.reading || submission.verdict !== outcome.verdict)
        this.#fault(`the answer acknowledged to ${id} is not there`);
    }
  }

  get #isMended(): boolean {
    return this.#parts.isMended?.() ?? false;
  }

  #fault(sentence: string): void {
    this.#parts.fault(`${this.name}: ${sentence}`);
  }

  async #askForSeat(id: string): Promise<SeatGrant | null> {
    const { origin, localAddress, onBytes: onBody, roomCode: code, name, pin } = this.#parts;
    const caller = { origin, localAddress, onBody };
    try {
      const answer: Answer<"joinRoom"> =
        pin === null
          ? await callRoute(caller, "joinRoom", { code, body: { id, name } })
          : await callRoute(caller, "takeSeat", { code, body: { id, name, pin } });
      if (answer.ok) return answer.reply;
      if (answer.problem.status < 500) this.#fault(`could not join: ${answer.problem.code}`);
      return null;
    } catch {
      return null; // the server is away
    }
  }

  async #reserve(): Promise<RoomSeat | null> {
    const { origin, localAddress, onBytes: onBody, roomCode: code } = this.#parts;
    const token = this.seat.seatToken;
    const answer = await callRoute({ origin, localAddress, onBody }, "connectTeam", { code, token });
    if (answer.ok) return answer.reply;
    if (answer.problem.status < 500) this.#fault(`was not let back in: ${answer.problem.code}`);
    return null;
  }

  #connected(connection: RoomConnection | null): void {
    this.#revision = null;
    this.#connectedAt = connection ? performance.now() : null;
    this.#credits = new TokenBucket(ownClock, pace);
    this.desk.connect(connection);
  }

  #showState(wire: WireState): void {
    const { teamId } = this.seat;
    const before = this.#live;
    const live = readWireState(withOneTeam(wire, teamId), before);
    this.#live = live;
    this.publicLog.note(live);
    for (const fault of publicFaults(before, live, this.#isMended)) this.#fault(fault);
    const team = live.view.teams[teamId];
    if (team) this.#agreement.shown(team.balancePoints);
  }

  #showMessage<T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]): void {
    if (type === "private") this.#showPrivate(payload as PrivateMessage);
    else this.#fault(`was sent away: ${JSON.stringify(payload)}`);
  }

  #showPrivate(message: PrivateMessage): void {
    const gap = revisionFault(this.#revision, message);
    if (gap) this.#fault(gap);
    this.#revision = message.revision;
    const before = this.#view;
    const after = "whole" in message ? message.whole : before && applyPrivateChange(before, message.change);
    const rules = this.#live?.view.rules;
    if (after?.kind !== "team" || !rules) {
      this.#fault(`was shown the view of a ${after?.kind}, ${rules ? "after" : "before"} the public one`);
      return;
    }
    this.#view = after;
    for (const fault of teamViewFaults(before, after, rules, this.#isMended)) this.#fault(fault);
    this.#agreement.ledger(after.ledger);
  }

  async #work(): Promise<void> {
    while (!this.#closed) {
      if (this.#playing && this.#revision !== null && this.#credits.take()) await this.move();
      else await delay(lookAgainMs);
    }
  }

  /** Does one thing; resolves when it is answered. */
  async move(): Promise<void> {
    const { book, random, mind = nextMove } = this.#parts;
    if (!this.#view || !this.#live) return;
    const { rules, board } = this.#live.view;
    const move = mind({ rules, cards: board.cards, view: this.#view }, book, random);
    switch (move.kind) {
      case "command":
        await this.desk.send(move.command);
        return;
      case "repeat":
        await this.desk.repeat();
        return;
      case "nonsense":
        await this.desk.sendNonsense(move.payload);
        return;
    }
  }
}
