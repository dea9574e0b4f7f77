import { createFormat } from "./format.ts";

const { integer } = createFormat("ru");

type Params = Readonly<Record<string, string | number>>;

/** Why a picture was not taken. MED2 MED4 */
export const mediaProblems = {
  picture_too_large: ({ maxMB = 6 }: Params) =>
    `Картинка больше ${integer(Number(maxMB))} МБ. Уменьшите её и попробуйте ещё раз.`,
  picture_unreadable: () =>
    "Это не удалось прочитать как картинку. Возьмите файл PNG, JPEG, GIF или WebP, который открывается в других программах, или сделайте снимок экрана.",
  pictures_full: ({ most = 200, maxMB = 24 }: Params) =>
    `В этом соревновании уже ${integer(Number(most))} картинок или ${integer(Number(maxMB))} МБ. В копию соревнования попадут только картинки, которые есть в карточках.`,
  pictures_unavailable: () =>
    "Этот сервер не умеет читать картинки: нужная часть не установлена на эту машину. Всё остальное работает.",
};

/** MED6 */
export const mediaRefusals = {
  picture_unknown: () => "Такой картинки здесь нет. Если она нужна в карточке, вставьте её ещё раз.",
};
