import type { AuthorAt, AuthorView } from "../../shared/authors.ts";
import { cardBasis, findCard } from "../../shared/contest/cards.ts";
import type { AccountStand } from "../../shared/contest/closingRecords.ts";
import type { Actor, Command } from "../../shared/contest/commands.ts";
import { contentView } from "../../shared/contest/contentView.ts";
import type { Edit } from "../../shared/contest/editActs.ts";
import { isBlocked } from "../../shared/contest/entering.ts";
import { keyView } from "../../shared/contest/keyView.ts";
import type { RejectionCode } from "../../shared/contest/rejections.ts";
import { previewRepair } from "../../shared/contest/repairPreview.ts";
import { seatNow } from "../../shared/contest/seating.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { taskView } from "../../shared/contest/viewFor.ts";
import type { HealthNotice } from "../../shared/healthNotice.ts";
import type { PictureId } from "../../shared/pictures.ts";
import {
  type CommandReply,
  type Draft,
  type Refused,
  type RoomReply,
  type RoomRequestType,
  requestKinds,
} from "../../shared/protocol.ts";
import { picturesToCome } from "../../shared/writtenPictures.ts";
import type { Accounts } from "../account/Accounts.ts";
import { randomPin } from "../auth/random.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import { clockNotice } from "../contests/clockNotice.ts";
import { RunnerEnded } from "../contests/runnerTypes.ts";
import type { AuthorDesk } from "./AuthorDesk.ts";
import type { Crowd } from "./Crowd.ts";
import type { EntranceDesk } from "./EntranceDesk.ts";
import { tryKey } from "./keyDesk.ts";
import type { PrivateFeed } from "./PrivateFeed.ts";
import type { ContestClient, Presence } from "./presence.ts";
import { type RequestPayload, refused } from "./RequestDesk.ts";
import { draftRefusal, type TeamDrafts } from "./TeamDrafts.ts";
import { actorOf, type Visitor } from "./visitor.ts";

export type Answer<T extends RoomRequestType> = RoomReply[T] | Refused;

/** How each kind of request is answered. */
type Answers = {
  readonly [T in RoomRequestType]: (
    presence: Presence,
    payload: RequestPayload<T>,
    receivedAt: number,
  ) => Answer<T> | Promise<Answer<T>>;
};

/** The parts of a room that its answers need. */
export interface RoomAnswersParts {
  readonly clock: Clock;
  readonly contest: () => ContestRunner;
  readonly mayStay: (visitor: Visitor, state: ContestState) => boolean;
  readonly entrance: EntranceDesk;
  readonly drafts: TeamDrafts;
  readonly authors: AuthorDesk<Presence>;
  readonly crowd: Crowd<ContestClient>;
  readonly accounts: Pick<Accounts, "noticeOf">;
  readonly health: () => HealthNotice;
  /** Whether the contest holds all of these pictures. */
  readonly holdsPictures: (contestId: string, ids: readonly PictureId[]) => Promise<boolean>;
  /** The whole private view; what does not fit into it follows. */
  readonly whole: (feed: PrivateFeed) => RoomReply["sync"];
}

/** A text so long costs its author as much again as a keystroke: it goes to every other one. */
const lettersOfKeystroke = 2_000;

/** Answers the requests that the desk has let through. */
export class RoomAnswers {
  readonly #parts: RoomAnswersParts;

  constructor(parts: RoomAnswersParts) {
    this.#parts = parts;
  }

