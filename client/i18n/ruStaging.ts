import type { stagingWords as english } from "./enStaging.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

const ordinals = ["Первое", "Второе", "Третье"];
const points = (n: number) =>
  `${integer(n)} ${plural(n, { one: "очко", few: "очка", many: "очков", other: "очка" })}`;
const teams = (n: number) =>
  `${integer(n)} ${plural(n, { one: "команда", few: "команды", many: "команд", other: "команды" })}`;

export const stagingWords: typeof english = {
  go: "Старт!",
  tenMinutes: "Осталось меньше десяти минут",
  bell: "Звонок!",
  resultsSoon: "Итоги — через мгновение.",
  resultsWait: "Итоги откроет организатор.",
  place: (place, count) => {
    const name = `${ordinals[place - 1] ?? integer(place)} место`;
    return count > 1 ? `${name}, его делят ${teams(count)}` : name;
  },
  told: (place, names, n) => `${place}: ${names}, ${points(n)}`,
  everyone: (n) => (n === 2 ? "Обе команды делят первое место" : `Первое место делят все: ${teams(n)}`),
  nobodyHasPoints: "На этот раз очков ни у кого нет",
  allShown: "На экране итоговая таблица.",
  goOn: "Дальше (N)",
  goOnKey: "после звонка: к следующей части итогов",
};
