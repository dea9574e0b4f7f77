import type { ReadinessCode, ReadinessParams } from "../../shared/simulation/readiness.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const points = (n: number) => `${integer(n)} ${plural(n, { one: "point", other: "points" })}`;
const minutes = (n: number) => `${integer(n)} ${plural(n, { one: "minute", other: "minutes" })}`;

/** What is odd in a card is said as of a file; see `readinessSentence`. */
export type OwnReadinessCode = Exclude<ReadinessCode, "card_odd">;

const findings: { readonly [Code in OwnReadinessCode]: (params: ReadinessParams[Code]) => string } = {
  board_has_holes: ({ holes }) =>
    plural(holes, {
      one: "1 place of the board has no card.",
      other: `${integer(holes)} places of the board have no card.`,
    }),
  statement_blank: ({ cards }) =>
    plural(cards, { one: "1 card has no task.", other: `${integer(cards)} cards have no task.` }),
  start_buys_nothing: ({ startPoints, cheapestPoints }) =>
    `A team starts with ${points(startPoints)}, and the cheapest card costs ${points(cheapestPoints)}: nobody can buy anything. Give more points at the start, or add a cheaper card.`,
  start_buys_by_relief: ({ startPoints, cheapestPoints }) =>
    `A team starts with ${points(startPoints)}, and the cheapest card costs ${points(cheapestPoints)}: it pays all it has for its first card. Give more points at the start, or add a cheaper card.`,
  guessing_pays: ({ cards, gainPoints }) =>
    `${plural(cards, { one: "At 1 card", other: `At ${integer(cards)} cards` })} guessing pays: it wins up to ${points(gainPoints)} on average. Add options, or lower the rewards.`,
  sold_out_early: ({ teamsPercent, contestsPercent, minute }) =>
    `${integer(teamsPercent)}% of the teams have bought every card long before the end, half of those within ${minutes(minute)}; it happens in ${integer(contestsPercent)}% of the trial contests. Add cards, or shorten the contest.`,
  broke_early: ({ teamsPercent, contestsPercent, minute }) =>
    `${integer(teamsPercent)}% of the teams can pay no card any more long before the end, half of those within ${minutes(minute)}; it happens in ${integer(contestsPercent)}% of the trial contests. Allow the last card for all that a team has left, or add cheap cards.`,
  card_too_dear: ({ cards }) =>
    plural(cards, {
      one: "1 card is so dear that hardly any team ever has the points for it.",
      other: `${integer(cards)} cards are so dear that hardly any team ever has the points for them.`,
    }),
  card_not_reached: ({ cards }) =>
    plural(cards, {
      one: "Hardly any team finishes 1 card in time.",
      other: `Hardly any team finishes ${integer(cards)} of the cards in time.`,
    }),
};

export const readinessWords = { findings };

export const readinessRefusals = {
  readiness_busy: () => "Another contest is being checked at the moment. Try again in a few seconds.",
  readiness_failed: () => "The check took too long and was stopped. Try it with fewer teams.",
  readiness_too_often: ({ seconds }: Readonly<Record<string, string | number>>) =>
    seconds === undefined
      ? "You have checked this very often. Wait a moment."
      : `You have checked this very often. Try again in ${integer(Number(seconds))} seconds.`,
};
