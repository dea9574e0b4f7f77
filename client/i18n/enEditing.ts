import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

type Params = Readonly<Record<string, string | number>>;

/** Why something cannot be edited like that. */
export const editingRefusals = {
  changed_meanwhile({ next, corrected, kept, words, name }: Params) {
    if (next !== undefined) return "Another result is next by now. Look whose it is, and reveal it then.";
    if (corrected !== undefined)
      return "Somebody else has corrected this card meanwhile. Copy what you have written, close this, and open it again: it then begins with the key as it is now.";
    if (kept !== undefined)
      return "Somebody else has written one of these cards meanwhile, so all of them stay. Look at them, and try again.";
    if (words !== undefined)
      return "Somebody else has changed these words meanwhile. Save again: their changes then come into the lists beside yours, for you to look at first.";
    if (name !== undefined)
      return `This team is called “${name}” by now. Save again to call it as you have typed.`;
    return "Somebody else has changed this meanwhile. Look at what it is now, and save again.";
  },
  price_changed: ({ pricePoints = 0 }: Params) =>
    `The organizer has just changed the price: it is ${integer(Number(pricePoints))} now.`,
  place_taken: ({ row = 0, column = 0 }: Params) =>
    `There is a card in row ${integer(Number(row))}, column ${integer(Number(column))} already.`,
  outside_board: ({ rows = 0, columns = 0 }: Params) =>
    `The board ends at row ${integer(Number(rows))} and column ${integer(Number(columns))}.`,
  card_on_board: () => "This card is on the board. Lay it aside first.",
  card_unfinished: ({ cards = 1 }: Params) =>
    plural(Number(cards), {
      one: `${integer(Number(cards))} card is not finished: it lacks a price, a task or a key.`,
      other: `${integer(Number(cards))} cards are not finished: they lack a price, a task or a key.`,
    }),
  board_empty: () => "There is no card on the board yet.",
  too_many_cards: ({ most = 0 }: Params) =>
    `No more than ${integer(Number(most))} cards can lie aside. Throw some away first.`,
  card_bought: () =>
    "Somebody has bought this card: its price and its key stay. To correct the key, open the card on the console.",
  not_while_played: () => "This can be changed only before the start.",
  start_points_given: () => "Teams are here already and have had their start points.",
};
