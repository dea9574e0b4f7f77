import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import type { PresetName } from "../../shared/contest/rulePresets.ts";
import type { RulePack } from "../../shared/contest/rules.ts";
import { createFormat } from "./format.ts";
import { beforeOrdinal } from "./ruSpoken.ts";
import type { Texts } from "./texts.ts";

const { integer, plural } = createFormat("ru");
const points = (n: number) =>
  `${integer(n)} ${plural(n, { one: "очко", few: "очка", many: "очков", other: "очка" })}`;
/** «При 500 очках» */
const havingPoints = (n: number) => `${integer(n)} ${plural(n, { one: "очке", other: "очках" })}`;
const cards = (n: number) =>
  `${integer(n)} ${plural(n, { one: "такую карточку", few: "такие карточки", many: "таких карточек", other: "такой карточки" })}`;
const minutes = (n: number) =>
  `${integer(n)} ${plural(n, { one: "минуту", few: "минуты", many: "минут", other: "минуты" })}`;
const attempts = (n: number) => `${integer(n)} ${plural(n, { one: "попытки", other: "попыток" })}`;

const presets: Record<PresetName | "own", { readonly name: string; readonly text: string }> = {
  classic: { name: "Классические", text: "Три попытки: две цены, полторы цены, одна цена." },
  gentle: {
    name: "Мягкие",
    text: "Четыре попытки, и даже последняя приносит больше цены. За нерешённое к концу очки возвращаются.",
  },
  bold: {
    name: "Рискованные",
    text: "Первая попытка приносит три цены, вторая только возвращает цену, третьей нет. Четыре карточки сразу.",
  },
  quick: {
    name: "Короткий урок",
    text: "Две карточки сразу, по две попытки. За нерешённое к концу очки возвращаются, при равенстве выше тот, кто успел раньше.",
  },
  own: { name: "Свои", text: "Как заданы ниже." },
};

const fields: Record<keyof RulePack, { readonly label: string; readonly help: string }> = {
  startPoints: { label: "Очков в начале", help: "Столько получает каждая команда, опоздавшая тоже." },
  slots: { label: "Карточек сразу", help: "Сколько карточек команда может решать одновременно." },
  rewardPercents: {
    label: "Награды в % от цены карточки",
    help: "Сколько приносит верный ответ с каждой попытки. При 100 % команда лишь возвращает цену.",
  },
  rounding: { label: "Дробные очки", help: "Если награда выходит не целой." },
  attempts: {
    label: "Не больше попыток",
    help: "Для каждого вида ответа; наград всё равно не больше, чем в списке. В задачах с выбором попыток меньше там, где выгодно угадывать.",
  },
  negativeBalance: {
    label: "Можно уходить в долг",
    help: "Карточка может стоить больше, чем осталось у команды.",
  },
  relief: {
    label: "Помощь командам без очков",
    help: "Если в работе ничего нет и ни на что не хватает, самая дешёвая карточка достаётся за всё, что осталось, даже бесплатно.",
  },
  refundExpired: {
    label: "Возврат в конце",
    help: "За задачи, не решённые к концу, заплаченное возвращается. Иначе оно пропадает.",
  },
  lateEntry: { label: "Можно опоздать", help: "Новые команды могут войти и во время соревнования." },
  tieBreak: { label: "При равенстве очков", help: "Для призов удобнее, когда места не делятся." },
  ranking: {
    label: "Места считаются",
    help: "Если считать и очки в игре, покупка карточки не опускает команду. В конце в игре ничего нет, и решает баланс.",
  },
};

const kinds: Record<CheckerKind, string> = { number: "Число", text: "Текст", choice: "Выбор" };

export const ruleWords: Texts["rules"] = {
  total: "Всего",
  totalHint: "Баланс и очки в игре",
  totalThen: "Учтены очки, которые были в игре, когда таблицу заморозили.",
  title: (preset) => `Правила: ${preset}`,
  presetsLabel: "Готовые правила",
  presets,
  suits: (n) => `Такие правила рассчитаны на ${minutes(n)}.`,
  setMinutes: (n) => `Пусть длится ${minutes(n)}`,
  fields,
  groups: {
    start: "Очки и карточки",
    answers: "Ответы и награды",
    end: "Когда кончились очки или время",
    standings: "Команды и таблица",
  },
  kinds,
  roundings: {
    floor: "Округлять вниз",
    nearest: "До ближайшего целого, половину вверх",
    ceil: "Округлять вверх",
  },
  tieBreaks: {
    shared: "Делят место",
    earliest: "Выше та, чья последняя награда раньше",
  },
  rankings: {
    worth: "По балансу и очкам в игре",
    balance: "Только по балансу",
  },
  reward: (attempt) => `Верно с${beforeOrdinal(attempt)} ${integer(attempt)}-й попытки, %`,
  addReward: "Ещё одна попытка",
  removeReward: (attempt) => `Убрать ${integer(attempt)}-ю попытку`,
  unreached: (most) =>
    `Ни в одном виде ответа нет больше ${attempts(most)}: дальше награды не выплачиваются.`,
  bounds: (min, max) => `Целое число от ${integer(min)} до ${integer(max)}.`,
  notWhole: "В правилах что-то не так: посмотрите на отмеченные поля.",
  ofDocument: "как в файле",
  ofDocumentText:
    "В файле соревнования есть свои правила. Задайте другие, только если хотите заменить их целиком.",
  setOthers: "Задать другие правила",
  keepThose: "Оставить правила из файла",
  example: {
    title: "Что это значит",
    price: "Карточка ценой",
    kind: "Её ответ",
    options: "Сколько вариантов",
    outcome: "Что произошло",
    net: "В сумме",
    notWhole: "Пример появится, когда отмеченные поля будут заполнены верно.",
    right: (attempt) =>
      attempt === 1 ? "Верно сразу" : `Верно с${beforeOrdinal(attempt)} ${integer(attempt)}-й попытки`,
    pays: (reward) => `награда ${integer(reward)}`,
    allWrong: "Все ответы неверны",
    expired: "Не решена к концу",
    comesBack: (refund) => `возвращается ${integer(refund)}`,
    isLost: "цена пропала",
    atStart: (count, start) =>
      count === 0
        ? `При ${havingPoints(start)} в начале купить её ещё нельзя.`
        : `При ${havingPoints(start)} в начале можно решать сразу ${cards(count)}.`,
    forAllItHas: (paid) => `Она достаётся за всё, что есть: ${points(paid)}.`,
    bought: (balance, ranking) =>
      `После покупки на балансе остаётся ${points(balance)}, а в таблице у команды ${integer(ranking)}.`,
    brokeFree: (net) =>
      `Команда без очков получает её даром, если нет карточки дешевле; верный ответ сразу принесёт ${points(net)}.`,
    brokeDebt: (owed) => `Команда без очков всё равно может её купить и уйдёт в долг: ${points(owed)}.`,
    brokeOut: "Команда без очков больше ничего купить не может.",
  },
};
