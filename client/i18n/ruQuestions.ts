import type { questionWords as english } from "./enQuestions.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

export const questionWords: typeof english = {
  title: "Вопросы",
  ask: "Спросить организатора…",
  askTitle: "Вопрос организатору",
  about: (card) => `О карточке ${card}`,
  inGeneral: "Общий вопрос",
  kind: "Что это?",
  aQuestion: "Вопрос",
  anAppeal: (answer) => `Апелляция: ответ ${answer} нужно засчитать`,
  text: "Текст",
  send: "Отправить",
  sent: "Отправлено. Ответ появится здесь.",
  notSent: "Ваш вопрос не отправлен.",
  none: "Ваша команда ещё ни о чём не спрашивала.",
  waiting: "Ждёт ответа",
  question: "Вопрос",
  appeal: "Апелляция",
  answeredWord: "Ответ",
  accepted: "Апелляция принята",
  rejected: "Апелляция отклонена",
  toEverybody: "Всем командам",
  news: "Сообщения организатора",
  understood: "Понятно",
  open: (count) =>
    count === 0
      ? "Ничто не ждёт ответа."
      : plural(count, {
          one: `Ждёт ответа: ${integer(count)}.`,
          few: `Ждут ответа: ${integer(count)}.`,
          other: `Ждут ответа: ${integer(count)}.`,
        }),
  openCount: (count) => `ждут ответа: ${integer(count)}`,
  nobodyAsked: "Пока никто ни о чём не спрашивал.",
  answer: "Ответить…",
  answerTitle: (team) => `Ответ команде ${team}`,
  to: "Кому",
  receivers: { team: "Только этой команде", all: "Всем командам (без вопроса и без имени)" },
  prepared: "Готовые ответы",
  preparedAnswers: [
    "Прочитайте условие ещё раз.",
    "Без комментариев.",
    "Ответ есть в условии.",
    "Да.",
    "Нет.",
    "Мы разбираемся.",
  ],
  keep: "Запомнить эти слова",
  forget: (answer) => `Забыть «${answer}»`,
  accept: "Принять…",
  acceptTitle: "Принять апелляцию?",
  acceptText: (team, answer) => `Ответ «${answer}» команды ${team} будет засчитан.`,
  acceptedAlready: (answer) => `Ответ «${answer}» уже засчитан.`,
  reject: "Отклонить…",
  rejectTitle: "Отклонить апелляцию?",
  reason: "Причина",
  reasonHint: "Команда её увидит.",
  against: (answer, verdict) => `Её ответ ${answer}: ${verdict}`,
};
