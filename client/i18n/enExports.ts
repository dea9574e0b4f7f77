import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const cards = (n: number) => `${integer(n)} ${plural(n, { one: "card", other: "cards" })}`;

/** Cards that go from one contest into another, and onto paper. */
export const exportsWords = {
  cardsFrom: "Cards from another contest",
  chooseContest: "From which contest?",
  searchContest: "Title or code",
  noContest: "There is no other contest of yours here.",
  otherContest: "Another contest",
  chooseCards: (title: string) => `Cards of “${title}”`,
  noCards: "This contest has no cards yet.",
  noCategory: "Without a category",
  lyingAside: "lies aside",
  unfinished: "unfinished",
  allOf: (category: string) => `All of ${category}`,
  everything: "All cards",
  whereTo: "Where to?",
  aside: "Beside the board",
  onBoard: "Onto free places of the board",
  freePlaces: (n: number) => `${integer(n)} ${plural(n, { one: "place is", other: "places are" })} free.`,
  tooFewPlaces: (chosen: number, free: number) =>
    `${cards(chosen)} chosen, but only ${integer(free)} ${plural(free, { one: "place is", other: "places are" })} free: choose fewer, make the board larger, or lay them beside it.`,
  tooManyAside: (most: number, there: number) =>
    `No more than ${cards(most)} lie beside a board, and ${integer(there)} ${plural(there, { one: "is", other: "are" })} there: choose fewer.`,
  unfinishedInLobby: "The lobby is open: only finished cards can stand on the board. Lay these beside it.",
  copy: (n: number) => (n === 0 ? "Copy" : `Copy ${cards(n)}`),
  copying: "Copying…",
  copied: (n: number) => `${cards(n)} copied.`,
  otherLanguage:
    "That contest is in another language: numbers that would be read otherwise here come without a key, to be looked at.",
  keySheet: "Key sheet",
  taskCards: "Task cards",
  printKeys: "Print the key sheet",
  printCards: "Print the task cards",
  toBoard: "The board",
  print: "Print",
  keysWarning: "With all keys: not for pupils.",
  columns: {
    place: "Place",
    price: "Price",
    task: "Task",
    key: "Key",
    solution: "Solution",
  },
  placeOf: (row: number, column: number) => `row ${integer(row)}, column ${integer(column)}`,
  noKey: "No key yet",
  nothingToPrint: "There is no card on the board yet.",
  onlyFinished: (n: number) => `${cards(n)} that are not finished are left out.`,
  perPage: "Cards on a sheet",
  perPageOf: (n: number) => integer(n),
  perPageHint:
    "A card that has no room in its part of the sheet takes a row of its own, and is printed smaller where a sheet is not enough.",
};
