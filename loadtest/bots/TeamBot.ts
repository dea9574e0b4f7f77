import { setTimeout as delay } from "node:timers/promises";
import { TokenBucket } from "../../server/budgets/TokenBucket.ts";
import type { SeatGrant } from "../../shared/api.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import { type LiveView, readWireState, type WireState } from "../../shared/wireState.ts";
import type { Random } from "../random.ts";
import { Agreement } from "./Agreement.ts";
import type { AnswerBook } from "./answerBook.ts";
import type { Answered } from "./CommandDesk.ts";
import { type Answer, callRoute, isPassing } from "./callRoute.ts";
import { balanceOf, isCounted, publicFaults, teamViewFaults } from "./checks.ts";
import type { SeatAnswer, SeatWish } from "./Link.ts";
import { PublicLog, withOneTeam } from "./PublicLog.ts";
import { type BotParts, callerOf, RoomClient } from "./RoomClient.ts";
import type { RoomConnection } from "./RoomConnection.ts";
import { type Move, nextMove, type Position } from "./strategy.ts";

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
export class TeamBot extends RoomClient<"team"> {
  readonly publicLog = new PublicLog();
  readonly #parts: TeamBotParts;
  readonly #agreement = new Agreement();
  #grant: SeatGrant | null = null;
  #connectedAt: number | null = null;
  #credits = new TokenBucket(ownClock, pace);
  #playing = false;
  #closed = false;
  #workers: readonly Promise<void>[] = [];

  constructor(given: TeamBotParts) {
    const fault = (sentence: string) => given.fault(`${given.name}: ${sentence}`);
    const parts = { ...given, fault };
    super("team", parts);
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.name;
  }

  /** Known once {@link join} has resolved. Throws before. */
  get seat(): SeatGrant {
    if (!this.#grant) throw new Error(`${this.name} has no seat yet`);
    return this.#grant;
  }

  /** When the present connection was shown its first state, by `performance.now()`; null while there is none. */
  get connectedAt(): number | null {
    return this.#connectedAt;
  }

  /** Joins for as long as it takes, always under the same id, then connects. */
  async join(): Promise<void> {
    const id = this.#parts.random.id();
    while (!this.#grant && !this.#closed) {
      this.#grant = await this.#askForSeat(id);
      if (!this.#grant) await delay(retryAfterMs);
    }
    if (this.#closed) return;
    this.start();
    this.#workers = Array.from({ length: this.#parts.inFlight }, () => this.#work());
  }

  play(): void {
    this.#playing = true;
  }

  /** Starts nothing new; what is under way is brought to its end. */
  hold(): void {
    this.#playing = false;
  }

  override async close(): Promise<void> {
    this.#closed = true;
    await super.close();
    await Promise.race([Promise.all(this.#workers), delay(retryAfterMs)]);
  }

  /** To be called when nothing has happened for a moment: what may differ for an instant must agree now. */
  checkAtRest(): void {
    const { view, live } = this;
    const team = live?.view.teams[this.seat.teamId];
    if (!view || !team) {
      this.#parts.fault("was shown nothing");
      return;
    }
    const isHidden = live?.view.freeze != null || team.outOfSight === true;
    if (!isHidden && team.balancePoints !== balanceOf(view))
      this.#parts.fault(`the public balance is ${team.balancePoints}, the ledger's sum ${balanceOf(view)}`);
    for (const balance of this.#agreement.unexplained)
      this.#parts.fault(`a balance of ${balance} was shown that is no sum of the ledger`);
    for (const answered of this.answers) this.#checkEffect(answered, view);
  }

  /** An acknowledged effect is there. */
  #checkEffect({ id, reply }: Answered, view: TeamView): void {
    if (!reply.ok) return;
    const { outcome } = reply;
    if (outcome.type === "bought") {
      const purchase = view.purchases[outcome.purchaseId];
      if (purchase?.cardId !== outcome.cardId)
        this.#parts.fault(`the purchase acknowledged to ${id} is not there`);
    } else if (outcome.type === "judged" && !this.#isMended) {
      const counted = view.purchases[outcome.purchaseId]?.submissions.filter(isCounted);
      const submission = counted?.[outcome.attempt - 1];
      if (submission?.reading !== outcome.reading || submission.verdict !== outcome.verdict)
        this.#parts.fault(`the answer acknowledged to ${id} is not there`);
    }
  }

  get #isMended(): boolean {
    return this.#parts.isMended?.() ?? false;
  }

  async #askForSeat(id: string): Promise<SeatGrant | null> {
    const { roomCode: code, name, pin } = this.#parts;
    const caller = callerOf(this.#parts);
    try {
      const answer: Answer<"joinRoom"> =
        pin === null
          ? await callRoute(caller, "joinRoom", { code, body: { id, name } })
          : await callRoute(caller, "takeSeat", { code, body: { id, name, pin } });
      if (answer.ok) return answer.reply;
      if (!isPassing(answer.problem)) this.#parts.fault(`could not join: ${answer.problem.code}`);
      return null;
    } catch {
      return null; // the server is away
    }
  }

  protected override async reserve(wish: SeatWish): Promise<SeatAnswer> {
    const { roomCode: code } = this.#parts;
    const token = this.seat.seatToken;
    const answer = await callRoute(callerOf(this.#parts), "connectTeam", { code, token, ...wish });
    if (!answer.ok && !isPassing(answer.problem))
      this.#parts.fault(`was not let back in: ${answer.problem.code}`);
    return answer;
  }

  protected override connected(connection: RoomConnection | null): void {
    this.#connectedAt = connection ? performance.now() : null;
    this.#credits = new TokenBucket(ownClock, pace);
  }

  protected override readState(wire: WireState, before: LiveView | null): LiveView {
    const { teamId } = this.seat;
    const live = readWireState(withOneTeam(wire, teamId), before);
    this.publicLog.note(live);
    for (const fault of publicFaults(before, live, this.#isMended)) this.#parts.fault(fault);
    const team = live.view.teams[teamId];
    if (team && !team.outOfSight) this.#agreement.shown(team.balancePoints);
    return live;
  }

  protected override viewed(before: TeamView | null): void {
    const { view, live } = this;
    if (!view) return;
    if (!live) {
      this.#parts.fault("was shown its own view before the public one");
      return;
    }
    for (const fault of teamViewFaults(before, view, live.view.rules, this.#isMended))
      this.#parts.fault(fault);
    this.#agreement.ledger(view.ledger);
  }

  async #work(): Promise<void> {
    while (!this.#closed) {
      if (this.#playing && this.isShown && this.#credits.take()) await this.move();
      else await delay(lookAgainMs);
    }
  }

  /** Does one thing; resolves when it is answered. */
  async move(): Promise<void> {
    const { book, random, mind = nextMove } = this.#parts;
    const { view, live } = this;
    if (!view || !live) return;
    const { rules, board } = live.view;
    const move = mind({ rules, cards: board.cards, view }, book, random);
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
