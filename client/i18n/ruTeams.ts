import type { teamWords as english } from "./enTeams.ts";
import { createFormat } from "./format.ts";

const { integer, plural, countdown } = createFormat("ru");
const minuteMs = 60_000;
const minutes = (ms: number) => {
  const count = ms / minuteMs;
  return ms % minuteMs === 0
    ? `${integer(count)} ${plural(count, { one: "минута", few: "минуты", many: "минут", other: "минуты" })}`
    : `${countdown(ms)} мин`;
};
const ofTeams = (n: number) =>
  `${integer(n)} ${plural(n, { one: "команды", few: "команд", many: "команд", other: "команды" })}`;

export const teamWords: typeof english = {
  extraTime: "Доп. время…",
  extraTimeTitle: (count) => `Дополнительное время для ${ofTeams(count)}`,
  extraTimeText:
    "Столько эти команды играют после остальных; соревнование кончается вместе с последней. Все видят, у скольких команд есть дополнительное время, но не видят, у каких.",
  extraMinutes: "Минуты (с минусом — забрать назад)",
  extraMinutesWrong: "Напишите минуты с точностью до секунды, не больше 1440: например 5, 2,5 или 2:30.",
  why: "Почему",
  whyHint: "Это увидят команды, которых это касается.",
  give: "Дать",
  extraGiven: (count) => `Готово для ${ofTeams(count)}.`,
  extraFact: "Доп. время",
  extraMark: (ms) => `дополнительное время: ${minutes(ms)}`,
  ownEnd: "Её время вышло",
  othersHave: (count) =>
    plural(count, {
      one: `У ${integer(count)} команды есть дополнительное время`,
      few: `У ${integer(count)} команд есть дополнительное время`,
      many: `У ${integer(count)} команд есть дополнительное время`,
      other: `У ${integer(count)} команд есть дополнительное время`,
    }),
  noticesLabel: "Ваше время",
  moreTime: (ms) => `Вам дали ещё времени: ${minutes(ms)}.`,
  lessTime: (ms) => `Из вашего дополнительного времени забрали: ${minutes(ms)}.`,
  reason: (why) => `Почему: ${why}`,
  understood: "Понятно",
  ownTimeUp: "Ваше время вышло. Другие ещё играют.",
  ownEndTitle: "Ваше время вышло",
  ownEndText: "Другие ещё играют: итоги будут, когда они закончат.",
  runDone: (count) => `Готово для ${ofTeams(count)}.`,
  runNotDone: (count) => `Не сделано для ${ofTeams(count)}:`,
  runRefused: (team, why) => `${team}: ${why}`,
  runMore: (count) => `и ещё для ${ofTeams(count)}`,
  entry: "Вход",
  entries: { open: "Открыт", approval: "По разрешению", closed: "Закрыт" },
  applicants: "Команды, которые хотят войти",
  waiting: (count) =>
    plural(count, {
      one: `${integer(count)} команда ждёт разрешения войти.`,
      few: `${integer(count)} команды ждут разрешения войти.`,
      many: `${integer(count)} команд ждут разрешения войти.`,
      other: `${integer(count)} команды ждут разрешения войти.`,
    }),
  letIn: "Впустить",
  letAllIn: "Впустить всех",
  sendAway: "Не впускать",
  sendAllAway: "Не впускать никого",
  letInDone: (count) => `Впущено команд: ${integer(count)}. Каждая войдёт сама за несколько секунд.`,
  awayDone: "Не впущены.",
  hideName: "Скрыть название",
  hideNames: "Скрыть названия",
  showName: "Показать название",
  nameHidden: "Другие видят",
  block: "Заблокировать",
  unblock: "Разблокировать",
  blocked: "Заблокирована",
  youAreBlocked: "Организатор заблокировал вашу команду: можно смотреть, но не покупать и не отвечать.",
  merge: "Объединить…",
  mergeTitle: (team) => `Объединить ${team} с другой командой`,
  mergeText:
    "Устройства обеих команд будут сидеть в одной. Один счёт остаётся, другой уходит со своей командой: счета никогда не смешиваются. Чтобы отменить, верните другую команду.",
  mergeWith: "Другая команда",
  whoseAccount: "Чей счёт остаётся",
  accountOf: (points, cards) =>
    `очки: ${points}, ${integer(cards)} ${plural(cards, { one: "карточка", few: "карточки", many: "карточек", other: "карточки" })}`,
  mergeNow: "Объединить",
  merged: (from, into) => `${from} теперь в команде ${into}.`,
  moveSeat: "Пересадить…",
  moveSeatNow: "Пересадить",
  removedTeams: "Удалённые команды",
  removedText: "К вернувшейся команде возвращаются счёт, PIN-код и устройства.",
  mergedInto: (team) => `объединена с командой ${team}`,
  bringBack: "Вернуть",
  marked: "Посмотрите на это название",
  nameWords: "Слова для названий…",
  nameWordsTitle: "Какие названия отмечаются",
  nameWordsText:
    "Названия с бранными словами отмечены для вас; войти это никому не мешает. Здесь можно добавить слова для этого соревнования и назвать допустимые.",
  markedWords: "Отмечать ещё и эти, по одному в строке",
  allowedWords: "Эти допустимы, по одному в строке",
  saveWords: "Сохранить",
  wordsChanged:
    "Кто-то изменил эти слова, пока они у вас открыты. При сохранении чужие изменения сначала встанут в списки рядом с вашими, чтобы вы их увидели.",
  wordsTogether:
    "Ещё ничего не сохранено: чужие изменения теперь стоят в списках рядом с вашими. Посмотрите и сохраните ещё раз.",
  deeds: "Соревнование и команды",
  deedNumber: (number) => `Д${integer(number)}`,
  deedUndoes: (number) => `отменено Д${integer(number)}`,
  deedUndoneBy: (number) => `отменено действием Д${integer(number)}`,
  undoDeedTitle: (number) => `Отменить Д${integer(number)}?`,
  noUndo: {
    own_way_back: "Для этого есть своя кнопка",
    was_seen: "Это уже все видели",
    time_went_on: "Время уже прошло",
    device_lost_it: "На устройстве этого уже нет",
  },
};
