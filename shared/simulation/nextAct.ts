import type { Command } from "../contest/commands.ts";
import { offerFor } from "../contest/offers.ts";
import type { RulePack } from "../contest/rules.ts";
import type { Purchase, Team } from "../contest/state.ts";
import { unreachable } from "../contest/unreachable.ts";
import { type PlayedCard, type PlayedCards, possibleAnswer } from "./playedCards.ts";
import { chanceOf, type TeamProfile } from "./profiles.ts";
import type { Random } from "./seededRandom.ts";

/** What a team does next, and when, in ms since 1970. */
export interface TeamAct {
  readonly at: number;
  readonly command: Extract<Command, { type: "BuyCard" | "SubmitAnswer" }>;
  /** It does not know, and picks one of the possible answers. */
  readonly isGuess: boolean;
}

/** A team that works on one card after another. Whatever it does follows from these and from how it stands. */
export interface Player {
  readonly profile: TeamProfile;
  readonly cards: PlayedCards;
  readonly rules: Pick<RulePack, "slots" | "negativeBalance" | "relief">;
  readonly random: Random;
}

/** What it takes to choose a card, of the time for one. */
const choosingShare = 0.1;
/** The next attempt, of the time for the first: the task is known by then. */
const againShare = 0.5;
/** How often a team that was wrong finds the answer after all, of how often it knows one at once. */
const laterInsight = 0.5;
/** Time is so much shorter or longer than usual, evenly spread. */
const spread = 0.4;

/** What the team does next, as it stands at `at`; null: it has nothing to do, and will have nothing. */
export function nextAct(player: Player, team: Team, at: number): TeamAct | null {
  const open = team.purchases.find(({ status }) => status === "active");
  return open ? answering(player, open, at) : buying(player, team, at);
}

function buying(player: Player, team: Team, at: number): TeamAct | null {
  const card = chosen(player, team);
  if (!card) return null;
  const choosingMs = player.profile.cardMs * choosingShare * varied(player.random);
  return {
    at: at + wholeMs(choosingMs),
    command: { type: "BuyCard", cardId: card.id },
    isGuess: false,
  };
}

/** By its habit, of the cards that it can pay; where there is none, what the rules leave it. */
function chosen({ profile, cards, rules, random }: Player, team: Team): PlayedCard | undefined {
  const left = unbought(cards, team);
  const payable = rules.negativeBalance
    ? left
    : left.filter(({ pricePoints }) => pricePoints <= team.balancePoints);
  const [cheapest] = left;
  if (payable.length === 0) {
    const offer = cheapest && offerFor(rules, cards, team, cheapest.id);
    return offer?.type === "relief" ? cheapest : undefined;
  }
  switch (profile.habit) {
    case "cheapest":
      return payable[0];
    case "boldest":
      return payable.at(-1);
    case "random":
      return payable[Math.floor(random() * payable.length)];
    default:
      return unreachable(profile.habit);
  }
}

function unbought(cards: PlayedCards, { purchases }: Team): PlayedCards {
  const had = new Set<number>();
  for (const { cardId, status } of purchases) if (status !== "withdrawn") had.add(cardId);
  return cards.filter(({ id }) => !had.has(id));
}

function answering({ profile, cards, random }: Player, purchase: Purchase, at: number): TeamAct {
  const card = cards.find(({ id }) => id === purchase.cardId);
  if (!card) throw new Error(`card ${purchase.cardId} is not played`);
  const isFirst = purchase.submissions.length === 0;
  // Half as long for the cheapest, half as long again for the dearest.
  const workMs = profile.cardMs * (0.5 + card.difficulty) * (isFirst ? 1 : againShare) * varied(random);
  const knows = random() < chanceOf(profile.skill, card.difficulty) * (isFirst ? 1 : laterInsight);
  return {
    at: at + wholeMs(workMs),
    command: {
      type: "SubmitAnswer",
      purchaseId: purchase.id,
      answer: knows ? card.right : unknowing(card, purchase, random),
    },
    isGuess: !knows && card.possible !== null,
  };
}

/** Never what was tried before. */
function unknowing(card: PlayedCard, { submissions }: Purchase, random: Random): string {
  // Where hardly any answer is wrong, one that is may be missing.
  if (card.wrong !== null) return card.wrong[submissions.length] ?? card.right;
  const possible = card.possible ?? 0;
  const first = Math.floor(random() * possible);
  for (let step = 0; step < possible; step++) {
    const answer = possibleAnswer(card, (first + step) % possible);
    if (!submissions.some(({ reading }) => reading === answer)) return answer;
  }
  return card.right;
}

function varied(random: Random): number {
  return 1 - spread + 2 * spread * random();
}

function wholeMs(ms: number): number {
  return Math.max(1, Math.round(ms));
}
