import type { beginningWords as english, beginningRefusals as englishRefusals } from "./enBeginning.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

export const beginningWords: typeof english = {
  forTeachers: "Учителю: пульт",
  passwordTitle: "Придумайте пароль",
  passwordLead:
    "Регата запущена здесь впервые. С этим паролем вы, учитель, попадёте к своим соревнованиям; ученикам он не нужен.",
  loginHint: "Под этим именем вы будете входить",
  passwordHint: "Не короче 8 символов",
  passwordShort: "Слишком коротко: нужно не меньше 8 символов.",
  showPassword: "Показать пароль",
  hidePassword: "Скрыть пароль",
  setPassword: "Сохранить и начать",
  tiles: "Начать соревнование",
  demoTitle: "Сыграть пробную игру",
  demoText: "Один щелчок — и сбор открыт: ученики могут входить.",
  demoOpening: "Открываем сбор …",
  tableTitle: "Взять свою таблицу",
  tableText: "Ваши задачи из электронной таблицы или соревнование, сохранённое в файл.",
  chooseTable: "Выбрать или вставить таблицу",
};

export const beginningRefusals: typeof englishRefusals = {
  link_over: () =>
    "Эта ссылка больше не действует. Пока пароль не задан, Регата при каждом запуске печатает новую.",
  password_set: () => "Пароль уже задан. Войдите с ним.",
  demo_too_often: ({ seconds }) =>
    seconds === undefined
      ? "За короткое время открыто много пробных игр. Подождите немного и попробуйте снова."
      : `За короткое время открыто много пробных игр. Попробуйте снова через ${integer(Number(seconds))} ${plural(Number(seconds), { one: "секунду", few: "секунды", many: "секунд", other: "секунды" })}.`,
};
