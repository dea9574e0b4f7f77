import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

type Params = Readonly<Record<string, string | number>>;

/** Why something cannot be edited like that. */
export const editingRefusals = {
  changed_meanwhile({ next, corrected, kept, words, name }: Params) {
    if (next !== undefined)
      return "Теперь на очереди другой результат: посмотрите, чей он, прежде чем показывать.";
    if (corrected !== undefined)
      return "Кто-то уже исправил эту карточку. Скопируйте, что вы написали, закройте окно и откройте его снова: там будет нынешний ключ.";
    if (kept !== undefined)
      return "Кто-то уже изменил одну из этих карточек, поэтому все они остались. Посмотрите на них и попробуйте ещё раз.";
    if (words !== undefined)
      return "Кто-то уже изменил эти слова. Сохраните ещё раз: сначала чужие изменения встанут в списки рядом с вашими, и вы их увидите.";
    if (name !== undefined)
      return `Эта команда теперь называется «${name}». Сохраните ещё раз, чтобы назвать её так, как вы написали.`;
    return "Кто-то уже изменил это. Посмотрите, как сейчас, и сохраните ещё раз.";
  },
  price_changed: ({ pricePoints = 0 }: Params) =>
    `Организатор только что изменил цену: теперь она ${integer(Number(pricePoints))}.`,
  place_taken: ({ row = 0, column = 0 }: Params) =>
    `В ряду ${integer(Number(row))}, столбце ${integer(Number(column))} уже есть карточка.`,
  outside_board: ({ rows = 0, columns = 0 }: Params) =>
    `Доска кончается рядом ${integer(Number(rows))} и столбцом ${integer(Number(columns))}.`,
  card_on_board: () => "Эта карточка стоит на доске. Сначала отложите её.",
  card_unfinished: ({ cards = 1 }: Params) =>
    plural(Number(cards), {
      one: `${integer(Number(cards))} карточка не закончена: нет цены, задания или ключа.`,
      few: `${integer(Number(cards))} карточки не закончены: нет цены, задания или ключа.`,
      other: `${integer(Number(cards))} карточек не закончено: нет цены, задания или ключа.`,
    }),
  board_empty: () => "На доске ещё нет ни одной карточки.",
  too_many_cards: ({ most = 0 }: Params) =>
    `Отложить можно не больше ${integer(Number(most))} карточек. Сначала выбросьте ненужные.`,
  card_bought: () =>
    "Эту карточку уже купили: цена и ключ не меняются. Чтобы исправить ключ, откройте карточку в пульте.",
  not_while_played: () => "Это можно изменить только до начала.",
  start_points_given: () => "Команды уже здесь и получили начальные очки.",
};
