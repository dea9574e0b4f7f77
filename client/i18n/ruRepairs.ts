import { ruAuditWords } from "../../shared/audit/ruAuditWords.ts";
import type { RepairType } from "../../shared/contest/repairActs.ts";
import type { SubmissionView } from "../../shared/contest/view.ts";
import type { repairWords as english } from "./enRepairs.ts";
import { createFormat } from "./format.ts";

const { integer, signed, plural } = createFormat("ru");

/** What was done, in the list of acts. */
const acts: Record<RepairType, string> = ruAuditWords.repairs;

const verdicts: Record<SubmissionView["verdict"], string> = {
  accepted: "всё-таки верен",
  wrong: "всё-таки неверен",
  annulled: "больше не считается",
};

const notices: Record<RepairType, (card: string | null) => string> = {
  judge: (card) => `${card}: ответ пересмотрен.`,
  key: (card) => `${card}: исправлен ключ.`,
  void: (card) => `${card}: карточка снята с игры.`,
  withdraw: (card) => `${card}: ваша покупка отменена.`,
  refund: (card) => `${card}: вам вернули плату.`,
  give: (card) => `Вам дали карточку: ${card}.`,
  adjust: () => "Организатор изменил ваши очки.",
  undo: (card) => (card === null ? "Изменение ваших очков отменено." : `${card}: исправление отменено.`),
};

export const repairWords: typeof english = {
  acts,
  noActs: "Пока ничего не исправлено.",
  actNumber: (number: number) => `№ ${integer(number)}`,
  undoes: (number: number) => `Отменено № ${integer(number)}`,
  undoneBy: (number: number) => `отменено действием № ${integer(number)}`,
  touched: (count: number) =>
    plural(count, {
      one: `${integer(count)} покупка`,
      few: `${integer(count)} покупки`,
      many: `${integer(count)} покупок`,
      other: `${integer(count)} покупки`,
    }),
  undo: "Отменить…",
  undoTitle: (number: number) => `Отменить № ${integer(number)}?`,
  why: "Почему",
  whyHint: "Это увидят команды, которых это касается.",
  whyNeeded: "Напишите почему: это останется в счёте команды.",
  policy: "Кому заплатили за ответ, который теперь неверен",
  policies: {
    keep: "Оставить (никто ничего не теряет)",
    strict: "Забрать (как если бы так судили с начала)",
  },
  apply: "Применить",
  looking: "Смотрим, что изменится…",
  nothing: "Ни очки, ни места не изменятся.",
  changes: (purchases: number) =>
    plural(purchases, {
      one: `Изменится ${integer(purchases)} покупка.`,
      few: `Изменятся ${integer(purchases)} покупки.`,
      many: `Изменится ${integer(purchases)} покупок.`,
      other: `Изменится ${integer(purchases)} покупки.`,
    }),
  becomes: {
    accepted: (count: number) => `станут верными: ${integer(count)}`,
    wrong: (count: number) => `станут неверными: ${integer(count)}`,
    annulled: (count: number) => `перестанут считаться: ${integer(count)}`,
  },
  prizesMove: (places) => `На призовых местах (${integer(places)}) что-то изменится.`,
  prizesStay: (places) => `На призовых местах (${integer(places)}) ничего не изменится.`,
  columns: { team: "Команда", balance: "Очки", place: "Место" },
  done: (teams: number) =>
    plural(teams, {
      one: `Готово: очки или место изменились у ${integer(teams)} команды.`,
      few: `Готово: очки или места изменились у ${integer(teams)} команд.`,
      many: `Готово: очки или места изменились у ${integer(teams)} команд.`,
      other: `Готово: очки или места изменились у ${integer(teams)} команд.`,
    }),
  acceptAll: "Засчитать…",
  rejectAll: "Считать неверным…",
  annulAll: "Не учитывать…",
  groupTitle: { accepted: "Засчитать", wrong: "Считать неверным", annulled: "Не учитывать" },
  groupText: (reading: string) => `Все ответы на эту карточку, которые читаются как «${reading}».`,
  laterToo: "Ответы, которые придут позже, судятся так же.",
  answerText: (team: string, answer: string) => `Ответ «${answer}» команды ${team}.`,
  correctKey: "Исправить ключ…",
  correctTitle: "Исправить ключ",
  correctText:
    "Все ответы на карточку будут прочитаны и оценены заново. Ответы, которые не удалось прочитать, не сохранялись: они не вернутся.",
  kind: "Вид ответа",
  key: "Ключ",
  keyHint: "Как в столбце answer таблицы; у текста может быть несколько ответов, по одному в строке.",
  choices: "Варианты, по одному в строке",
  tolerance: "Допуск (можно оставить пустым)",
  exact: "Что важно: case, spaces, yo, quotes, dashes (можно оставить пустым)",
  trial: "Проверьте ответ",
  trialAccepted: (shown: string) => `${shown}: верно по этому ключу`,
  trialWrong: (shown: string) => `${shown}: неверно по этому ключу`,
  keyWithoutConnection: "Нет связи. Ключ будет прочитан, как только она появится.",
  keyLater: "Сервер ещё не прочитал ключ. Сейчас спросим снова.",
  voidCard: "Снять с игры…",
  voidTitle: "Снять карточку с игры?",
  voidText: "Никто больше не сможет её купить, и всем вернётся плата.",
  rewards: "Награды, которые за неё уже заплачены",
  rewardsStay: { keep: "Остаются", take: "Забираются" },
  voided: "Снята с игры",
  points: "Очки…",
  pointsTitle: (team: string) => `Очки команды ${team}`,
  delta: "Изменить на (например, 50 или -50)",
  notANumber: (most: number) => `Напишите целое число, не 0: не больше чем ${integer(most)} в любую сторону.`,
  give: "Дать карточку…",
  giveTitle: (team: string) => `Дать карточку команде ${team}`,
  giveText: "Она ничего не стоит, даже если все слоты заняты.",
  card: "Карточка",
  withdraw: "Отменить покупку…",
  withdrawTitle: "Отменить эту покупку?",
  withdrawText: "Плата возвращается, награда забирается, и команда может купить карточку снова.",
  refund: "Вернуть плату…",
  refundTitle: "Вернуть плату?",
  refundText: "Плата возвращается, а покупка остаётся.",
  attempt: "Вернуть попытку…",
  attemptTitle: "Вернуть попытку?",
  attemptText: "Последний неверный ответ больше не считается.",
  notices,
  answerNow: (answer: string, verdict: SubmissionView["verdict"]) =>
    `Ваш ответ ${answer} ${verdicts[verdict]}.`,
  pointsNow: (points: number) => `Очки: ${signed(points)}.`,
  reason: (why: string) => `Почему: ${why}`,
  noticesLabel: "Исправлено организатором",
  understood: "Понятно",
};
