import { createFormat } from "./format.ts";

const { integer, list, plural } = createFormat("en");
const teams = (n: number) => `${integer(n)} ${plural(n, { one: "team", other: "teams" })}`;
const have = (n: number) => plural(n, { one: "has", other: "have" });

/** Several authors of one board, and a board that is written while it is played. */
export const editorWords = {
  here: (names: readonly string[]) => `✎ ${list(names)}`,
  atThese: (names: readonly string[]) => `One of these cards is open elsewhere: ${list(names)}.`,
  somebody: (mark: string) => `sign-in …${mark}`,
  looks: (name: string) => `${name} has this card open.`,
  writes: (name: string) => `${name} is writing here.`,
  unsaved: (name: string) => `What ${name} has typed and not saved yet`,
  nothingTyped: "(empty)",
  beforeTitle: "What a change does now",
  before: {
    nobody: "Nobody has bought this card: its task, solution, key, price and category may be changed.",
    nobodyTold: "No team has its task open. A new price or category is on every board and screen at once.",
    words: "Its task, solution and category may be corrected. Its price and key stay: a team has bought it.",
    wrongKey: "A wrong key is put right on the console, where you see first whose points it changes.",
    reading: (n: number) =>
      `${teams(n)} ${have(n)} this card open: a corrected task is shown to them at once, with a note to read it again.`,
    nobodyReading: "No team has it open now.",
    done: (n: number) => `${teams(n)} ${have(n)} finished it, and will find the corrected task there.`,
    solution: "The solution is shown only when you go through the tasks after the end.",
    covered: "The boards are covered: what changes is seen when you uncover them.",
    voided: "This card was taken out of the game: nobody can buy it.",
    aside: "This card lies aside. While the contest is played nothing of it can be changed.",
    over: "The contest is over: nothing of this card can be changed. Reopen the contest to correct it.",
  },
  told: {
    reading: (n: number) =>
      `Saved. ${teams(n)} with this card open ${plural(n, { one: "was", other: "were" })} told at once.`,
    nobody: "Saved. No team has this card open, so nobody had to be told.",
    board: "Saved. Every board and screen shows it.",
    quiet: "Saved. No team was told: it is not shown to them now.",
  },
  whyNot: {
    played:
      "The contest has begun: size, places, prices by row and rules stay until its end. Cards cannot be added or laid aside. You can undo and redo what you corrected.",
    over: "The contest is over: size, places, prices and rules stay as they were played.",
    aside: "These cards can be put on the board or thrown away only before the start.",
    rules: "The rules can be changed only before the start.",
  },
};