  answer<T extends RoomRequestType>(
    type: T,
    presence: Presence,
    payload: RequestPayload<T>,
    receivedAt: number,
  ): Answer<T> | Promise<Answer<T>> {
    const refusal = requestKinds[type] === "act" ? this.#actRefusal(presence.visitor) : null;
    if (refusal) return refused(refusal);
    return (this.#answers[type] as Answers[T])(presence, payload as never, receivedAt) as Answer<T>;
  }

  readonly #answers: Answers = {
    command: async ({ visitor, name }, { id, command }, receivedAt) => {
      const isEdit = command.type === "EditContest" && visitor.role === "moderator";
      if (isEdit && !(await this.#holdsPictures(command.edits))) return refused("picture_unknown");
      return this.#execute(actorOf(visitor, name), id, this.#completed(command), receivedAt);
    },
    time: ({ visitor }, _payload, receivedAt) => {
      if (visitor.role !== "moderator") return { now: receivedAt };
      const { clock, contest, accounts } = this.#parts;
      const notice = clockNotice(clock, contest().clockSetBackMs);
      const account = accounts.noticeOf(contest().state.contestId); // ACC5
      const health = this.#parts.health(); // CON7
      return { now: receivedAt, health, ...(notice && { notice }), ...(account && { account }) };
    },
    sync: (presence) => this.#wholeAgain(presence),
    task: (_presence, { cardId }) => {
      const card = findCard(this.#parts.contest().state.board.cards, cardId);
      if (!card) return refused("unknown_card");
      const key = keyView(card.task.checker);
      return { ok: true, task: taskView(card.task), key, basis: cardBasis(card) };
    },
    content: (presence, { since }) => this.#content(presence, since),
    preview: ({ visitor, name }, { command }, receivedAt) => {
      const actor = actorOf(visitor, name);
      if (!actor) return refused("not_allowed");
      return previewRepair(this.#parts.contest().state, { command, actor, at: receivedAt });
    },
    key: (_presence, asked) => tryKey(this.#parts.contest().state, asked),
    introduce: (presence, { name }) => {
      presence.name = name;
      return { ok: true };
    },
    draft: ({ visitor }, draft) => this.#relay(visitor, draft),
    writing: (presence, { at }) => this.#write(presence, at),
    crowd: ({ visitor, name }, asked, receivedAt) =>
      this.#parts.entrance.settleCrowd(actorOf(visitor, name), asked, receivedAt),
    applicants: ({ visitor }, asked) => this.#parts.entrance.answerApplicants(visitor, asked),
    knock: ({ visitor }, asked) => this.#parts.entrance.answerKnock(visitor, asked),
  };

  /** What the server adds: what must be random, and what a page must not say of itself. */
  #completed(command: RequestPayload<"command">["command"]): Command {
    switch (command.type) {
      case "AdmitTeam":
      case "GiveNewPin":
        return { ...command, pin: randomPin() };
      case "MarkFinal":
        return { ...command, account: this.#accountStand() };
      default:
        return command;
    }
  }

  /** Whether the bytes of all that edits name are there before the event that names them. MED6 */
  async #holdsPictures(edits: readonly Edit[]): Promise<boolean> {
    const { contest, holdsPictures } = this.#parts;
    const { state } = contest();
    const ids = picturesToCome(state, edits);
    return ids.length === 0 || holdsPictures(state.contestId, ids);
  }

  /** An account that has not seen all until now, such as one that hangs, does not agree. CLO2 */
  #accountStand(): AccountStand {
    const { accounts, contest } = this.#parts;
    const notice = accounts.noticeOf(contest().state.contestId);
    if (!notice) return "unknown";
    return notice.state === "agrees" && notice.checkedSeq < contest().seq ? "behind" : notice.state;
  }

  async #execute(
    actor: Actor | null,
    id: string,
    command: Command,
    receivedAt: number,
  ): Promise<CommandReply> {
    if (!actor) return refused("not_allowed");
    try {
      return await this.#parts.contest().execute({ id, command, actor, receivedAt });
    } catch (error) {
      if (error instanceof RunnerEnded) return refused("contest_moved");
      throw error;
    }
  }

  /** Tells the other seats of the team, and nobody else, what this one is writing. DRF1 */
  #relay(visitor: Visitor, written: Pick<Draft, "purchaseId" | "text">): RoomReply["draft"] {
    if (visitor.role !== "team") return refused("not_allowed");
    const { state } = this.#parts.contest();
    const draft = { ...written, seatId: visitor.seatId };
    const refusal = draftRefusal(state, visitor.teamId, draft.purchaseId);
    if (refusal) return refused(refusal);
    if (!this.#parts.drafts.write(visitor.teamId, draft)) return { ok: true };
    for (const client of this.#parts.crowd.ofTeam(visitor.teamId)) {
      const other = client.userData?.visitor;
      if (other?.role === "team" && other.seatId !== visitor.seatId) client.send("drafts", [draft]);
    }
    return { ok: true };
  }

  /** Tells the other authors, and nobody else, what this one has not saved yet. EDT9 */
  #write(presence: Presence, at: AuthorAt | null): RoomReply["writing"] {
    const { visitor, name, keystrokes } = presence;
    if (visitor.role !== "moderator") return refused("not_allowed");
    if (!keystrokes.take()) return refused("too_fast");
    keystrokes.charge((at?.text?.length ?? 0) / lettersOfKeystroke);
    if (at && !hasCard(this.#parts.contest().state, at.cardId)) return refused("unknown_card");
    const { authors, crowd } = this.#parts;
    const isNew = !authors.has(presence);
    const author = authors.write(presence, { name, signIn: visitor.authSessionId.slice(-4) }, at);
    if (isNew) {
      const others = authors.othersOf(presence);
      for (const client of crowd.moderators())
        if (client.userData === presence && others.length > 0) client.send("authors", others);
    }
    if (!isNew || at) this.tellAuthors(presence, author);
    return { ok: true };
  }

  /** Tells the authors what became of one of them. */
  tellAuthors(presence: Presence, author: AuthorView): void {
    const { authors, crowd } = this.#parts;
    for (const client of crowd.moderators()) {
      const other = client.userData;
      if (other && other !== presence && !other.dismissed && authors.has(other))
        client.send("authors", [author]);
    }
  }

  /** A whole board with its pictures may be heavy: it costs its asker what it weighs. NET5 */
  #content({ viewKiB }: Presence, since: number | null): Answer<"content"> {
    if (!viewKiB.take()) return refused("too_fast");
    const content = contentView(this.#parts.contest().state, since);
    viewKiB.charge(Buffer.byteLength(JSON.stringify(content)) / 1024);
    return { ok: true, content };
  }

  /** Costs the asker what it weighs: few honest clients ask at all, and none often. NET5 */
  #wholeAgain({ feed, viewKiB }: Presence): RoomReply["sync"] | Refused {
    if (!feed) return refused("not_allowed");
    if (!viewKiB.take()) return refused("too_fast");
    const message = this.#parts.whole(feed);
    viewKiB.charge(Buffer.byteLength(JSON.stringify(message)) / 1024);
    return message;
  }

  /** Why a visitor may not act: the seat was released, or the sign-in ended, a moment ago, or the team may only look. SEA6 */
  #actRefusal(visitor: Visitor): RejectionCode | null {
    const { state } = this.#parts.contest();
    if (!this.#parts.mayStay(visitor, state)) return "not_allowed";
    return visitor.role === "team" && isBlocked(state, seatNow(state, visitor)) ? "team_blocked" : null;
  }
}

/** On the board, not finished or aside. */
function hasCard({ board, editing }: ContestState, cardId: number): boolean {
  return Boolean(findCard(board.cards, cardId)) || (editing?.drafts ?? []).some(({ id }) => id === cardId);
}
