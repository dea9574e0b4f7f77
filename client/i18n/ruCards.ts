import type { cardWords as english } from "./enCards.ts";
import { createFormat } from "./format.ts";

const { list } = createFormat("ru");

/** The teams at a card, for those who do not see their sails. */
export const cardWords: typeof english = {
  crewsTitle: "Кто у какой карточки",
  firstSolved: (team) => `первой решила команда ${team}`,
  solvedBy: (teams) => `решили: ${list(teams)}`,
  atWork: (teams) => `решают: ${list(teams)}`,
  heats: {
    1: "её решают или не решили многие",
    2: "горячая карточка: её решают или не решили очень многие",
    3: "очень горячая карточка: её решает или не решила треть команд или больше",
  },
  noCategory: "Без категории",
  listHelp:
    "Стрелки вверх и вниз переводят между карточками, влево и вправо — между категориями, Enter открывает карточку.",
};
