import type { FinalBlocker } from "../../shared/contest/closingRecords.ts";
import type { AwardView } from "../../shared/contest/view.ts";
import type { closingWords as english } from "./enClosing.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

const blockers: Record<FinalBlocker, string> = {
  not_revealed: "Показаны ещё не все результаты.",
  open_appeals: "Есть нерассмотренные апелляции.",
  open_questions: "Есть вопросы без ответа.",
  open_hints: "В подсказках есть карточки, по которым ничего не решено.",
  account_disagrees: "Второй подсчёт не сходится с журналом.",
  account_behind: "Второй подсчёт проверил ещё не всё.",
  account_unknown: "Второго подсчёта этого соревнования здесь нет.",
};

const awards: Record<AwardView["kind"], string> = {
  first_any: "Первая решённая карточка",
  first_card: "Первое решение",
  most_first: "Больше всего карточек с первой попытки",
  climb: "Самый большой подъём во второй половине",
  own: "Награда организатора",
};

const teams = (count: number) =>
  plural(count, {
    one: `${integer(count)} команда`,
    few: `${integer(count)} команды`,
    other: `${integer(count)} команд`,
  });

export const closingWords: typeof english = {
  blockers,
  title: "После конца",
  prizes: "Призовых мест",
  setPrizes: "Задать",
  prizesWrong: "Целое число от 0 до 50.",
  awardsTitle: "Награды",
  awards,
  awardOf: (award, card) => `${award}: ${card}`,
  cards: (count) =>
    plural(count, {
      one: `${integer(count)} карточка`,
      few: `${integer(count)} карточки`,
      other: `${integer(count)} карточек`,
    }),
  places: (count) =>
    plural(count, {
      one: `${integer(count)} место`,
      few: `${integer(count)} места`,
      other: `${integer(count)} мест`,
    }),
  give: "Вручить",
  givenOut: "Вручено",
  takeBack: "Отозвать",
  ownAward: "Своя награда",
  ownText: "За что",
  ownTeam: "Команда",
  noAwards: "Вручать нечего.",
  afterReveal: "Когда все результаты показаны.",
  afterEnd: "Когда соревнование закончится.",
  reviewTitle: "Разбор задач",
  reviewText: "На большом экране — задача, потом ответ.",
  card: "Карточка",
  showStatement: "Показать задачу",
  showAnswer: "Показать ответ",
  nextCard: "Следующая карточка",
  endReview: "Вернуться к итогам",
  keys: "Команды видят ключи рядом со своими ответами",
  protocol: "Протокол для печати",
  rightAnswer: "Правильный ответ",
  solution: "Решение",
  triedBy: (count) =>
    plural(count, {
      one: `Её брала ${integer(count)} команда`,
      few: `Её брали ${integer(count)} команды`,
      other: `Её брали ${integer(count)} команд`,
    }),
  solvedBy: (attempt, count) => `попытка ${integer(attempt)}: ${teams(count)}`,
  nobodySolved: "Никто не решил",
  solvedTitle: "Решили",
  commonWrong: "Частые неверные ответы",
  wrongBy: teams,
  protocolTitle: "Протокол",
  protocolWaiting: "Соревнование ещё не закончилось.",
  started: (at) => `Начало: ${at}`,
  finished: (at) => `Конец: ${at}`,
  finalReason: (why) => `Объявлены окончательными, потому что: ${why}`,
  against: "Что этому мешало",
  corrections: "Исправления",
  noCorrections: "Нет.",
  extraTime: "Дополнительное время",
  appeals: "Апелляции",
  appealAccepted: "принята",
  appealRejected: "отклонена",
  appealOpen: "не рассмотрена",
  undone: (number) => `отменено действием № ${integer(number)}`,
  columns: {
    place: "Место",
    team: "Команда",
    points: "Очки",
    solved: "Решено",
    number: "№",
    time: "Время",
    what: "Что",
    card: "Карточка",
    answer: "Ответ",
    text: "Текст",
    outcome: "Решение",
    reason: "Причина",
  },
  signatures: "Подписи",
  signatureName: "Имя",
  signature: "Подпись",
  print: "Печать",
  toConsole: "К пульту",
};
