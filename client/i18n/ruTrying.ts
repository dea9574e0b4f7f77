import type { PlayersChoice, TrialState } from "../../shared/trying.ts";
import { cardSeconds, skillPercents } from "../../shared/trying.ts";
import type { tryingWords as english, tryingRefusals as englishRefusals } from "./enTrying.ts";
import { createFormat } from "./format.ts";

const { integer, percent, plural } = createFormat("ru");
const teamCount = (n: number) =>
  `${integer(n)} ${plural(n, { one: "воображаемая команда", few: "воображаемые команды", other: "воображаемых команд" })}`;
const ofHundred = (n: number) => percent(n / 100);
const seconds = (n: number) => {
  const [whole, rest] = [Math.floor(n / 60), n % 60];
  const parts = [...(whole > 0 ? [`${whole} мин`] : []), ...(rest > 0 || whole === 0 ? [`${rest} с`] : [])];
  return parts.join(" ");
};
const skillName = ({ skillPercent }: PlayersChoice) =>
  skillPercent === skillPercents.weak
    ? "слабо"
    : skillPercent === skillPercents.middle
      ? "средне"
      : skillPercent === skillPercents.strong
        ? "сильно"
        : `${ofHundred(skillPercent)} верно сразу`;

export const tryingWords: typeof english = {
  title: "Попробовать как ученик",
  text: "Копия этой доски откроется в отдельной вкладке, как её видит команда. Ничего не сохраняется, и больше никто её не найдёт.",
  start: "Попробовать",
  opensTab: "Откроется в отдельной вкладке",
  nothingYet: "Пока нет ни одной готовой карточки",
  teams: "Воображаемые команды",
  teamsHint: "Они покупают и отвечают по тем же правилам. 0 — вы играете без соперников.",
  teamsWrong: (most) => `Целое число от 0 до ${integer(most)}`,
  skill: "Сколько они знают",
  skills: { weak: "Слабо", middle: "Средне", strong: "Сильно" },
  skillExactly: "Точнее",
  percent: ofHundred,
  rightAtOnce: (cheapest, middle, dearest) =>
    `В среднем верно с первой попытки: ${ofHundred(cheapest)} самых дешёвых карточек, ${ofHundred(middle)} средних, ${ofHundred(dearest)} самых дорогих.`,
  pace: "Сколько времени у них уходит на карточку",
  paces: {
    slow: `Медленно: ${seconds(cardSeconds.slow)}`,
    usual: `Обычно: ${seconds(cardSeconds.usual)}`,
    quick: `Быстро: ${seconds(cardSeconds.quick)}`,
  },
  paceExactly: "Точнее",
  seconds,
  hurry: "Ускорение",
  times: (n) => `×${n}`,
  hurryHint: "Торопятся только воображаемые команды; ваши часы идут как всегда.",
  leftOut: (n) =>
    `${integer(n)} ${plural(n, { one: "незаконченная карточка не участвует", few: "незаконченные карточки не участвуют", other: "незаконченных карточек не участвуют" })}`,
  mark: "Вы пробуете черновик: ничего не засчитывается",
  alone: "без соперников",
  teamCount,
  rivals: (state: TrialState) =>
    `${teamCount(state.teams)}, ${skillName(state)}, ${seconds(state.cardSeconds)} на карточку, ×${state.hurry}`,
  change: "Изменить",
  changeTitle: "Воображаемые команды",
  apply: "Играть так",
  endAndBack: "Закончить и вернуться к доске",
  endShortly: "Закончить",
  toBoard: "К доске",
  boardChanged: "Доску с тех пор изменили.",
  again: "Попробовать ещё раз",
  editCard: "Править эту карточку",
  doneTitle: "Проба закончена",
  goneTitle: "Этой пробы больше нет",
  goneText:
    "Она закончена, сервер перезапускали, или вас долго не было. Ничего из неё не сохранилось; доска такая, какой вы её оставили.",
};

export const tryingRefusals: typeof englishRefusals = {
  try_full: () => "Все места для проб заняты. Закройте одну из проб или попробуйте через несколько минут.",
  try_too_often: ({ seconds: wait }) =>
    wait === undefined
      ? "Слишком часто. Подождите немного."
      : `Слишком часто. Попробуйте через ${integer(Number(wait))} с.`,
};
