import type { readinessWords as english, readinessRefusals as englishRefusals } from "./enReadiness.ts";
import { createFormat } from "./format.ts";
import { beforeCount } from "./ruSpoken.ts";

const { integer, plural } = createFormat("ru");
const points = (n: number) =>
  `${integer(n)} ${plural(n, { one: "очко", few: "очка", many: "очков", other: "очка" })}`;

const findings: typeof english.findings = {
  board_has_holes: ({ holes }) =>
    plural(holes, {
      one: `${integer(holes)} место на доске пустует.`,
      few: `${integer(holes)} места на доске пустуют.`,
      many: `${integer(holes)} мест на доске пустуют.`,
      other: `${integer(holes)} места на доске пустуют.`,
    }),
  statement_blank: ({ cards }) =>
    plural(cards, {
      one: `В ${integer(cards)} карточке нет задания.`,
      other: `В ${integer(cards)} карточках нет задания.`,
    }),
  start_buys_nothing: ({ startPoints, cheapestPoints }) =>
    `В начале у команды ${points(startPoints)}, а самая дешёвая карточка стоит ${points(cheapestPoints)}: никто ничего не купит. Дайте больше очков в начале или добавьте карточку подешевле.`,
  start_buys_by_relief: ({ startPoints, cheapestPoints }) =>
    `В начале у команды ${points(startPoints)}, а самая дешёвая карточка стоит ${points(cheapestPoints)}: за первую карточку команда отдаст всё, что у неё есть. Дайте больше очков в начале или добавьте карточку подешевле.`,
  guessing_pays: ({ cards, gainPoints }) =>
    `${plural(cards, { one: `В ${integer(cards)} карточке`, other: `В ${integer(cards)} карточках` })} выгодно угадывать: в среднем это приносит до ${points(gainPoints)}. Добавьте варианты ответа или уменьшите награды.`,
  sold_out_early: ({ teamsPercent, contestsPercent, minute }) =>
    `${integer(teamsPercent)} % команд покупают все карточки задолго до конца, половина из них — не позже чем на ${integer(minute)}-й минуте; так бывает в ${integer(contestsPercent)} % пробных игр. Добавьте карточек или сократите соревнование.`,
  broke_early: ({ teamsPercent, contestsPercent, minute }) =>
    `${integer(teamsPercent)} % команд задолго до конца не могут купить ни одной карточки, половина из них — не позже чем на ${integer(minute)}-й минуте; так бывает в ${integer(contestsPercent)} % пробных игр. Разрешите брать карточку за все оставшиеся очки или добавьте дешёвых карточек.`,
  card_too_dear: ({ cards }) =>
    plural(cards, {
      one: `${integer(cards)} карточка так дорога, что на неё почти никогда не хватает очков.`,
      few: `${integer(cards)} карточки так дороги, что на них почти никогда не хватает очков.`,
      many: `${integer(cards)} карточек так дороги, что на них почти никогда не хватает очков.`,
      other: `${integer(cards)} карточки так дороги, что на них почти никогда не хватает очков.`,
    }),
  card_not_reached: ({ cards }) =>
    plural(cards, {
      one: `С${beforeCount(cards)} ${integer(cards)} карточкой почти никто не успевает справиться.`,
      other: `С${beforeCount(cards)} ${integer(cards)} карточками почти никто не успевает справиться.`,
    }),
};

export const readinessWords: typeof english = { findings };

export const readinessRefusals: typeof englishRefusals = {
  readiness_busy: () => "Сейчас проверяется другое соревнование. Попробуйте через несколько секунд.",
  readiness_failed: () => "Проверка шла слишком долго и остановлена. Попробуйте с меньшим числом команд.",
  readiness_too_often: ({ seconds }) =>
    seconds === undefined
      ? "Вы проверяете слишком часто. Подождите немного."
      : `Вы проверяете слишком часто. Попробуйте через ${integer(Number(seconds))} с.`,
};
