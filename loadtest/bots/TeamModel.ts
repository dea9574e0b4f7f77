import type { Board } from "../../shared/contest/board.ts";
import { findCard } from "../../shared/contest/cards.ts";
import type { RulePack } from "../../shared/contest/rules.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import type { CardId, PurchaseId } from "../../shared/ids.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import type { Random } from "../random.ts";
import type { AnswerBook } from "./answerBook.ts";
import type { SentCommand } from "./strategy.ts";

/** A command that the server must accept, by all that was heard and is on its way. */
export interface PlannedCommand {
  readonly command: SentCommand;
  readonly cardId: CardId;
}

interface Active {
  readonly cardId: CardId;
  readonly tried: Set<string>;
  /** An answer is on its way. */
  busy: boolean;
}

const answerShare = 0.6;
const wrongShare = 0.12;
const triesToErr = 20;

/**
 * What a team may do next. It plans ahead of the replies, so that late ones hold nothing up: points to come are not
 * counted, and every slot and card is taken from the moment when the command was planned.
 */
export class TeamModel {
  readonly #rules: RulePack;
  readonly #board: Board;
  readonly #book: AnswerBook;
  readonly #random: Random;
  readonly #unbought: CardId[];
  readonly #active = new Map<PurchaseId, Active>();
  #buying = 0;
  #points: number;

  constructor(rules: RulePack, board: Board, book: AnswerBook, random: Random) {
    this.#rules = rules;
    this.#board = board;
    this.#book = book;
    this.#random = random;
    this.#points = rules.startPoints;
    this.#unbought = shuffled(
      board.cards.map(({ id }) => id),
      random,
    );
  }

  /** Begins with what the team has done already; nothing may be on its way. */
  adopt({ purchases, ledger }: Pick<TeamView, "purchases" | "ledger">): void {
    const bought = Object.values(purchases);
    const left = this.#unbought.filter((id) => !bought.some(({ cardId }) => cardId === id));
    this.#unbought.splice(0, this.#unbought.length, ...left);
    this.#points = ledger.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
    this.#active.clear();
    for (const { id, cardId, status, submissions } of bought) {
      const tried = new Set(submissions.map(({ answer }) => answer));
      if (status === "active") this.#active.set(id, { cardId, tried, busy: false });
    }
  }

  /** Null when everything that can be done is on its way, or done. */
  next(): PlannedCommand | null {
    const open = [...this.#active].filter(([, { busy }]) => !busy);
    const answers = open.length > 0 && (this.#random.fraction() < answerShare || !this.#canBuy());
    return answers ? this.#answer(this.#random.pick(open)) : this.buy();
  }

  /** Null when nothing can be bought. */
  buy(): PlannedCommand | null {
    if (!this.#canBuy()) return null;
    const cardId = this.#unbought.pop();
    if (cardId === undefined) return null;
    this.#points -= this.#priceOf(cardId);
    this.#buying += 1;
    return { cardId, command: { type: "BuyCard", cardId } };
  }

  /** A planned command was answered. */
  settle({ command }: PlannedCommand, reply: CommandReply): void {
    if (command.type === "BuyCard") this.#buying -= 1;
    if (command.type === "SubmitAnswer") {
      const active = this.#active.get(command.purchaseId);
      if (active) active.busy = false;
    }
    if (!reply.ok) return;
    const { outcome } = reply;
    if (outcome.type === "bought")
      this.#active.set(outcome.purchaseId, { cardId: outcome.cardId, tried: new Set(), busy: false });
    if (outcome.type !== "judged") return;
    this.#points += outcome.rewardPoints;
    if (outcome.status !== "active") this.#active.delete(outcome.purchaseId);
  }

  #answer([purchaseId, active]: readonly [PurchaseId, Active]): PlannedCommand {
    const { cardId, tried } = active;
    active.busy = true;
    const wrong = this.#random.fraction() < wrongShare ? this.#untriedError(cardId, tried) : null;
    if (wrong !== null) tried.add(wrong);
    const answer = wrong ?? this.#book.right(cardId);
    return { cardId, command: { type: "SubmitAnswer", purchaseId, answer } };
  }

  #untriedError(cardId: CardId, tried: ReadonlySet<string>): string | null {
    for (let tries = 0; tries < triesToErr; tries += 1) {
      const wrong = this.#book.wrong(cardId, this.#random);
      if (!tried.has(wrong)) return wrong;
    }
    return null;
  }

  #canBuy(): boolean {
    const next = this.#unbought.at(-1);
    if (next === undefined || this.#active.size + this.#buying >= this.#rules.slots) return false;
    return this.#points >= this.#priceOf(next);
  }

  #priceOf(cardId: CardId): number {
    return findCard(this.#board.cards, cardId)?.pricePoints ?? Number.POSITIVE_INFINITY;
  }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(random.below(rest.length), 1)[0] as T); // as many as there are
}
