import type { libraryWords as english } from "./enLibrary.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");
const contests = (n: number) =>
  `${integer(n)} ${plural(n, { one: "соревнование", few: "соревнования", many: "соревнований", other: "соревнования" })}`;
const days = (n: number) =>
  `${integer(n)} ${plural(n, { one: "день", few: "дня", many: "дней", other: "дня" })}`;

export const libraryWords: typeof english = {
  search: "Поиск по названию или коду",
  filter: "Какие соревнования",
  filters: {
    all: "Все",
    draft: "Черновики",
    lobby: "Открытые",
    running: "Идут",
    finished: "Завершённые",
    archived: "Архив",
    bin: "Корзина",
  },
  sort: "Порядок",
  sorts: { newest: "Сначала новые", title: "По названию" },
  nothingFound: "Таких соревнований нет.",
  more: (count) => `Показать ещё ${contests(count)}`,
  withTeams: (count) =>
    `${integer(count)} ${plural(count, { one: "команда", few: "команды", many: "команд", other: "команды" })}`,
  daysLeft: (count) => `В корзине ещё ${days(count)}`,
  actions: "Действия",
  actionsOf: (title) => `Действия: ${title}`,
  open: "Открыть",
  details: "Название и время…",
  detailsTitle: (title) => `Изменить «${title}»`,
  detailsSaved: "Сохранено.",
  changedTo: (value) => `Кто-то уже изменил это: ${value}`,
  byHand: "вручную",
  languageHint: "Язык страниц и новых заданий; готовые задания читаются как прежде",
  startedDetails:
    "Соревнование уже начиналось: язык и длительность остаются. Его конец переносят на его странице.",
  downloadTable: "Скачать таблицей",
  tableLost: (n) =>
    `Сохранено. В таблицу помещается не всё, пропущено или изменено: ${integer(n)}. В файле соревнования есть всё.`,
  duplicate: "Создать копию",
  duplicated: (title) => `Создано: «${title}».`,
  move: "Переместить в папку…",
  archive: "В архив",
  archived: "Теперь оно в архиве.",
  bringBack: "Вернуть из архива",
  broughtBack: "Возвращено из архива.",
  remove: "Удалить…",
  finishFirst: "Сначала завершите его",
  restore: "Восстановить",
  restored: "Восстановлено, как было.",
  purge: "Удалить навсегда…",
  folder: "Папка",
  moveTitle: (title) => `Переместить «${title}»`,
  noFolder: "Без папки",
  newFolder: "Новая папка…",
  folderName: "Название папки",
  folderMissing: "Дайте папке название.",
  moveNow: "Переместить",
  moved: "Перемещено.",
  renameFolder: "Переименовать…",
  renameFolderOf: (folder) => `Переименовать папку ${folder}`,
  renameFolderTitle: (folder) => `Переименовать папку «${folder}»`,
  renameNow: "Переименовать",
  renamed: "Переименовано.",
  removeTitle: (title) => `Удалить «${title}»?`,
  removeText: (count) =>
    `Оно попадёт в корзину и будет лежать там ${days(count)}: всё это время его можно восстановить, как было. Потом оно удалится навсегда: доска и ключи, команды и ответы, итоги и вся запись.`,
  removeLobby: "Вход в него открыт: все, кто там, увидят, что соревнование удалено.",
  removeNow: "В корзину",
  removed: "Теперь оно в корзине.",
  purgeTitle: (title) => `Удалить «${title}» навсегда?`,
  purgeText:
    "Доска и ключи, команды и ответы, итоги и вся запись исчезнут сразу, и вернуть их не сможет никто.",
  purgeConfirm: (code) => `Напишите название или код ${code}`,
  purgeNow: "Удалить навсегда",
  purged: "Удалено навсегда.",
};
