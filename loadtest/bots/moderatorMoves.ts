import type { Board } from "../../shared/contest/board.ts";
import type { ModeratorTeam, ModeratorView } from "../../shared/contest/view.ts";
import type { Random } from "../random.ts";
import type { AnswerBook } from "./answerBook.ts";
import type { SentCommand } from "./strategy.ts";

/** What a moderator knows when it makes up its mind. */
export interface Desk {
  readonly board: Board;
  readonly book: AnswerBook;
  readonly view: ModeratorView;
}

type Move = (desk: Desk, random: Random) => SentCommand | null;

const why = "the bots' moderator says so";
/** So many tries to find something to do among what there is. */
const mostTries = 20;

/** What puts things right, each for chance to choose; null: nothing to do it to. */
const repairs: readonly Move[] = [
  ({ view }, random) => {
    const answer = someAnswer(view, random);
    if (!answer) return null;
    const { cardId, reading } = answer;
    const verdict = random.pick(["accepted", "wrong", "annulled"] as const);
    return { type: "JudgeAnswers", cardId, reading, answers: [], verdict, policy: policy(random), why };
  },
  ({ view }, random) => {
    const answer = someAnswer(view, random);
    if (!answer) return null;
    const { teamId, purchaseId, index, cardId } = answer;
    const answers = [{ teamId, purchaseId, index }];
    const verdict = random.pick(["accepted", "wrong", "annulled"] as const);
    return { type: "JudgeAnswers", cardId, reading: null, answers, verdict, policy: policy(random), why };
  },
  // Another key that some team may have given, of the same kind.
  ({ board, book }, random) => {
    const { id: cardId, task } = random.pick(board.cards);
    const other = book.wrong(cardId, random);
    const checker =
      task.checker.kind === "number"
        ? { ...task.checker, answer: other }
        : task.checker.kind === "text"
          ? { ...task.checker, answers: [...task.checker.answers, other] }
          : null;
    return checker && { type: "CorrectKey", cardId, checker, policy: policy(random), why };
  },
  ({ board }, random) =>
    random.below(4) === 0
      ? {
          type: "VoidCard",
          cardId: random.pick(board.cards).id,
          keepRewards: random.below(2) === 0,
          why,
        }
      : null,
  ({ view }, random) => {
    const bought = somePurchase(view, random);
    return bought && { type: "WithdrawPurchase", teamId: bought.teamId, purchaseId: bought.id, why };
  },
  ({ view }, random) => {
    const bought = somePurchase(view, random);
    return bought && { type: "RefundPurchase", teamId: bought.teamId, purchaseId: bought.id, why };
  },
  ({ view }, random) => {
    const bought = somePurchase(view, random);
    return bought && { type: "GiveBackAttempt", teamId: bought.teamId, purchaseId: bought.id, why };
  },
  ({ view, board }, random) => ({
    type: "GivePurchase",
    teamId: random.pick(teamsOf(view)).teamId,
    cardId: random.pick(board.cards).id,
    why,
  }),
  ({ view }, random) => adjustment(view, random, random.below(2) === 0 ? 30 : -30),
  undoing,
  undoing,
];

/** What steers a contest beside its phases. */
const steering: readonly Move[] = [
  () => ({ type: "FreezeStandings" }),
  () => ({ type: "ThawStandings" }),
  ({ view: { closing } }) => ({ type: "RevealNext", ...(closing.next && { teamId: closing.next.teamId }) }),
  (_, random) => ({ type: "ShowPlaces", places: random.below(3) === 0 ? random.below(3) : null }),
  (_, random) => ({ type: "CoverBoards", covered: random.below(6) === 0, pause: false }),
  ({ view }, random) => ({
    type: "GiveExtraTime",
    teamIds: [random.pick(teamsOf(view)).teamId],
    byMs: 1_000 * (1 + random.below(60)),
    why,
  }),
  (_, random) => {
    const from = random.pick([null, "dark"] as const);
    return { type: "SetDetails", theme: { from, to: from === null ? "dark" : null } };
  },
  // A misprint; refused where somebody has bought the card and its key was corrected, or the words were.
  ({ board }, random) => {
    const { id: cardId, category, pricePoints, task } = random.pick(board.cards);
    const { statement, solution = "", checker } = task;
    const writing = { category, pricePoints, statement, solution: `${solution} `, checker, typedKey: null };
    const basedOn = { revision: 0, taskVersion: 1 };
    return { type: "EditContest", edits: [{ what: "write", cardId, basedOn, writing }] };
  },
  message,
];

/** What moderators do all through a contest, often refused; null: nothing to do this time. */
export function moderatorMove(desk: Desk, random: Random): SentCommand | null {
  return tried(random.below(3) === 0 ? steering : repairs, desk, random);
}

/** What takes nothing from anybody and closes nothing: teams that plan ahead may go on. */
export function kindMove(desk: Desk, random: Random): SentCommand | null {
  const kind: readonly Move[] = [
    ({ view }) => adjustment(view, random, 30),
    ({ view }) => {
      const bought = somePurchase(view, random);
      return bought && { type: "RefundPurchase", teamId: bought.teamId, purchaseId: bought.id, why };
    },
    message,
  ];
  return tried(kind, desk, random);
}

function tried(moves: readonly Move[], desk: Desk, random: Random): SentCommand | null {
  if (teamsOf(desk.view).length === 0) return null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const command = random.pick(moves)(desk, random);
    if (command) return command;
  }
  return null;
}

function undoing({ view }: Desk, random: Random): SentCommand | null {
  const standing = view.acts.filter(({ type, undoneBy }) => type !== "undo" && undoneBy === null);
  return standing.length === 0 ? null : { type: "UndoAct", act: random.pick(standing).number, why };
}

function adjustment(view: ModeratorView, random: Random, deltaPoints: number): SentCommand {
  return { type: "AdjustBalance", teamId: random.pick(teamsOf(view)).teamId, deltaPoints, why };
}

function message({ view }: Desk, random: Random): SentCommand {
  const to = random.below(2) === 0 ? null : [random.pick(teamsOf(view)).teamId];
  const screenSeconds = random.below(2) === 0 ? null : 5;
  return { type: "SendMessage", to, text: `Word ${random.id()}`, screenSeconds };
}

function policy(random: Random): "keep" | "strict" {
  return random.pick(["keep", "strict"] as const);
}

function teamsOf({ teams }: ModeratorView): readonly ModeratorTeam[] {
  return Object.values(teams).filter(({ removed }) => !removed);
}

function somePurchase(view: ModeratorView, random: Random) {
  const { teamId, purchases } = random.pick(teamsOf(view));
  return purchases.length === 0 ? null : { teamId, ...random.pick(purchases) };
}

function someAnswer(view: ModeratorView, random: Random) {
  const bought = somePurchase(view, random);
  if (!bought || bought.submissions.length === 0) return null;
  const index = random.below(bought.submissions.length);
  const { teamId, id: purchaseId, cardId } = bought;
  return { teamId, purchaseId, cardId, index, reading: bought.submissions[index]?.reading ?? "" };
}
