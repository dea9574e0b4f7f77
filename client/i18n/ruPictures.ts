import type { pictureWords as english } from "./enPictures.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");
const pictures = (n: number) =>
  `${integer(n)} ${plural(n, { one: "картинка", few: "картинки", many: "картинок", other: "картинки" })}`;

/** Картинки в заданиях: чтобы смотреть и чтобы вставлять. */
export const pictureWords: typeof english = {
  coming: "Картинка загружается…",
  gone: (words) =>
    words === "" ? "Картинка, которую нельзя показать" : `${words} (картинку нельзя показать)`,
  enlarge: "Рассмотреть крупнее",
  enlarged: "Картинка",
  unnamed: "картинка",
  button: "Картинка",
  buttonHint: "Выберите картинки, перетащите их на текст или вставьте.",
  uploading: (n) => `Загружается: ${pictures(n)}…`,
  inserted: (n) => `Вставлено в текст: ${pictures(n)}.`,
  question: "Что на картинке?",
  questionHint: "Это прочтут тем, кто её не видит, и покажут там, где картинки нет.",
  decoration: "Она только украшает",
  done: "Готово",
  later: "Позже",
  noWords: (number) => `У картинки ${integer(number)} нет описания`,
  lost: (n) => `Не удалось перенести картинок и формул: ${integer(n)}.`,
  noRoom: "В тексте нет места ещё для одной картинки.",
  tooMany: (most) => `Не больше ${integer(most)} картинок за раз: остальные пропущены.`,
  unreadable: "Этот файл не удалось прочитать как картинку.",
  tooLarge: "Эта картинка слишком большая.",
};
