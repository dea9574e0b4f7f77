import type { healWords as english } from "./enHeal.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");
const lost = (acts: number) =>
  `База данных потеряла ${integer(acts)} ${plural(acts, {
    one: "действие",
    few: "действия",
    other: "действий",
  })} последних мгновений`;

export const healWords: typeof english = {
  lost: (acts) => `${lost(acts)}.`,
  pausedForTeams: (acts) =>
    `${lost(acts)}; соревнование на паузе. Проверьте последние покупки и ответы: чего нет, то не засчитано.`,
  pausedForAll: (acts) => `${lost(acts)}; соревнование на паузе, пока организатор его не продолжит.`,
  pausedForModerators: (acts) =>
    `${lost(acts)}; соревнование на паузе. Дайте командам проверить, что у них есть, исправьте недостающее и продолжите.`,
};
