import type { RepairCommand } from "../../shared/contest/commands.ts";
import { isInTheWay, keyOf } from "./actMarks.ts";
import type { BookedAct, BookedPurchase, BookedTeam, Books } from "./books.ts";
import { hasCard } from "./purchaseChecks.ts";

type CommandOf<Type extends RepairCommand["type"]> = Extract<RepairCommand, { type: Type }>;
type Opinion = "accept" | "refuse" | "unsure";
type OpinionOf<Type extends RepairCommand["type"]> = (books: Books, command: CommandOf<Type>) => Opinion;

/** Whether a moderator's act is possible, as far as the account is sure; complete by its type. ACC6 */
export const repairOpinions: { readonly [Type in RepairCommand["type"]]: OpinionOf<Type> } = {
  JudgeAnswers(books, { cardId, reading, answers, verdict }) {
    const asked = new Set(answers.map((each) => `${each.teamId}/${each.purchaseId}/${each.index}`));
    let met = 0;
    let isNews = false;
    for (const team of books.teams.values()) {
      for (const purchase of team.purchases.values()) {
        if (purchase.cardId !== cardId || purchase.status === "withdrawn") continue;
        for (const [index, answer] of purchase.answers.entries()) {
          const isMeant =
            reading === null ? asked.has(`${team.id}/${purchase.id}/${index}`) : answer.reading === reading;
          if (!isMeant) continue;
          met += 1;
          isNews ||= answer.ruling !== verdict;
        }
      }
    }
    if (met === 0 || (reading === null && met < asked.size)) return "refuse";
    return isNews ? "accept" : "unsure";
  },
  CorrectKey: () => "unsure",
  VoidCard(books, { cardId }) {
    const card = books.cards.get(cardId);
    return card && !card.voided ? "accept" : "refuse";
  },
  WithdrawPurchase: (books, command) => (standing(books, command) ? "accept" : "refuse"),
  RefundPurchase(books, command) {
    const purchase = standing(books, command);
    return purchase && !purchase.refunded ? "accept" : "refuse";
  },
  GiveBackAttempt(books, command) {
    const isWrong = standing(books, command)?.answers.some(({ verdict }) => verdict === "wrong");
    return isWrong ? "accept" : "refuse";
  },
  GivePurchase(books, { teamId, cardId }) {
    const [team, card] = [present(books, teamId), books.cards.get(cardId)];
    if (!team || !card || card.voided || hasCard(team, cardId)) return "refuse";
    return team.endedAt === null ? "accept" : "unsure";
  },
  AdjustBalance(books, { teamId, deltaPoints }) {
    const team = present(books, teamId);
    if (!team) return "refuse";
    const isEnough = deltaPoints >= 0 || team.points + deltaPoints >= 0;
    return isEnough || books.contest.rules.negativeBalance ? "accept" : "refuse";
  },
  UndoAct(books, { act: number }) {
    const undone = books.acts[number - 1];
    if (!undone || undone.undoneBy !== null || undone.act.type === "undo") return "refuse";
    const later = books.acts
      .slice(number)
      .filter(({ act, undoneBy }) => undoneBy === null && act.type !== "undo");
    if (later.some((each) => isInTheWay(each, undone))) return "refuse";
    return comesBackTwice(books, undone) ? "refuse" : "accept";
  },
};

/** A card that was bought again stays with the later purchase. */
function comesBackTwice(books: Books, { before }: BookedAct): boolean {
  for (const team of books.teams.values()) {
    for (const purchase of team.purchases.values()) {
      const was = before.get(keyOf(team.id, purchase.id));
      if (was && !was.isWithdrawn && purchase.status === "withdrawn" && hasCard(team, purchase.cardId))
        return true;
    }
  }
  return false;
}

function present(books: Books, teamId: string): BookedTeam | null {
  const team = books.teams.get(teamId);
  return team && !team.removed ? team : null;
}

function standing(
  books: Books,
  { teamId, purchaseId }: { readonly teamId: string; readonly purchaseId: number },
): BookedPurchase | null {
  const purchase = present(books, teamId)?.purchases.get(purchaseId);
  return purchase && purchase.status !== "withdrawn" ? purchase : null;
}
