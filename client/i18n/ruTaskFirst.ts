import type { AroundName, taskFirstWords as english } from "./enTaskFirst.ts";
import { createFormat } from "./format.ts";
import { beforeCount } from "./ruSpoken.ts";

const { integer, plural } = createFormat("ru");
const nth = (place: number) => `${integer(place)}-е место`;
const points = (count: number) =>
  `${integer(count)} ${plural(count, { one: "очко", few: "очка", many: "очков", other: "очка" })}`;
const teams = (count: number) =>
  `${integer(count)} ${plural(count, { one: "команда", few: "команды", many: "команд", other: "команды" })}`;
/** A name keeps its form beside the word for what it names. */
const around = (before: string, after = ""): AroundName => [`${before} «`, `»${after}`];

export const taskFirstWords: typeof english = {
  gathering: (count) => `Пока ${teams(count)}`,
  alone: "Ваша команда идёт одна",
  placed: nth,
  behind: (place, count) => around(`${nth(place)}, до команды`, ` ${points(count)}`),
  ahead: (place, count) => around(`${nth(place)}, отрыв от команды`, ` ${points(count)}`),
  sameAs: (place) => around(`${nth(place)}, столько же очков, как у команды`),
  sharedWith: (place) => around(`${nth(place)}, поровну с командой`),
  sharedByMany: (place, others) =>
    `${nth(place)}, поровну с${beforeCount(others)} ${integer(others)} ${plural(others, { one: "командой", other: "командами" })}`,
  overtaking: () => around("Вы обошли:"),
  overtaken: () => around("Вас обошли:"),
  mateOpened: (card) => `Ваша команда открыла «${card}»`,
  brokeRelief: (pay) =>
    pay === 0
      ? "Ни на одну карточку не хватает: самая дешёвая для вас бесплатна"
      : `Ни на одну карточку не хватает: самая дешёвая ваша за ${points(pay)}`,
  broke: {
    work: "Ни на одну карточку не хватает: решайте то, что открыто",
    none: "Ни на одну карточку не хватает: ваши очки останутся как есть",
  },
};
