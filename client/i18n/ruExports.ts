import type { exportsWords as english } from "./enExports.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");
const cards = (n: number) =>
  `${integer(n)} ${plural(n, { one: "карточка", few: "карточки", other: "карточек" })}`;

/** Cards that go from one contest into another, and onto paper. */
export const exportsWords: typeof english = {
  cardsFrom: "Карточки из другого соревнования",
  chooseContest: "Из какого соревнования?",
  searchContest: "Название или код",
  noContest: "Другого вашего соревнования здесь нет.",
  otherContest: "Другое соревнование",
  chooseCards: (title) => `Карточки соревнования «${title}»`,
  noCards: "В этом соревновании пока нет карточек.",
  noCategory: "Без категории",
  lyingAside: "отложена",
  unfinished: "не готова",
  allOf: (category) => `Все: ${category}`,
  everything: "Все карточки",
  whereTo: "Куда?",
  aside: "Рядом с доской",
  onBoard: "На свободные места доски",
  freePlaces: (n) => `Свободных мест: ${integer(n)}.`,
  tooFewPlaces: (chosen, free) =>
    `Выбрано: ${cards(chosen)}, а свободных мест только ${integer(free)}: выберите меньше, увеличьте доску или отложите карточки рядом с ней.`,
  tooManyAside: (most, there) =>
    `Рядом с доской может лежать не больше ${integer(most)}, там уже ${cards(there)}: выберите меньше.`,
  unfinishedInLobby:
    "Вход в соревнование открыт: на доске могут стоять только готовые карточки. Отложите эти рядом с ней.",
  copy: (n) => (n === 0 ? "Скопировать" : `Скопировать: ${cards(n)}`),
  copying: "Копируется…",
  copied: (n) => `Скопировано: ${cards(n)}.`,
  otherLanguage:
    "То соревнование на другом языке: числа, которые здесь читались бы иначе, придут без ключа — проверьте их.",
  keySheet: "Лист ответов",
  taskCards: "Карточки с задачами",
  printKeys: "Напечатать лист ответов",
  printCards: "Напечатать карточки",
  toBoard: "Доска",
  print: "Печать",
  keysWarning: "Со всеми ответами: не для учеников.",
  columns: {
    place: "Место",
    price: "Цена",
    task: "Задача",
    key: "Ответ",
    solution: "Решение",
  },
  placeOf: (row, column) => `ряд ${integer(row)}, столбец ${integer(column)}`,
  noKey: "Ответа пока нет",
  nothingToPrint: "На доске пока нет карточек.",
  onlyFinished: (n) => `Неготовые пропущены: ${cards(n)}.`,
  perPage: "Карточек на листе",
  perPageOf: (n) => integer(n),
  perPageHint:
    "Карточка, которой не хватает её части листа, займёт целый ряд, а если мало и листа — напечатается мельче.",
};
