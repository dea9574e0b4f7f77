import { offerFor } from "../../shared/contest/offers.ts";
import type { RulePack } from "../../shared/contest/rules.ts";
import type { PublicCard, PurchaseView, TeamView } from "../../shared/contest/view.ts";
import type { RoomRequest } from "../../shared/protocol.ts";
import type { Random } from "../random.ts";
import type { AnswerBook } from "./answerBook.ts";

export type SentCommand = RoomRequest<"command">["command"];

/** What a bot knows when it makes up its mind. */
export interface Position {
  readonly rules: RulePack;
  readonly cards: readonly PublicCard[];
  readonly view: TeamView;
}

/** What a bot does next. */
export type Move =
  | { readonly kind: "command"; readonly command: SentCommand }
  /** Some earlier command again, under its own id. */
  | { readonly kind: "repeat" }
  /** What no honest client would send; the room must refuse it and go on. */
  | { readonly kind: "nonsense"; readonly payload: unknown };

const repeatShare = 0.1;
const nonsenseShare = 0.03;
const impossibleShare = 0.05;
const answerShare = 0.6;
/** Of answers: right, then wrong, then one tried before; the rest cannot be read. */
const rightBelow = 0.45;
const wrongBelow = 0.85;
const triedBelow = 0.93;

/** Plays to go on for long, and spoils a little: pure, all chance comes from `random`. */
export function nextMove(position: Position, book: AnswerBook, random: Random): Move {
  const mood = random.fraction();
  if (mood < repeatShare) return { kind: "repeat" };
  if (mood < repeatShare + nonsenseShare) return { kind: "nonsense", payload: nonsense(random) };
  if (mood < repeatShare + nonsenseShare + impossibleShare) return command(impossible(random));
  return honestMove(position, book, random);
}

/** Plays without mischief: buys what it can afford, answers, and errs as people do. */
export function honestMove(position: Position, book: AnswerBook, random: Random): Move {
  const active = Object.values(position.view.purchases).filter(({ status }) => status === "active");
  const affordable = active.length < position.rules.slots ? affordableCards(position) : [];
  if (active.length > 0 && (affordable.length === 0 || random.fraction() < answerShare))
    return command(answerTo(random.pick(active), book, random));
  if (affordable.length > 0) return command({ type: "BuyCard", cardId: random.pick(affordable).id });
  return command(impossible(random));
}

function command(sent: SentCommand): Move {
  return { kind: "command", command: sent };
}

function affordableCards({ rules, cards, view }: Position): readonly PublicCard[] {
  const balancePoints = view.ledger.reduce((sum, { deltaPoints }) => sum + deltaPoints, 0);
  const buyer = { balancePoints, purchases: Object.values(view.purchases) };
  return cards.filter((card) => offerFor(rules, cards, buyer, card.id).type !== "refused");
}

function answerTo(purchase: PurchaseView, book: AnswerBook, random: Random): SentCommand {
  return { type: "SubmitAnswer", purchaseId: purchase.id, answer: answer(purchase, book, random) };
}

function answer({ cardId, submissions }: PurchaseView, book: AnswerBook, random: Random): string {
  const mood = random.fraction();
  if (mood < rightBelow) return book.right(cardId);
  const [tried] = submissions;
  if (mood >= wrongBelow && mood < triedBelow && tried) return tried.answer;
  return mood < triedBelow ? book.wrong(cardId, random) : book.malformed(cardId);
}

/** Well-formed commands that the rules refuse. */
function impossible(random: Random): SentCommand {
  return random.pick<SentCommand>([
    { type: "BuyCard", cardId: 144 },
    { type: "BuyCard", cardId: 1 },
    { type: "SubmitAnswer", purchaseId: 1_000_000, answer: "1" },
    { type: "SubmitAnswer", purchaseId: 1, answer: "1" },
    { type: "FinishContest" },
    { type: "RemoveTeam", teamId: "t1" },
  ]);
}

function nonsense(random: Random): unknown {
  const id = random.id();
  return random.pick<unknown>([
    null,
    [],
    { id },
    { id, command: { type: "BuyCard", cardId: "1" } },
    { id, command: { type: "BuyCard", cardId: 1, paidPoints: 0 } },
    { id, command: { type: "SubmitAnswer", purchaseId: 1, answer: "x".repeat(501) } },
    { id, command: { type: "JoinContest", name: "x", pin: "000000", seatId: "aaaaaaaaaa" } },
    { id: "short", command: { type: "BuyCard", cardId: 1 } },
  ]);
}
