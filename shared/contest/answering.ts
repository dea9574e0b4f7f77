import { cardOf } from "./buying.ts";
import { taskOf } from "./cards.ts";
import { judgeAnswer } from "./checkers/judgedAnswer.ts";
import type { Command, StampedCommand } from "./commands.ts";
import { attemptsUsed } from "./earning.ts";
import type { DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState, Team } from "./state.ts";

// ANS7
export function decideAnswering(
  state: ContestState,
  team: Team,
  { command, at }: StampedCommand<Extract<Command, { type: "SubmitAnswer" }>>,
): readonly DecidedEvent[] | Rejection {
  const purchase = team.purchases.find((candidate) => candidate.id === command.purchaseId);
  const { cardId = purchase?.cardId } = command;
  if (!purchase || purchase.cardId !== cardId) return { code: "unknown_purchase" }; // ANS1 SEA2
  if (purchase.status !== "active") return { code: "purchase_closed", params: { status: purchase.status } }; // ANS2

  const card = cardOf(state, purchase.cardId);
  const { checker } = taskOf(card, purchase.taskVersion);
  const judged = judgeAnswer(checker, command.answer);
  if (!judged.ok) return judged.misreading; // ANS3
  const { reading } = judged;
  if (purchase.submissions.some((earlier) => earlier.verdict === "wrong" && earlier.reading === reading)) {
    return { code: "already_tried", params: { reading } }; // ANS4
  }

  const ruling = card.rulings?.find((each) => each.reading === reading)?.verdict; // RES7
  const accepted = ruling ? ruling === "accepted" : judged.accepted;
  const attempt = attemptsUsed(purchase) + 1;
  const rewardPoints = accepted ? (purchase.rewardsPoints[attempt - 1] ?? 0) : 0; // ANS5
  const last = attempt >= purchase.rewardsPoints.length;
  return [
    {
      type: "AnswerJudged",
      at,
      teamId: team.id,
      purchaseId: purchase.id,
      cardId: purchase.cardId,
      answer: command.answer,
      reading,
      verdict: accepted ? "accepted" : "wrong",
      attempt,
      rewardPoints,
      status: accepted ? "solved" : last ? "failed" : "active", // ANS6
      ...(ruling && { ruled: true as const }),
    },
  ];
}
